#include "cli/shell/shellrun.h"

#include "base/visibletext.h"
#include "cli/failuretext.h"
#include "cli/listingtext.h"
#include "cli/namedtransfer.h"
#include "cli/progressbars.h"
#include "cli/shell/lineeditor.h"
#include "cli/shell/localnames.h"
#include "cli/shell/scriptlines.h"
#include "cli/shell/shellcompletion.h"
#include "cli/standardoutput.h"
#include "cli/tty.h"
#include "ftp/wiretext.h"
#include "operations/accountquota.h"
#include "operations/changepassword.h"
#include "operations/listdirectory.h"
#include "operations/lookup.h"
#include "operations/makedirectory.h"
#include "operations/removedirectory.h"
#include "operations/removefile.h"
#include "operations/removetree.h"
#include "operations/rename.h"
#include "operations/transfer/streamfile.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <cerrno>

#include <unistd.h>

using Id = ShellCommand::Id;
using State = TransferItem::State;
using Want = RemoteNames::Want;

namespace {
struct Say {
    Q_DECLARE_TR_FUNCTIONS(ShellRun)
};

constexpr int jobsShown = 40;

QString stateWord(const TransferItem &item) {
    return item.state == State::Waiting  ? Say::tr("waiting to try again")
           : item.state == State::Paused ? Say::tr("paused")
                                         : Say::tr("queued");
}

std::unique_ptr<CommandSource> sourceOf(const TerminalArguments &arguments, const CommandHistory &history) {
    if (!arguments.lines.isEmpty())
        return std::make_unique<ScriptLines>(arguments.lines);
    if (Tty::isTerminal(STDIN_FILENO) && Tty::isTerminal(STDOUT_FILENO))
        return std::make_unique<LineEditor>(history.lines());
    return std::make_unique<ScriptLines>(STDIN_FILENO);
}
} // namespace

ShellRun::ShellRun(Environment &environment)
    : QueueRun(environment)
    , m_history(QDir(m_environment.folder()).filePath(QStringLiteral("shell-history")))
    , m_source(sourceOf(m_environment.arguments(), m_history))
    , m_editor(qobject_cast<LineEditor *>(m_source.get())) {
    connect(m_source.get(), &CommandSource::entered, this, &ShellRun::onLine);
    connect(m_source.get(), &CommandSource::ended, this, [this] { leave(0); });
    const ExistsRule rule = m_environment.arguments().exists.value_or(ExistsRule::Overwrite);
    m_queue.setDefaultRule(TransferItem::Direction::Download, rule);
    m_queue.setDefaultRule(TransferItem::Direction::Upload, rule);
    if (m_editor)
        reporter().setScreen([this] { m_editor->clear(); }, [this] { m_editor->restore(); });
    // What a shell on this site left unfinished goes on when it is named again.
    m_journal =
        std::make_unique<RunJournal>(m_queue, m_environment.folder(), "shell " + m_environment.site().key().toUtf8());
    const auto ready = [this] {
        if (!std::exchange(m_isJournalReady, true))
            begin();
    };
    connect(m_journal.get(), &RunJournal::opened, this, ready);
    connect(m_journal.get(), &RunJournal::unavailable, this, ready);
    m_journal->open();
}

ShellRun::~ShellRun() { reporter().setScreen({}, {}); }

void ShellRun::onOpened() {
    m_isLoggedIn = true;
    begin();
}

void ShellRun::begin() {
    if (!m_isLoggedIn || !m_isJournalReady)
        return;
    m_directory = session().startDirectory();
    if (m_editor)
        m_completion = std::make_unique<ShellCompletion>(*m_editor, session(), m_directory);
    connect(&m_queue, &TransferQueue::changed, this, [this] {
        if (m_completion)
            m_completion->forgetListings();
    });
    startRunner(nullptr);
    reporter().setBars(!m_editor);
    m_isBusy = true;
    if (m_environment.path().isEmpty())
        return prompt();
    run(std::make_unique<ListDirectory>(link(), session().resolve(m_environment.path())), &ShellRun::onEntered);
}

// --- one command after another ---

void ShellRun::prompt() {
    m_isBusy = false;
    if (m_editor)
        reporter().setBars(false);
    const QString place =
        m_environment.site().user + u'@' + m_environment.site().host + u':' + decodeWireText(m_directory.bytes());
    const int room = std::max(20, Tty::columns(STDOUT_FILENO) / 2);
    m_source->next(Tty::elided(visibleText(QStringView(place)), room) + QStringLiteral("> "));
}

void ShellRun::onLine(const QString &line) {
    m_isBusy = true;
    QString text = line.trimmed();
    m_mayFail = !m_editor && text.startsWith(u'-');
    if (m_mayFail)
        text = text.sliced(1).trimmed();
    Expected<QList<ShellWord>> words = ShellWords::split(text);
    if (!words)
        return misused(Say::tr("A quote is not closed."));
    const bool isComment = text.startsWith(u'#');
    if (isComment || words->isEmpty())
        return prompt();
    const QString name = words->takeFirst().text;
    const ShellCommand *const command = ShellCommand::find(name);
    // A word behind it may be a password that was meant for the question.
    const bool isSecret = command && command->id == Id::Passwd && !words->isEmpty();
    if (m_editor && !isSecret && m_history.add(line))
        m_editor->remember(line);
    if (!command) {
        const QString nearest = ShellCommand::nearest(name);
        const QString shown = visibleText(QStringView(name));
        return misused(nearest.isEmpty() ? Say::tr("There is no command \"%1\"; help lists them.").arg(shown)
                                         : Say::tr("There is no command \"%1\"; did you mean %2?").arg(shown, nearest));
    }
    if (words->size() < command->least || words->size() > command->most)
        return misused(Say::tr("Write %1.").arg(QString(command->name + QLatin1Char(' ') + command->shape).trimmed()));
    carryOut(*command, *words);
}

void ShellRun::carryOut(const ShellCommand &command, Words arguments) {
    m_arguments = arguments;
    switch (command.id) {
    case Id::Cancel:
        return cancelJobs(arguments);
    case Id::Cat:
        return doToEach(arguments, Want::Paths, [this](const NamedEntry &named) {
            m_output = std::make_unique<StandardOutput>();
            return std::make_unique<StreamFile>(link(), named.path, *m_output);
        });
    case Id::Cd:
        return changeDirectory(arguments);
    case Id::Exit:
        return leave(0);
    case Id::Get:
    case Id::Mget:
        if (command.id == Id::Get)
            arguments = arguments.first(1);
        else
            m_arguments.clear();
        return find(arguments, Want::Known, &ShellRun::get);
    case Id::Help: {
        const ShellCommand *const about = arguments.isEmpty() ? nullptr : ShellCommand::find(arguments[0].text);
        Tty::write(stdout, ShellCommand::help(about));
        return finish(0);
    }
    case Id::History:
        return showHistory();
    case Id::Jobs:
        return showJobs();
    case Id::Lcd:
        return changeLocalDirectory(arguments);
    case Id::Lls:
        return listLocal(arguments);
    case Id::Lpwd:
        print({visibleText(QStringView(QDir::currentPath()))});
        return finish(0);
    case Id::Ls:
        if (arguments.isEmpty())
            return run(std::make_unique<ListDirectory>(link(), m_directory), &ShellRun::onListed);
        return find(arguments, Want::Known, &ShellRun::list);
    case Id::Mkdir:
        return doToEach(arguments, Want::Paths, [this](const NamedEntry &named) {
            return std::make_unique<MakeDirectory>(link(), named.path);
        });
    case Id::Mput:
    case Id::Put:
        if (command.id == Id::Mput)
            m_arguments.clear();
        else
            arguments = arguments.first(1);
        m_files.clear();
        for (const ShellWord &word : std::as_const(arguments)) {
            const Expected<QFileInfoList> files = LocalNames::find(word);
            if (!files)
                return finish(files.error());
            m_files += *files;
        }
        return put();
    case Id::Mv:
        return move(arguments);
    case Id::Passwd:
        return changePassword();
    case Id::Pwd:
        print({visibleText(QByteArrayView(m_directory.bytes()))});
        return finish(0);
    case Id::Quota:
        return run(std::make_unique<AccountQuota>(link()), &ShellRun::onQuota);
    case Id::Rm:
        return remove(arguments);
    case Id::Rmdir:
        return doToEach(arguments, Want::Paths, [this](const NamedEntry &named) {
            return std::make_unique<RemoveDirectory>(link(), named.path);
        });
    case Id::Wait:
        return waitForJobs();
    }
}

void ShellRun::finish(int exitCode) {
    if (!m_isBusy || m_isLeaving)
        return;
    if (exitCode != 0 && !m_editor && !m_mayFail)
        return leave(exitCode);
    prompt();
}

void ShellRun::finish(const Failure &failure) {
    if (failure)
        say(FailureText::sentence(failure, m_environment.site().host));
    finish(FailureText::exitCode(failure, false));
}

void ShellRun::misused(const QString &sentence) {
    say(sentence);
    finish(2);
}

void ShellRun::print(const QStringList &lines) {
    if (!lines.isEmpty())
        Tty::write(stdout, lines.join(u'\n') + u'\n');
}

void ShellRun::leave(int exitCode) {
    m_isLeaving = true;
    m_exitCode = exitCode;
    const int pending = m_queue.totals().pending();
    if (pending == 0)
        return onFinished();
    say(Say::tr("Waiting for %n transfer(s). Ctrl-C ends them.", nullptr, pending));
    reporter().setBars(true);
}

void ShellRun::onFinished() {
    if (m_isLeaving) {
        if (m_queue.totals().done + m_queue.totals().failed > 0) {
            const int before = m_exitCode;
            summarize();
            m_exitCode = before != 0 ? before : m_exitCode;
        }
        if (m_exitCode == 0)
            m_journal->complete();
        return stopRunner();
    }
    if (std::exchange(m_isWaiting, false))
        finish(reporter().failures() > m_failuresBefore ? 1 : 0);
}

void ShellRun::interrupt() {
    if (m_editor && m_editor->isAsking())
        return m_editor->discard();
    if (m_isLeaving || !m_isBusy || (m_isWaiting && !m_editor))
        return QueueRun::interrupt();
    if (std::exchange(m_isWaiting, false)) {
        Tty::write(stdout, QStringLiteral("\n"));
        return finish(0);
    }
    session().cancelAll();
}

// --- names on the server ---

void ShellRun::find(const Words &words, Want want, void (ShellRun::*next)()) {
    m_afterFinding = next;
    run(std::make_unique<RemoteNames>(link(), m_directory, words, want), &ShellRun::onFound);
}

void ShellRun::onFound(RemoteNames &names) {
    if (names.failure())
        return finish(names.failure());
    m_found = names.found();
    (this->*m_afterFinding)();
}

void ShellRun::doToEach(const Words &words, Want want, Make make) {
    m_make = std::move(make);
    m_firstFailure = {};
    find(words, want, &ShellRun::doToNext);
}

void ShellRun::doToNext() {
    if (m_found.isEmpty()) {
        if (m_completion)
            m_completion->forgetListings();
        return finish(FailureText::exitCode(m_firstFailure, false));
    }
    run(m_make(m_found.takeFirst()), &ShellRun::onDoneToOne);
}

// One that fails does not stop the others, unless there is no connection for them or a person has had enough.
void ShellRun::onDoneToOne(Operation &operation) {
    const Failure &failure = operation.failure();
    if (failure) {
        say(FailureText::sentence(failure, m_environment.site().host));
        if (!m_firstFailure)
            m_firstFailure = failure;
        if (failure.kind != Failure::Kind::Refused)
            m_found.clear();
    }
    doToNext();
}

void ShellRun::changeDirectory(const Words &arguments) {
    const RemotePath target =
        arguments.isEmpty() ? session().startDirectory() : m_directory.resolved(encodeWireText(arguments[0].text));
    run(std::make_unique<ListDirectory>(link(), target), &ShellRun::onEntered);
}

void ShellRun::onEntered(ListDirectory &listing) {
    if (!listing.failure()) {
        m_directory = listing.directory();
        if (m_completion)
            m_completion->keepListing(m_directory, listing.takeListing());
    }
    finish(listing.failure());
}

// --- ls, cat, rm, mv ---

void ShellRun::list() {
    QList<RemoteEntry> files;
    QList<NamedEntry> folders;
    for (const NamedEntry &named : std::as_const(m_found)) {
        if (named.entry->isDirectory() && !named.isMatch)
            folders.append(named);
        else
            files.append(*named.entry);
    }
    show(files);
    m_found = folders;
    if (folders.isEmpty())
        return finish(0);
    run(std::make_unique<ListDirectory>(link(), m_found.takeFirst().path), &ShellRun::onListed);
}

void ShellRun::onListed(ListDirectory &listing) {
    if (listing.failure())
        return finish(listing.failure());
    const Listing found = listing.takeListing();
    if (m_completion)
        m_completion->keepListing(listing.directory(), found);
    if (m_arguments.size() > 1)
        print({visibleText(QByteArrayView(listing.directory().bytes())) + u':'});
    show(found.entries);
    if (m_arguments.isEmpty() || m_found.isEmpty())
        return finish(0);
    run(std::make_unique<ListDirectory>(link(), m_found.takeFirst().path), &ShellRun::onListed);
}

void ShellRun::show(QList<RemoteEntry> entries) {
    std::sort(entries.begin(), entries.end(),
              [](const RemoteEntry &a, const RemoteEntry &b) { return a.name < b.name; });
    print(m_environment.arguments().json ? ListingText::jsonLines(entries)
                                         : ListingText::lines(entries, Tty::isTerminal(STDOUT_FILENO)));
}

void ShellRun::remove(Words arguments) {
    const bool isRecursive = arguments.constFirst().text == QLatin1String("-r");
    if (isRecursive)
        arguments.removeFirst();
    if (arguments.isEmpty())
        return misused(Say::tr("Write %1.").arg(QStringLiteral("rm [-r] NAME...")));
    doToEach(arguments, isRecursive ? Want::Known : Want::Paths,
             [this, isRecursive](const NamedEntry &named) -> std::unique_ptr<Operation> {
                 if (isRecursive && named.entry->isDirectory())
                     return std::make_unique<RemoveTree>(link(), named.path);
                 return std::make_unique<RemoveFile>(link(), named.path);
             });
}

void ShellRun::move(const Words &arguments) {
    const RemotePath target = m_directory.resolved(encodeWireText(arguments[1].text));
    run(std::make_unique<LookUp>(link(), target), &ShellRun::onTarget);
}

void ShellRun::onTarget(LookUp &lookup) {
    if (lookup.failure())
        return finish(lookup.failure());
    const bool isFolder = lookup.entry() && lookup.entry()->isDirectory();
    const RemotePath target = m_directory.resolved(encodeWireText(m_arguments[1].text));
    doToEach(m_arguments.first(1), Want::Paths, [this, isFolder, target](const NamedEntry &named) {
        return std::make_unique<Rename>(link(), named.path, isFolder ? target.child(named.path.fileName()) : target);
    });
}

// --- this computer ---

void ShellRun::changeLocalDirectory(const Words &arguments) {
    const QString target = arguments.isEmpty() ? QDir::homePath() : LocalNames::path(arguments[0].text);
    if (::chdir(QFile::encodeName(target).constData()) != 0)
        return finish(Failure::ofLocalFile(errno, target));
    finish(0);
}

void ShellRun::listLocal(const Words &arguments) {
    QFileInfoList files;
    if (arguments.isEmpty())
        files = LocalNames::inside({});
    for (const ShellWord &word : arguments) {
        const Expected<QFileInfoList> named = LocalNames::find(word);
        if (!named)
            return finish(named.error());
        const QFileInfo &first = named->constFirst();
        files += !word.isPattern && first.isDir() ? LocalNames::inside(first.filePath()) : *named;
    }
    QList<RemoteEntry> entries;
    std::transform(files.begin(), files.end(), std::back_inserter(entries), &ListingText::entryOf);
    show(entries);
    finish(0);
}

// --- transfers ---

void ShellRun::get() {
    const QString local = m_arguments.size() > 1 ? LocalNames::path(m_arguments[1].text) : QStringLiteral(".");
    if (m_found.size() > 1 && !QFileInfo(local).isDir() && !local.endsWith(u'/'))
        return misused(Say::tr("Several files go into a folder, and %1 is none.").arg(visibleText(QStringView(local))));
    QList<TransferItem> items;
    for (const NamedEntry &named : std::as_const(m_found))
        items.append(NamedTransfer::download(m_environment.site().key(), named.path, *named.entry, local));
    queue(items);
}

void ShellRun::put() {
    if (m_arguments.size() < 2) {
        QList<TransferItem> items;
        for (const QFileInfo &file : std::as_const(m_files))
            items.append(NamedTransfer::upload(m_environment.site().key(), file.filePath(), m_directory, true));
        return queue(items);
    }
    const RemotePath target = m_directory.resolved(encodeWireText(m_arguments[1].text));
    run(std::make_unique<LookUp>(link(), target), &ShellRun::onPutTarget);
}

void ShellRun::onPutTarget(LookUp &lookup) {
    if (lookup.failure())
        return finish(lookup.failure());
    const QString typed = m_arguments[1].text;
    const bool isFolder = (lookup.entry() && lookup.entry()->isDirectory()) || typed.endsWith(u'/');
    if (m_files.size() > 1 && !isFolder)
        return misused(Say::tr("Several files go into a folder, and %1 is none.").arg(visibleText(QStringView(typed))));
    QList<TransferItem> items;
    for (const QFileInfo &file : std::as_const(m_files))
        items.append(NamedTransfer::upload(m_environment.site().key(), file.filePath(),
                                           m_directory.resolved(encodeWireText(typed)), isFolder));
    queue(items);
}

void ShellRun::queue(const QList<TransferItem> &items) {
    m_failuresBefore = reporter().failures();
    const TransferQueue::Ids ids = m_queue.add(items);
    if (!m_editor)
        return waitForJobs(); // the next line of a script may need it
    for (qsizetype i = 0; i < ids.size(); ++i)
        print(
            {QStringLiteral("[%1] %2").arg(ids[i]).arg(visibleText(QStringView(ProgressBars::lineOf(items[i]).name)))});
    finish(0);
}

void ShellRun::showJobs() {
    const TransferQueue::Ids ids = m_queue.ids(TransferQueue::Tab::Queued);
    const int columns = Tty::isTerminal(STDOUT_FILENO) ? Tty::columns(STDOUT_FILENO) - 1 : 78;
    QStringList lines;
    for (const TransferQueue::Id id : ids.first(std::min<qsizetype>(ids.size(), jobsShown))) {
        const TransferItem &item = *m_queue.item(id);
        const QString number = QStringLiteral("[%1] ").arg(id);
        const ProgressLine progress = ProgressBars::lineOf(item);
        lines.append(number + (item.isRunning()
                                   ? ProgressBars::line(progress, columns - int(number.size()), false)
                                   : visibleText(QStringView(progress.name)) + QLatin1String("  ") + stateWord(item)));
    }
    if (ids.size() > jobsShown)
        lines.append(Say::tr("and %n more", nullptr, int(ids.size()) - jobsShown));
    if (lines.isEmpty())
        lines.append(Say::tr("No transfers are under way."));
    print(lines);
    finish(0);
}

void ShellRun::cancelJobs(const Words &arguments) {
    TransferQueue::Ids ids;
    for (const ShellWord &word : arguments) {
        if (word.text == QLatin1String("all")) {
            ids = m_queue.ids(TransferQueue::Tab::Queued);
            break;
        }
        const TransferQueue::Id id = word.text.toULongLong();
        const TransferItem *const item = m_queue.item(id);
        if (!item || item->isFinished())
            return misused(
                Say::tr("No transfer has the number %1; jobs shows them.").arg(visibleText(QStringView(word.text))));
        ids.append(id);
    }
    m_queue.cancel(ids);
    finish(0);
}

void ShellRun::waitForJobs() {
    m_isWaiting = true;
    reporter().setBars(true);
    if (m_queue.totals().pending() == 0)
        onFinished();
}

// --- the account, the shell itself ---

void ShellRun::onQuota(AccountQuota &quota) {
    for (const QByteArray &line : quota.lines())
        print({visibleText(QByteArrayView(line.trimmed()))});
    finish(quota.failure());
}

void ShellRun::changePassword() {
    m_newPassword = Environment::askNewPassword();
    if (m_newPassword.isEmpty())
        return misused(Say::tr("The password stays as it was: no new one was typed twice the same."));
    run(std::make_unique<ChangePassword>(link(), encodeWireText(link().site.password), encodeWireText(m_newPassword)),
        &ShellRun::onPasswordChanged);
}

void ShellRun::onPasswordChanged(ChangePassword &change) {
    if (change.failure())
        return finish(change.failure());
    say(Say::tr("The password is changed."));
    link().site.password = m_newPassword;
    m_environment.changePassword(std::exchange(m_newPassword, {}), [this](const Failure &failure) {
        if (failure)
            say(Say::tr("The saved site still has the old one: %1.").arg(failure.text));
        finish(failure ? 1 : 0);
    });
}

void ShellRun::showHistory() {
    qsizetype number = 0;
    QStringList lines;
    for (const QString &line : m_history.lines())
        lines.append(QStringLiteral("%1  %2").arg(++number, 5).arg(visibleText(QStringView(line))));
    print(lines);
    finish(0);
}
