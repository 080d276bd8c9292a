#include "server/registrar.h"

#include "accounts/anonymous.h"
#include "base/log.h"

#include <algorithm>

namespace {
constexpr qint64 window = 3600LL * 1000;
constexpr qsizetype mostOfAddress = 5; // attempts in the window
constexpr qsizetype mostInAll = 200;
} // namespace

Registrar::Registrar(AccountDirectory &directory, Log &log, BanList::Clock clock)
    : m_directory(directory)
    , m_log(log)
    , m_clock(clock ? std::move(clock) : BanList::monotonicMilliseconds) {}

bool Registrar::isTooOften(const QHostAddress &address) {
    const qint64 now = m_clock();
    m_attempts.removeIf([now](const Attempt &one) { return one.at <= now - window; });
    const Network network(address);
    const auto same =
        std::ranges::count_if(m_attempts, [&network](const Attempt &one) { return one.network == network; });
    if (same >= mostOfAddress || m_attempts.size() >= mostInAll)
        return true;
    m_attempts += {network, now};
    return false;
}

void Registrar::registerAccount(const Configuration &configuration, const QByteArray &name, const QByteArray &password,
                                const QHostAddress &address, bool isTaken, QObject *context,
                                std::function<void(RegistrationOutcome)> done) {
    if (isTooOften(address))
        return done(RegistrationOutcome::TooOften);
    const QString text = QString::fromUtf8(name);
    if (!AccountRules::isName(text) || text.toUtf8() != name || Anonymous::isName(name))
        return done(RegistrationOutcome::BadName);
    if (!AccountRules::isPassword(password))
        return done(RegistrationOutcome::BadPassword);
    if (isTaken)
        return done(RegistrationOutcome::Taken);
    AccountRecord record;
    record.name = text;
    record.state = configuration.registrationApproval ? AccountRecord::State::Pending : AccountRecord::State::Enabled;
    record.note = QStringLiteral("registered from %1").arg(address.toString());
    record.settings.home = configuration.registrationHome;
    record.settings.quotaBytes = configuration.registrationQuota;
    const auto answer = [this, text, address, pending = configuration.registrationApproval,
                         done = std::move(done)](const StoreFailure &failure) {
        if (failure.kind == StoreFailure::Kind::Exists)
            return done(RegistrationOutcome::Taken);
        if (failure)
            return done(RegistrationOutcome::Away);
        m_log.info(QStringLiteral("accounts"),
                   QStringLiteral("%1 registered from %2%3")
                       .arg(text, address.toString(), pending ? QStringLiteral(", waits for approval") : QString()));
        done(pending ? RegistrationOutcome::Pending : RegistrationOutcome::Done);
    };
    m_directory.add(record, password, context, answer);
}
