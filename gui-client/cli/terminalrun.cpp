#include "cli/terminalrun.h"

#include "cli/failuretext.h"
#include "cli/tty.h"

TerminalRun::TerminalRun(Environment &environment)
    : m_environment(environment) {
    connect(&m_environment, &Environment::said, this, [this](const QString &line) { say(line); });
}

TerminalRun::~TerminalRun() = default;

void TerminalRun::start() {
    m_session = std::make_unique<Session>(m_environment.site(), m_environment.services());
    connect(m_session.get(), &Session::question, this,
            [this](const Question &question) { m_session->answer(m_environment.ask(question)); });
    connect(m_session.get(), &Session::opened, this, [this] {
        if (!m_ended && !std::exchange(m_isOpen, true))
            onOpened();
    });
    connect(m_session.get(), &Session::failed, this, [this](const Failure &failure) {
        if (!m_isOpen)
            endWith(failure);
    });
    m_session->link().expectsMore = movesFiles();
    m_session->open();
}

void TerminalRun::interrupt() { end(1); }

void TerminalRun::say(const QString &line) { Tty::write(stderr, line + QLatin1Char('\n')); }

std::unique_ptr<Session> TerminalRun::takeSession() {
    disconnect(m_session.get(), nullptr, this, nullptr);
    return std::move(m_session);
}

void TerminalRun::returnSession(std::unique_ptr<Session> session) { m_session = std::move(session); }

// QUIT is said first: a server that counts connections would keep ours for a while otherwise.
void TerminalRun::end(int exitCode) {
    if (std::exchange(m_ended, true))
        return;
    if (!m_session || m_session->state() == Session::State::Closed) {
        Q_EMIT ended(exitCode);
        return;
    }
    connect(m_session.get(), &Session::closed, this, [this, exitCode] { Q_EMIT ended(exitCode); });
    m_session->close();
}

void TerminalRun::endWith(const Failure &failure) {
    if (m_ended)
        return;
    if (failure)
        say(FailureText::sentence(failure, m_environment.site().host));
    end(FailureText::exitCode(failure, !m_isOpen));
}
