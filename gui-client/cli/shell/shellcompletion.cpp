#include "cli/shell/shellcompletion.h"

#include "base/visibletext.h"
#include "cli/shell/lineeditor.h"
#include "cli/shell/localnames.h"
#include "cli/shell/shellcommands.h"
#include "cli/shell/shellwords.h"
#include "cli/tty.h"
#include "ftp/wiretext.h"
#include "operations/listdirectory.h"
#include "session/session.h"

#include <QFileInfo>

#include <algorithm>

#include <unistd.h>

using Takes = ShellCommand::Takes;

namespace {
constexpr int shownAtMost = 200;

QString folderPart(const QString &typed) { return typed.first(typed.lastIndexOf(u'/') + 1); }
} // namespace

ShellCompletion::ShellCompletion(LineEditor &editor, Session &session, const RemotePath &directory)
    : m_editor(editor)
    , m_session(session)
    , m_directory(directory)
    , m_listings(std::chrono::minutes(1)) {
    connect(&m_editor, &LineEditor::completionWanted, this, &ShellCompletion::complete);
}

void ShellCompletion::forgetListings() { m_listings.removeSite(m_session.site().key()); }

void ShellCompletion::keepListing(const RemotePath &directory, const Listing &listing) {
    m_listings.put(m_session.site().key(), directory, listing);
}

QString ShellCompletion::commonStart(const QStringList &names, const QString &typed) {
    QString common;
    bool isFirst = true;
    for (const QString &name : names) {
        if (!name.startsWith(typed))
            continue;
        if (std::exchange(isFirst, false)) {
            common = name;
            continue;
        }
        const auto [end, other] = std::mismatch(common.cbegin(), common.cend(), name.cbegin(), name.cend());
        common.truncate(end - common.cbegin());
    }
    if (!common.isEmpty() && common.back().isHighSurrogate())
        common.chop(1);
    return isFirst ? typed : common;
}

void ShellCompletion::complete() {
    m_before = m_editor.beforeCursor();
    QList<ShellWord> words = ShellWords::splitUnfinished(m_before);
    if (words.isEmpty() || words.constLast().isFinished)
        words.emplaceBack().begin = m_before.size();
    m_begin = words.constLast().begin;
    const QString typed = words.constLast().text;
    QStringList commands;
    for (const ShellCommand &each : ShellCommand::all())
        commands.append(each.name);
    if (words.size() == 1)
        return offer(commands, typed);
    const ShellCommand *const command = ShellCommand::find(words.constFirst().text);
    const bool isFirstArgument = words.size() == 2;
    switch (command ? command->takes : Takes::Nothing) {
    case Takes::Nothing:
        return;
    case Takes::CommandName:
        return offer(commands, typed);
    case Takes::Remote:
        return completeRemote(typed);
    case Takes::Local:
        return offerLocal(typed);
    case Takes::LocalThenRemote:
        return isFirstArgument ? offerLocal(typed) : completeRemote(typed);
    case Takes::RemoteThenLocal:
        return isFirstArgument ? completeRemote(typed) : offerLocal(typed);
    }
}

void ShellCompletion::completeRemote(const QString &typed) {
    const RemotePath directory = m_directory.resolved(encodeWireText(folderPart(typed)));
    if (const auto known = m_listings.find(m_session.site().key(), directory))
        return offerRemote(*known, typed);
    auto listing = std::make_unique<ListDirectory>(m_session.link(), directory);
    ListDirectory *const raw = listing.get();
    connect(raw, &Operation::done, this, [this, raw, directory, typed, before = m_before] {
        if (raw->failure())
            return;
        const Listing found = raw->takeListing();
        keepListing(directory, found);
        if (!m_editor.isAsking() || m_editor.beforeCursor() != before)
            return; // typed on meanwhile
        m_editor.clear();
        offerRemote(found, typed);
        m_editor.restore();
    });
    m_session.run(std::move(listing));
}

void ShellCompletion::offerRemote(const Listing &listing, const QString &typed) {
    QStringList names;
    for (const RemoteEntry &entry : listing.entries)
        names.append(folderPart(typed) + decodeWireText(entry.name) +
                     (entry.isDirectory() ? QStringLiteral("/") : QString()));
    offer(names, typed);
}

void ShellCompletion::offerLocal(const QString &typed) {
    QStringList names;
    const QString folder = folderPart(typed);
    const QFileInfoList files = LocalNames::inside(LocalNames::path(folder));
    for (const QFileInfo &file : files)
        names.append(folder + file.fileName() + (file.isDir() ? QStringLiteral("/") : QString()));
    offer(names, typed);
}

void ShellCompletion::offer(const QStringList &names, const QString &typed) {
    const bool showsHidden = typed.sliced(folderPart(typed).size()).startsWith(u'.');
    QStringList fitting;
    for (const QString &name : names) {
        if (name.startsWith(typed) && (showsHidden || !name.sliced(folderPart(typed).size()).startsWith(u'.')))
            fitting.append(name);
    }
    if (fitting.isEmpty())
        return;
    const QString common = commonStart(fitting, typed);
    if (fitting.size() > 1 && common == typed)
        return show(fitting);
    const bool isWhole = fitting.size() == 1 && !common.endsWith(u'/');
    m_editor.replace(m_before.size() - m_begin,
                     ShellWords::quoted(common) + (isWhole ? QStringLiteral(" ") : QString()));
}

void ShellCompletion::show(const QStringList &names) {
    QStringList cells;
    for (const QString &name : names.first(std::min<qsizetype>(names.size(), shownAtMost)))
        cells.append(visibleText(QStringView(name).mid(
            name.lastIndexOf(u'/', name.endsWith(u'/') ? name.size() - 2 : name.size() - 1) + 1)));
    std::sort(cells.begin(), cells.end());
    if (names.size() > shownAtMost)
        cells.append(QStringLiteral("..."));
    int widest = 1;
    for (const QString &cell : std::as_const(cells))
        widest = std::max(widest, Tty::width(cell) + 2);
    const int perRow = std::max(1, Tty::columns(STDOUT_FILENO) / widest);
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool endsRow = i % perRow == perRow - 1 || i + 1 == cells.size();
        text += cells[i] + (endsRow ? QStringLiteral("\n") : QString(widest - Tty::width(cells[i]), u' '));
    }
    m_editor.clear();
    Tty::write(stdout, m_editor.shown() + u'\n' + text);
    m_editor.restore();
}
