// Server and its store: registering, passwords, the history of logins, and what a changed account means for sessions.
#include "base/log.h"
#include "ftp/wiretext.h"
#include "server/serverprivate.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

void Server::Private::openStore() {
    dropStore(); // of a server that was stopped and starts again
    store = std::make_unique<ServerStore>(config, encodeWireText(directory->path()), banned, logTarget);
    layered.setStore(&store->authenticator());
    homes.setUsageStore(&store->usage(), store->leases());
    QObject::connect(store.get(), &ServerStore::dismissed, &q,
                     [this](const Network &network) { dismissFrom(network); });
    QObject::connect(&store->accounts(), &AccountDirectory::changed, &q,
                     [this](const QString &name) { accountChanged(name.toUtf8()); });
    QObject::connect(&store->accounts(), &AccountDirectory::groupChanged, &q, [this] {
        QSet<QByteArray> names;
        for (const auto &[id, session] : sessions)
            if (session->account() && session->account()->isStored)
                names += session->account()->name;
        for (const QByteArray &name : std::as_const(names))
            accountChanged(name);
    });
}

void Server::Private::dropStore() {
    layered.setStore(nullptr);
    homes.setUsageStore(nullptr);
    store.reset();
}

// Holds at once for the sessions that are open.
void Server::Private::accountChanged(const QByteArray &name) {
    const bool isHere = std::ranges::any_of(sessions, [&name](const auto &one) {
        const AccountPtr account = one.second->account();
        return account && account->isStored && account->name == name;
    });
    if (!isHere)
        return;
    store->accounts().find(QString::fromUtf8(name), &q,
                           [this, name](const Stored<FoundAccount> &found) { updateSessions(name, found); });
}

void Server::Private::updateSessions(const QByteArray &name, const Stored<FoundAccount> &found) {
    if (!found && found.error().kind != StoreFailure::Kind::NotFound)
        return;
    std::vector<QPointer<Session>> theirs;
    for (const auto &[id, session] : sessions)
        if (session->account() && session->account()->isStored && session->account()->name == name)
            theirs.emplace_back(session.get());
    for (const QPointer<Session> &session : theirs) {
        if (!session)
            continue;
        const bool mayStay =
            found && !AccountRules::refusal(found->record, found->account, session->peer().address,
                                            !session->encryption().isEmpty(), QDateTime::currentMSecsSinceEpoch());
        if (mayStay)
            session->setAccount(store->authenticator().shared(found->account));
        else
            session->dismiss("This account was disabled or changed. Goodbye.");
    }
}

void Server::Private::registerAccount(const QByteArray &name, const QByteArray &password, const QHostAddress &address,
                                      QObject *context, std::function<void(RegistrationOutcome)> answer) {
    if (!store)
        return answer(RegistrationOutcome::Away);
    store->registrar().registerAccount(config, name, password, address, memory.account(name) != nullptr, context,
                                       std::move(answer));
}

void Server::Private::changePassword(const LoginAttempt &old, const QByteArray &wanted, QObject *context,
                                     std::function<void(PasswordOutcome)> answer) {
    if (!store || memory.account(old.name))
        return answer(PasswordOutcome::NotHere);
    if (!AccountRules::isPassword(wanted))
        return answer(PasswordOutcome::BadNew);
    throttled.authenticate(old, context, [this, old, wanted, context, answer](const LoginOutcome &outcome) {
        switch (outcome.kind) {
        case LoginOutcome::Kind::Refused:
            return answer(PasswordOutcome::WrongOld);
        case LoginOutcome::Kind::TryLater:
        case LoginOutcome::Kind::Banned:
            return answer(PasswordOutcome::TooOften);
        case LoginOutcome::Kind::Away:
            return answer(PasswordOutcome::Away);
        case LoginOutcome::Kind::Accepted:
        case LoginOutcome::Kind::NotAllowed:
            break;
        }
        store->accounts().setPassword(
            QString::fromUtf8(old.name), wanted, context,
            [answer](const StoreFailure &failure) { answer(failure ? PasswordOutcome::Away : PasswordOutcome::Done); });
    });
}

AccountDirectory *Server::accounts() const { return m_d->store ? &m_d->store->accounts() : nullptr; }

History *Server::history() const { return m_d->store ? &m_d->store->history() : nullptr; }

UsageStore *Server::usage() const { return m_d->store ? &m_d->store->usage() : nullptr; }

bool Server::recount(const QString &account, QObject *context, std::function<void(qint64 bytes, qint64 files)> done) {
    const QByteArray name = account.toUtf8();
    if (!m_d->homes.recount(name)) {
        if (m_d->store)
            m_d->store->usage().forget(name); // walked at the next login
        return false;
    }
    m_d->homes.whenCounted(name, [this, name, asker = QPointer(context), done = std::move(done)] {
        const auto used = m_d->homes.used(name);
        if (asker && used)
            done(used->bytes, used->files);
    });
    return true;
}
