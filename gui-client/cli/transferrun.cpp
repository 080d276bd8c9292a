#include "cli/transferrun.h"

#include "base/visibletext.h"
#include "cli/namedtransfer.h"
#include "listing/remoteentry.h"
#include "operations/lookup.h"
#include "operations/stat.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cerrno>

using Command = TerminalArguments::Command;

namespace {
struct TransferRunWords {
    Q_DECLARE_TR_FUNCTIONS(TransferRun)
};

// Equal for the same command on the same places, however they were written.
QByteArray identity(const TerminalArguments &arguments, const Environment &environment) {
    QStringList places = arguments.locals;
    if (places.isEmpty())
        places.append(QString());
    for (QString &place : places) // with the slash at the end, which says that the name goes below it
        place = QDir::current().absoluteFilePath(place);
    return QByteArray::number(static_cast<int>(arguments.command)) + (arguments.isUpload ? " up " : " ") +
           environment.site().key().toUtf8() + '\n' + environment.path() + '\n' +
           places.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

TransferRun::TransferRun(Environment &environment)
    : QueueRun(environment) {
    const TerminalArguments &arguments = m_environment.arguments();
    const ExistsRule rule = arguments.exists.value_or(
        arguments.command == Command::Mirror ? ExistsRule::OverwriteIfNewerOrSizeDiffers : ExistsRule::Overwrite);
    m_queue.setDefaultRule(TransferItem::Direction::Download, rule);
    m_queue.setDefaultRule(TransferItem::Direction::Upload, rule);
    m_journal = std::make_unique<RunJournal>(m_queue, m_environment.folder(), identity(arguments, m_environment));
    connect(m_journal.get(), &RunJournal::opened, this, &TransferRun::onJournalOpened);
    connect(m_journal.get(), &RunJournal::unavailable, this, &TransferRun::onNoJournal);
    m_journal->open();
}

TransferRun::~TransferRun() = default;

void TransferRun::onJournalOpened(int done, int begun) {
    if (done + begun > 0 && !m_environment.arguments().quiet)
        say(TransferRunWords::tr("Going on where the last run stopped: %1 done, %2 begun.").arg(done).arg(begun));
    m_isJournalReady = true;
    prepare();
}

// Also when it breaks later, in the middle of the run.
void TransferRun::onNoJournal(const Failure &failure) {
    say(failure.code == EWOULDBLOCK
            ? TransferRunWords::tr(
                  "The same command is running already; this one could not be continued after a break.")
            : TransferRunWords::tr(
                  "Without a journal, which could not be written (%1), this run could not be continued after a break.")
                  .arg(visibleText(QStringView(failure.text))));
    if (!std::exchange(m_isJournalReady, true))
        prepare();
}

void TransferRun::onOpened() {
    const QByteArray path = m_environment.path();
    m_remote = session().resolve(path);
    m_hasTrailingSlash = path.isEmpty() || path.endsWith('/');
    m_isLoggedIn = true;
    prepare();
}

// The journal is read while the server is being asked to let us in.
void TransferRun::prepare() {
    if (!m_isLoggedIn || !m_isJournalReady)
        return;
    const TerminalArguments &arguments = m_environment.arguments();
    if (arguments.command == Command::Put || arguments.isUpload)
        prepareUpload();
    else
        prepareDownload();
}

// --- from the server ---

void TransferRun::prepareDownload() {
    if (m_hasTrailingSlash || m_environment.arguments().command == Command::Mirror) {
        RemoteEntry folder;
        folder.type = RemoteEntry::Type::Directory;
        return addDownload(folder);
    }
    run(std::make_unique<LookUp>(link(), m_remote), &TransferRun::onSource);
}

void TransferRun::onSource(LookUp &lookup) {
    if (lookup.failure())
        return endWith(lookup.failure());
    addDownload(lookup.entry().value_or(RemoteEntry())); // a file of which nothing is known: RETR will say
}

void TransferRun::addDownload(const RemoteEntry &entry) {
    const TerminalArguments &arguments = m_environment.arguments();
    const QString local = arguments.locals.isEmpty() ? QStringLiteral(".") : arguments.locals.first();
    begin({NamedTransfer::download(m_environment.site().key(), m_remote, entry, local,
                                   arguments.command == Command::Get)});
}

// --- to the server ---

void TransferRun::prepareUpload() {
    const TerminalArguments &arguments = m_environment.arguments();
    for (const QString &local : arguments.locals) {
        if (QFileInfo::exists(local))
            continue;
        Failure failure;
        failure.kind = Failure::Kind::LocalFile;
        failure.code = ENOENT;
        failure.text = TransferRunWords::tr("there is no such file here");
        failure.step = local;
        return endWith(failure);
    }
    if (arguments.command == Command::Mirror)
        return addUploads(false);
    if (m_hasTrailingSlash || arguments.locals.size() > 1)
        return addUploads(true);
    run(std::make_unique<Stat>(link(), m_remote), &TransferRun::onTarget);
}

void TransferRun::onTarget(Stat &stat) {
    if (stat.failure() && stat.failure().kind != Failure::Kind::Refused)
        return endWith(stat.failure());
    addUploads(stat.entry() && stat.entry()->isDirectory());
}

void TransferRun::addUploads(bool intoFolder) {
    QList<TransferItem> items;
    for (const QString &local : m_environment.arguments().locals)
        items.append(NamedTransfer::upload(m_environment.site().key(), local, m_remote, intoFolder));
    begin(items);
}

// --- both ---

void TransferRun::begin(QList<TransferItem> items) {
    for (TransferItem &item : items)
        m_journal->keepPlace(item);
    startRunner(takeSession(), &m_journal->journal());
    m_queue.add(items);
}

void TransferRun::onFinished() {
    // All of it was walked through: what was not met again is not part of it any more.
    if (reporter().failures() == 0)
        m_journal->tidy();
    if (m_queue.totals().pending() > 0)
        return;
    summarize();
    if (m_exitCode == 0)
        m_journal->complete();
    stopRunner();
}
