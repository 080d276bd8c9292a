#include "server/throttledauthenticator.h"

#include "accounts/anonymous.h"
#include "base/log.h"

#include <QTimer>

namespace {
constexpr int mostWaiting = 2000; // attempts that wait at a time; more are told to try later

// Says once that it is gone, with its context or by itself.
class Waiting : public QTimer {
public:
    Waiting(std::shared_ptr<int> counter, QObject *parent)
        : QTimer(parent)
        , m_counter(std::move(counter)) {
        ++*m_counter;
        setSingleShot(true);
    }
    ~Waiting() override { --*m_counter; }

private:
    std::shared_ptr<int> m_counter;
};
} // namespace

ThrottledAuthenticator::ThrottledAuthenticator(Authenticator &inner, GuessGuard &guard, Log &log)
    : m_inner(inner)
    , m_guard(guard)
    , m_log(log)
    , m_waiting(std::make_shared<int>(0)) {}

ThrottledAuthenticator::~ThrottledAuthenticator() = default;

void ThrottledAuthenticator::authenticate(const LoginAttempt &attempt, QObject *context, Done done) {
    if (m_observer)
        done = [this, attempt, done](const LoginOutcome &outcome) {
            m_observer(attempt, outcome);
            done(outcome);
        };
    if (!m_enabled)
        return m_inner.authenticate(attempt, context, std::move(done));
    if (m_guard.isBanned(attempt.address))
        return done({LoginOutcome::Kind::Banned, nullptr, {}});
    const auto delay = m_guard.delay(attempt.address, attempt.name);
    if (delay.count() == 0)
        return ask(attempt, context, done);
    if (*m_waiting >= mostWaiting) {
        tellBan(m_guard.unheard(attempt.address), attempt);
        return done({LoginOutcome::Kind::TryLater, nullptr, {}});
    }
    auto *waiting = new Waiting(m_waiting, context);
    QObject::connect(waiting, &QTimer::timeout, context, [this, attempt, context, done, waiting] {
        waiting->deleteLater();
        if (m_guard.isBanned(attempt.address)) // by attempts on other connections meanwhile
            return done({LoginOutcome::Kind::Banned, nullptr, {}});
        ask(attempt, context, done);
    });
    waiting->start(delay);
}

void ThrottledAuthenticator::ask(LoginAttempt attempt, QObject *context, const Done &done) {
    attempt.isGuessedAt = m_guard.isGuessedAt(attempt.name);
    m_inner.authenticate(attempt, context, [this, attempt, done](const LoginOutcome &outcome) {
        if (outcome.kind == LoginOutcome::Kind::Accepted || outcome.kind == LoginOutcome::Kind::NotAllowed)
            m_guard.succeeded(attempt.address, attempt.name);
        // File managers and curl try these first; where they do not exist, refusing them is no sign of guessing.
        const bool guessed = outcome.kind == LoginOutcome::Kind::Refused &&
                             !(Anonymous::isName(attempt.name) && !m_inner.account(attempt.name));
        if (guessed) {
            m_log.info(QStringLiteral("guard"), QStringLiteral("failed login from %1 as %2")
                                                    .arg(attempt.address.toString(), QString::fromUtf8(attempt.name)));
            tellBan(m_guard.failed(attempt.address, attempt.name), attempt);
        } else if (outcome.kind == LoginOutcome::Kind::TryLater && attempt.isGuessedAt) {
            tellBan(m_guard.unheard(attempt.address), attempt);
        }
        done(outcome);
    });
}

void ThrottledAuthenticator::tellBan(bool isBanned, const LoginAttempt &attempt) {
    if (isBanned)
        m_log.warning(QStringLiteral("guard"),
                      QStringLiteral("%1 is banned: too many failed logins").arg(Network(attempt.address).text()));
}
