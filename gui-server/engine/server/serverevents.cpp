// What Server notes of what happens: logins in the history, and all that an administrator wants to be told of.
#include "ftp/wiretext.h"
#include "server/serverprivate.h"

void Server::Private::watchForEvents() {
    events.configure(config);
    QObject::connect(&events, &EventFeed::drained, &q, [this] { finishStopped(); });
    throttled.setObserver(
        [this](const LoginAttempt &attempt, const LoginOutcome &outcome) { noteLogin(attempt, outcome); });
    QObject::connect(&banned, &BanList::added, &q, [this](const Ban &ban) {
        Event event;
        event.kind = EventKind::Ban;
        event.address = ban.network.text().toLatin1();
        event.detail = ban.reason.toUtf8();
        events.note(event);
    });
}

void Server::Private::noteUpload(const Session &session, const SessionTransfer &transfer,
                                 const TransferResult &result) {
    const AccountPtr account = session.account();
    if (!account)
        return;
    if (result.outcome == TransferResult::Outcome::Done) {
        Event event;
        event.kind = EventKind::Upload;
        event.account = account->name;
        event.address = session.peer().address.toString().toLatin1();
        event.home = account->home;
        event.path = transfer.path;
        event.file = account->fileAt(transfer.path);
        event.bytes = transfer.progress.offset + transfer.progress.bytes;
        event.sha256 = result.sha256().toHex();
        events.note(event);
    }
    if (const QuotaCounter *const full = homes.newlyFull(account->name)) {
        Event event;
        event.kind = EventKind::Quota;
        event.account = account->name;
        event.bytes = full->used().bytes;
        event.limit = full->limit().bytes;
        event.files = full->used().files;
        event.filesLimit = full->limit().files;
        events.note(event);
    }
}

void Server::Private::noteLogin(const LoginAttempt &attempt, const LoginOutcome &outcome) {
    if (isProbe(attempt.name))
        return;
    static constexpr const char *causes[] = {"",       "wrong name or password", "too many at once",
                                             "banned", "database away",          "not allowed now"};
    const bool accepted = outcome.kind == LoginOutcome::Kind::Accepted;
    const QString cause = outcome.kind == LoginOutcome::Kind::NotAllowed
                              ? QString::fromUtf8(outcome.reason.data(), qsizetype(outcome.reason.size()))
                              : QString::fromLatin1(causes[int(outcome.kind)]);
    HistoryEntry entry;
    entry.kind = accepted ? HistoryEntry::Kind::Login : HistoryEntry::Kind::Refused;
    entry.account = decodeWireText(attempt.name);
    entry.address = attempt.address.toString();
    entry.detail = accepted ? (attempt.encrypted ? QStringLiteral("TLS") : QString()) : cause;
    if (store)
        store->history().note(entry);
    Event event;
    event.kind = accepted ? EventKind::Login : EventKind::RefusedLogin;
    event.account = attempt.name;
    event.address = entry.address.toLatin1();
    event.detail = entry.detail.toUtf8();
    events.note(event);
}

QList<AccountConfiguration> Server::Private::accountsInMemory() const {
    QList<AccountConfiguration> accounts = config.accounts;
    if (probe)
        accounts += probe->account();
    return accounts;
}

Expected<AccountConfiguration> Server::openProbe() {
    if (!m_d->running || !m_d->directory || m_d->probe)
        return Failure{Failure::Kind::Unsupported, 0, QStringLiteral("Not now"), {}};
    auto opened = ProbeAccount::open(m_d->directory->path());
    if (!opened)
        return opened.error();
    m_d->probe = *std::move(opened);
    m_d->probeName = m_d->probe->account().name;
    m_d->memory.replace(m_d->accountsInMemory());
    return m_d->probe->account();
}

void Server::closeProbe() {
    if (!m_d->probe)
        return;
    m_d->probe.reset();
    m_d->memory.replace(m_d->accountsInMemory());
    std::vector<Session *> its;
    for (const auto &[id, session] : m_d->sessions)
        if (session->account() && m_d->isProbe(session->account()->name))
            its.push_back(session.get());
    for (Session *session : its)
        session->dismiss("The self-test is over. Goodbye.");
}
