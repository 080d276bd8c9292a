#include "cli/shell/lineeditor.h"

#include "cli/tty.h"

#include <QEventLoop>

#include <cerrno>
#include <cwchar>

#include <histedit.h>

#include <sys/ioctl.h>
#include <unistd.h>

namespace {
// Which of our editors the library calls back for.
LineEditor *ownerOf(EditLine *editor) {
    void *data = nullptr;
    ::el_wget(editor, EL_CLIENTDATA, &data);
    return static_cast<LineEditor *>(data);
}
} // namespace

void LineEditor::Free::operator()(editline *editor) const { ::el_end(editor); }
void LineEditor::Free::operator()(historyW *history) const { ::history_wend(history); }

LineEditor::LineEditor(const QStringList &history)
    : m_history(::history_winit())
    , m_editor(::el_init("wherry", stdin, stdout, stderr))
    , m_notifier(STDIN_FILENO, QSocketNotifier::Read) {
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &LineEditor::onReadable);
    HistEventW event = {};
    ::history_w(m_history.get(), &event, H_SETSIZE, 1000);
    for (const QString &line : history)
        remember(line);
    EditLine *const editor = m_editor.get();
    ::el_wset(editor, EL_CLIENTDATA, this);
    ::el_wset(editor, EL_EDITOR, L"emacs");
    ::el_wset(editor, EL_PROMPT, &LineEditor::promptOf);
    ::el_wset(editor, EL_HIST, &::history_w, m_history.get());
    ::el_wset(editor, EL_GETCFN, &LineEditor::readCharacter);
    ::el_wset(editor, EL_ADDFN, L"wherry-complete", L"Complete a name", &LineEditor::complete);
    ::el_wset(editor, EL_BIND, L"^I", L"wherry-complete", nullptr);
    ::el_wset(editor, EL_BIND, L"^R", L"em-inc-search-prev", nullptr);
}

LineEditor::~LineEditor() { stopAsking(); }

wchar_t *LineEditor::promptOf(EditLine *editor) { return ownerOf(editor)->m_prompt.data(); }

void LineEditor::remember(const QString &line) {
    HistEventW event = {};
    ::history_w(m_history.get(), &event, H_ENTER, line.toStdWString().c_str());
}

void LineEditor::next(const QString &prompt) {
    m_prompt = prompt.toStdWString();
    m_promptWidth = Tty::width(prompt);
    m_isAsking = true;
    ::el_resize(m_editor.get()); // the window may have changed meanwhile
    ::el_wset(m_editor.get(), EL_UNBUFFERED, 1);
    m_notifier.setEnabled(true);
}

void LineEditor::stopAsking() {
    if (!std::exchange(m_isAsking, false))
        return;
    m_notifier.setEnabled(false);
    ::el_wset(m_editor.get(), EL_UNBUFFERED, 0);
}

void LineEditor::onReadable() {
    if (m_isInKey) // awaitInput() has been waiting for it
        return;
    m_isInKey = true;
    int count = 0;
    const wchar_t *const line = ::el_wgets(m_editor.get(), &count);
    m_isInKey = false;
    if (std::exchange(m_isDiscarded, false))
        return discard();
    const wchar_t last = line && count > 0 ? line[count - 1] : L'\0';
    const bool isEnd = m_hasEnded || (count == 1 && last == L'\x04');
    if (!isEnd && last != L'\n' && last != L'\r')
        return;
    const QString typed = isEnd ? QString() : QString::fromWCharArray(line, count - 1);
    stopAsking();
    if (!isEnd) {
        Q_EMIT entered(typed);
        return;
    }
    Tty::write(stdout, QStringLiteral("\n"));
    Q_EMIT ended();
}

// Some keys are several characters, and the library wants the next one at once: the program goes on until it comes.
bool LineEditor::awaitInput() {
    int there = 0;
    while (!m_isDiscarded && ::ioctl(STDIN_FILENO, FIONREAD, &there) == 0 && there == 0) {
        QEventLoop loop;
        connect(&m_notifier, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
        connect(this, &LineEditor::discarded, &loop, &QEventLoop::quit);
        if (loop.exec() != 0)
            return false;
        if (::ioctl(STDIN_FILENO, FIONREAD, &there) == 0 && there == 0 && !m_isDiscarded)
            return false; // readable and empty: the end
    }
    return !m_isDiscarded;
}

int LineEditor::readCharacter(EditLine *editor, wchar_t *character) {
    LineEditor *const me = ownerOf(editor);
    std::mbstate_t state = {};
    for (;;) {
        char byte = 0;
        if (!me->awaitInput() || ::read(STDIN_FILENO, &byte, 1) != 1) {
            me->m_hasEnded = !me->m_isDiscarded;
            return 0;
        }
        const size_t used = std::mbrtowc(character, &byte, 1, &state);
        if (used == static_cast<size_t>(-2))
            continue; // the character has more bytes
        if (used == static_cast<size_t>(-1)) {
            state = {};
            continue;
        }
        return 1;
    }
}

unsigned char LineEditor::complete(EditLine *editor, int) {
    Q_EMIT ownerOf(editor)->completionWanted();
    return CC_REFRESH;
}

QString LineEditor::beforeCursor() const {
    const LineInfoW *const line = ::el_wline(m_editor.get());
    return QString::fromWCharArray(line->buffer, line->cursor - line->buffer);
}

QString LineEditor::shown() const {
    const LineInfoW *const line = ::el_wline(m_editor.get());
    return QString::fromStdWString(m_prompt) + QString::fromWCharArray(line->buffer, line->lastchar - line->buffer);
}

void LineEditor::replace(qsizetype count, const QString &text) {
    // The library counts whole characters.
    const QString before = beforeCursor();
    ::el_deletestr(m_editor.get(), static_cast<int>(before.last(count).toUcs4().size()));
    ::el_winsertstr(m_editor.get(), text.toStdWString().c_str());
}

void LineEditor::clear() {
    if (!m_isAsking)
        return;
    const int row = (m_promptWidth + Tty::width(beforeCursor())) / Tty::columns(STDOUT_FILENO);
    if (row > 0)
        Tty::write(stdout, QStringLiteral("\x1b[%1A").arg(row));
    Tty::write(stdout, QStringLiteral("\r\x1b[J"));
}

void LineEditor::restore() {
    if (m_isAsking)
        ::el_wset(m_editor.get(), EL_REFRESH);
}

void LineEditor::discard() {
    if (!m_isAsking)
        return;
    if (m_isInKey) {
        m_isDiscarded = true;
        Q_EMIT discarded();
        return;
    }
    Tty::write(stdout, QStringLiteral("^C\n"));
    const QString prompt = QString::fromStdWString(m_prompt);
    stopAsking();
    next(prompt);
}
