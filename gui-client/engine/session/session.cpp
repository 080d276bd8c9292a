#include "session/session.h"

#include "base/log.h"
#include "ftp/extensions.h"
#include "operations/login.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {
// A message of the administrator comes with a reply, so a server that has some is asked this often.
constexpr std::chrono::milliseconds messageInterval = 5s;
} // namespace

Session::Session(const Site &site, const LinkServices &services, QObject *parent)
    : QObject(parent)
    , m_link(std::make_unique<ServerLink>(site, services)) {
    m_keepAlive.setSingleShot(true);
    connect(&m_keepAlive, &QTimer::timeout, this, &Session::onKeepAlive);
    connect(&m_link->control, &ControlConnection::closed, this, &Session::onControlClosed);
    connect(&m_link->control, &ControlConnection::inStep, this, &Session::settle);
    connect(&m_link->control, &ControlConnection::messageReceived, this, &Session::messageReceived);
}

Session::~Session() {
    m_link->control.disconnect(this);
    // Ended now, for they work on the link; deleted later, for this may be a slot of theirs.
    for (Operation *running : {static_cast<Operation *>(m_login.get()), m_current.get()}) {
        if (running) {
            running->disconnect(this);
            running->cancel();
        }
    }
}

void Session::open() {
    if (m_state == State::Closed && !m_closing)
        startLogIn();
}

void Session::enqueue(std::unique_ptr<Operation> operation) {
    m_queue.push_back(std::move(operation));
    wake();
}

void Session::wake() {
    if (std::exchange(m_wakePending, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_wakePending = false;
            startNext();
        },
        Qt::QueuedConnection);
}

void Session::startNext() {
    std::erase_if(m_queue, [](std::unique_ptr<Operation> &operation) {
        if (!operation->isDone())
            return false;
        const LaterPtr<Operation> cancelled(operation.release());
        return true;
    });
    if (m_queue.empty() || m_login || m_current)
        return;
    if (m_state == State::Closed)
        return startLogIn();
    if (m_state != State::Ready)
        return;
    m_keepAlive.stop();
    m_current.reset(m_queue.front().release());
    m_queue.pop_front();
    m_fruitless = 0;
    connect(m_current.get(), &Operation::done, this, &Session::onOperationDone);
    connect(m_current.get(), &Operation::asked, this, &Session::question);
    setState(State::Busy);
    if (m_current)
        m_current->begin();
}

void Session::startLogIn() {
    m_login.reset(new LogIn(*m_link));
    connect(m_login.get(), &Operation::done, this, &Session::onLogInDone);
    connect(m_login.get(), &Operation::asked, this, &Session::question);
    setState(State::Opening);
    if (m_login)
        m_login->begin();
}

void Session::onLogInDone() {
    const LaterPtr<LogIn> login(m_login.release());
    if (const Failure failure = login->failure()) {
        setState(State::Closed);
        abandonQueue(failure);
        Q_EMIT failed(failure);
        return;
    }
    ++m_fruitless;
    m_keepAlive.setInterval(capabilities().features.hasWherry(Extensions::messages)
                                ? std::min(m_link->services.keepAlive, messageInterval)
                                : m_link->services.keepAlive);
    m_keepAlive.start();
    setState(State::Ready);
    Q_EMIT opened();
    wake();
}

void Session::onOperationDone() {
    const LaterPtr<Operation> operation(m_current.release());
    if (m_closing)
        return;
    if (m_link->control.state() != ControlConnection::State::Open) {
        m_wasRunning = true; // onControlClosed() follows
        return;
    }
    if (m_link->control.owed() <= m_link->ahead.owed())
        return settle();
    m_link->resynchronise(); // then settle(), or onControlClosed()
}

// The connection is in step, and nothing runs on it. A transfer that was cut short may have left its REST or RANG,
// which are nobody else's.
void Session::settle() {
    if (m_login || m_current || m_state == State::Closed)
        return;
    if (const QByteArray takingBack = m_link->takeBackPart(); !takingBack.isEmpty())
        return m_link->control.send(takingBack, this, [this](const Reply &, const Failure &failure) {
            if (!failure) // else onControlClosed()
                settle();
        });
    m_keepAlive.start();
    setState(State::Ready);
    wake();
}

void Session::onControlClosed(const Failure &failure) {
    if (m_login || m_closing) // who opens or closes speaks for itself
        return;
    m_keepAlive.stop();
    m_link->forget();
    const bool wasRunning = std::exchange(m_wasRunning, false);
    // A server that says goodbye to an idle client does nothing wrong: opened again when it is needed.
    const bool harmless = !failure || (!wasRunning && failure.kind == Failure::Kind::Lost);
    setState(State::Closed);
    if (!m_queue.empty()) {
        if (wasRunning || (harmless && m_fruitless < 2))
            return wake();     // opened again at once
        abandonQueue(failure); // lost each time before anything could begin, or no FTP
        Q_EMIT failed(failure);
        return;
    }
    if (harmless)
        Q_EMIT closed();
    else
        Q_EMIT failed(failure);
}

void Session::onKeepAlive() {
    if (m_state != State::Ready)
        return;
    m_link->control.keepAlive();
    m_keepAlive.start();
}

void Session::cancelAll() {
    abandonQueue({Failure::Kind::Cancelled, 0, QStringLiteral("cancelled"), {}});
    if (m_login)
        m_login->cancel();
    if (m_current)
        m_current->cancel();
}

void Session::close() {
    if (std::exchange(m_closing, true))
        return;
    const bool wasOpen = m_state != State::Closed;
    cancelAll();
    m_keepAlive.stop();
    m_link->control.close();
    m_link->forget();
    m_closing = false;
    setState(State::Closed);
    if (wasOpen)
        Q_EMIT closed();
}

void Session::answer(const Answer &answer) {
    if (m_login)
        m_login->answer(answer);
    else if (m_current)
        m_current->answer(answer);
}

RemotePath Session::resolve(const QByteArray &urlPath) const { return m_link->startDirectory.resolved(urlPath); }

void Session::abandonQueue(const Failure &failure) {
    auto queue = std::exchange(m_queue, {});
    for (std::unique_ptr<Operation> &operation : queue) {
        const LaterPtr<Operation> abandoned(operation.release()); // whoever waits for it still looks at it
        abandoned->abandon(failure);
    }
}

void Session::setState(State state) {
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}
