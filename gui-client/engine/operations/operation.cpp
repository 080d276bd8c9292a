#include "operations/operation.h"

#include "base/laterptr.h"
#include "base/log.h"
#include "ftp/wiretext.h"

Operation::~Operation() {
    dropChild();
    if (m_begun && !m_done)
        m_link.control.forget(this);
}

void Operation::begin() {
    if (std::exchange(m_begun, true) || m_done)
        return;
    firstStep();
}

void Operation::cancel() {
    if (m_child && !m_done)
        m_child->cancel(); // its end is our end
    if (!m_done)
        fail(Failure::Kind::Cancelled, QStringLiteral("cancelled"));
}

void Operation::answer(const Answer &answer) {
    if (m_done)
        return;
    if (m_child)
        return m_child->answer(answer);
    if (const auto answered = std::exchange(m_answered, {}))
        answered(answer);
}

ControlConnection::Step Operation::guarded(std::function<void(const Reply &)> next) {
    return [this, next = std::move(next)](const Reply &reply, const Failure &failure) {
        if (m_done)
            return;
        if (failure)
            return finish(failure);
        m_lastStep.clear();
        next(reply);
    };
}

void Operation::sendStep(const QByteArray &command, std::function<void(const Reply &)> next) {
    m_link.control.send(command, this, guarded([this, command, next = std::move(next)](const Reply &reply) {
                            m_lastStep = command;
                            next(reply);
                        }));
}

void Operation::awaitStep(bool greeting, std::function<void(const Reply &)> next) {
    if (greeting)
        return m_link.control.awaitGreeting(this, guarded(std::move(next)));
    const QByteArray command = m_lastStep;
    m_link.control.awaitFinal(this, guarded([this, command, next = std::move(next)](const Reply &reply) {
                                  m_lastStep = command;
                                  next(reply);
                              }));
}

void Operation::runChild(std::unique_ptr<Operation> child, Ending ending, std::function<void(Operation &)> next) {
    Q_ASSERT(!m_child);
    m_child = std::move(child);
    m_childEnding = ending;
    m_childNext = std::move(next);
    connect(m_child.get(), &Operation::done, this, &Operation::onChildDone);
    connect(m_child.get(), &Operation::asked, this, &Operation::asked);
    m_child->begin();
}

void Operation::onChildDone() {
    if (m_done || !m_child)
        return;
    const LaterPtr<Operation> child(m_child.release()); // it is in its signal
    child->disconnect(this);
    const auto next = std::exchange(m_childNext, {});
    const Failure &failure = child->failure();
    const bool gone = failure.kind == Failure::Kind::Cancelled || failure.kind == Failure::Kind::TimedOut ||
                      m_link.control.state() != ControlConnection::State::Open;
    if (failure && (m_childEnding == Ending::OfBoth || (m_childEnding == Ending::OfChildIfRefused && gone)))
        return finish(failure);
    next(*child);
}

void Operation::dropChild() {
    if (!m_child)
        return;
    LaterPtr<Operation> child(m_child.release());
    child->disconnect(this);
    child->cancel();
}

void Operation::watchConnection(std::function<qint64()> moved) {
    m_link.control.watch(
        this, [this](const Failure &failure) { finish(failure); }, std::move(moved));
}

void Operation::unwatchConnection() { m_link.control.unwatch(this); }

void Operation::refuse(const Reply &reply) { fail(Failure::Kind::Refused, decodeWireText(reply.text()), reply.code); }

void Operation::misunderstood(const Reply &reply) {
    fail(Failure::Kind::BadReply, QStringLiteral("%1 %2").arg(reply.code).arg(decodeWireText(reply.text())));
}

void Operation::fail(Failure::Kind kind, const QString &text, int code) {
    finish({kind, code, text, m_lastStep.isEmpty() ? m_step : decodeWireText(maskSecrets(m_lastStep))});
}

void Operation::finish(const Failure &failure) {
    if (std::exchange(m_done, true))
        return;
    dropChild();
    m_answered = {};
    m_link.control.forget(this);
    m_failure = failure;
    if (m_failure && m_failure.step.isEmpty())
        m_failure.step = m_step;
    onEnding();
    Q_EMIT done();
}
