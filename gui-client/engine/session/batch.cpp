#include "session/batch.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace {
constexpr int mostOperations = 500; // each has one command under way at a time
constexpr int ownCommands = 3;      // TYPE, MODE, EPSV
constexpr auto idleLimit = 5s;      // then keeping the session alive is its own matter again
} // namespace

Batch::Batch(ServerLink &link)
    : Operation(link) {
    setStep(QStringLiteral("MODE B"));
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::min<std::chrono::milliseconds>(idleLimit, link.control.inactivityLimit() / 2));
    connect(&m_idle, &QTimer::timeout, this, &Batch::close);
}

Batch::~Batch() {
    if (!isDone())
        onEnding();
}

int Batch::room(const Capabilities &capabilities) {
    return capabilities.sendsAhead() ? std::clamp(capabilities.features.pipeline() - ownCommands, 1, mostOperations)
                                     : 0;
}

// All that prepares the first file goes out at once.
void Batch::firstStep() {
    m_channel.reset(new BlockChannel(m_link));
    connect(m_channel.get(), &BlockChannel::failed, this, &Batch::onChannelFailed);
    // While files are made durable here, the server owes nothing.
    watchConnection(
        [this] { return m_link.control.owed() == 0 && !m_operations.empty() ? ++m_localTurns : m_localTurns; });
    // Known at once, for what is sent behind these commands comes after them.
    if (std::exchange(m_link.type, 'I') != 'I')
        send("TYPE I", &Batch::onType);
    if (std::exchange(m_link.mode, 'B') != 'B')
        send("MODE B", &Batch::onMode);
    m_channel->open();
    m_link.blocks = m_channel.get();
    m_isSetUp = true;
    std::vector<QPointer<Operation>> waiting;
    for (const auto &operation : m_operations)
        waiting.emplace_back(operation.get());
    for (const QPointer<Operation> &operation : waiting) {
        if (operation)
            operation->begin();
    }
    if (!isDone() && m_operations.empty())
        m_idle.start();
}

void Batch::onType(const Reply &reply) {
    if (reply.isPositive())
        return;
    m_link.type = 0;
    onChannelFailed({Failure::Kind::Refused, reply.code, {}, QStringLiteral("TYPE I")});
}

void Batch::onMode(const Reply &reply) {
    if (reply.isPositive())
        return;
    m_link.mode = 0;
    onChannelFailed({Failure::Kind::Refused, reply.code, {}, QStringLiteral("MODE B")});
}

// It does not work here: from now on one file at a time, which knows more ways to a data connection.
void Batch::onChannelFailed(const Failure &failure) {
    m_link.capabilities.blocks = Capabilities::Learned::No;
    finish(failure);
}

void Batch::enqueue(std::unique_ptr<Operation> operation) {
    m_idle.stop();
    Operation *const raw = operation.release();
    m_operations.emplace_back(raw);
    connect(raw, &Operation::done, this, [this, raw] { onOperationDone(raw); });
    if (m_isSetUp)
        raw->begin();
}

void Batch::onOperationDone(Operation *operation) {
    const auto ended = std::find_if(m_operations.begin(), m_operations.end(),
                                    [operation](const auto &other) { return other.get() == operation; });
    if (ended == m_operations.end())
        return;
    m_operations.erase(ended); // deleted by the event loop: it is in its signal
    if (m_operations.empty() && m_isSetUp && !isDone())
        m_idle.start();
}

void Batch::close() {
    if (m_operations.empty() && !isDone())
        succeed();
}

void Batch::onEnding() {
    m_idle.stop();
    m_link.blocks = nullptr;
    auto operations = std::exchange(m_operations, {});
    for (auto &operation : operations) {
        if (operation->isLocal()) { // a second try would meet the first one at the same file
            Operation *const raw = operation.release();
            connect(raw, &Operation::done, raw, &QObject::deleteLater);
        } else if (m_isSetUp) {
            operation->cancel(); // not its failure: another way may be open to it
        } else {
            operation->abandon(failure()); // the login's
        }
    }
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel->stop();
        m_channel.reset();
    }
}
