#include "queue/errand.h"

#include "operations/transfer/sharedtransfer.h"

#include <QDir>

#include <algorithm>

bool ErrandOptions::leavesOut(const QString &name) const {
    if (!hiddenFiles && name.startsWith(QLatin1Char('.')))
        return true;
    return std::any_of(exclude.begin(), exclude.end(),
                       [&name](const QRegularExpression &pattern) { return pattern.match(name).hasMatch(); });
}

Errand::Errand(OperationHost &host, const TransferItem &item, const ErrandOptions &options)
    : m_host(host)
    , m_link(host.link())
    , m_item(item)
    , m_options(options) {}

Errand::~Errand() {
    if (!m_running)
        return;
    disconnect(m_running, nullptr, this, nullptr);
    m_running->cancel();
}

void Errand::cancel(bool discard) {
    if (m_cancelled)
        return;
    m_cancelled = true;
    m_discarding = discard;
    if (m_running)
        m_running->cancel();
    else
        endCancelled();
}

std::shared_ptr<SharedTransfer> Errand::shared() const {
    return m_moving ? m_moving->shared() : std::shared_ptr<SharedTransfer>();
}

// True when the errand goes on with its next step.
bool Errand::takeOver(Operation &operation) {
    m_running = nullptr;
    if (m_ended)
        return false;
    if (m_cancelled) {
        if (m_moving)
            m_item.attempt = recordOf(*m_moving);
        // What is removed now is not worth a second cancel.
        if (m_discarding && std::exchange(m_discarding, false))
            discard();
        else
            endCancelled();
        return false;
    }
    if (operation.failure() && !operation.hasBegun()) {
        CarryResult result;
        result.kind = CarryResult::Kind::NoSession;
        result.failure = operation.failure();
        result.attempt = m_item.attempt;
        end(result);
        return false;
    }
    return true;
}

void Errand::end(const CarryResult &result) {
    if (m_ended)
        return;
    m_ended = true;
    QMetaObject::invokeMethod(
        this, [this, result] { Q_EMIT finished(result); }, Qt::QueuedConnection);
}

void Errand::endCancelled() { fail(Failure::Kind::Cancelled, {}, 0, {}); }

void Errand::fail(const Failure &failure) {
    CarryResult result;
    result.kind = CarryResult::Kind::Failed;
    result.failure = failure;
    result.attempt = m_item.attempt;
    end(result);
}

void Errand::fail(Failure::Kind kind, const QString &text, int code, const QString &step) {
    Failure failure;
    failure.kind = kind;
    failure.text = text;
    failure.code = code;
    failure.step = step;
    fail(failure);
}

void Errand::skip() {
    CarryResult result;
    result.isSkipped = true;
    result.attempt = m_item.attempt;
    end(result);
}

void Errand::ask(const FileFacts &source, const FileFacts &target) {
    CarryResult result;
    result.kind = CarryResult::Kind::Exists;
    result.attempt = m_item.attempt;
    result.question.item = m_item.id;
    result.question.direction = m_item.direction;
    result.question.localPath = m_item.localPath;
    result.question.remotePath = m_item.remotePath;
    result.question.sourceSize = source.size;
    result.question.sourceModified = source.modified;
    result.question.targetSize = target.size;
    result.question.targetModified = target.modified;
    end(result);
}

void Errand::endTransfer(const TransferOperation &operation) {
    m_item.attempt = recordOf(operation);
    if (operation.failure())
        return fail(operation.failure());
    const TransferResult &moved = operation.result();
    CarryResult result;
    result.attempt = m_item.attempt;
    result.attempt->temporary.clear();
    result.isAtomic = moved.atomic;
    switch (moved.verified) {
    case TransferResult::Verified::No:
        break;
    case TransferResult::Verified::SizeOnly:
        result.verification = TransferItem::Verification::SizeOnly;
        break;
    case TransferResult::Verified::Digest:
        result.verification = TransferItem::Verification::Digest;
        result.digest = moved.digestName;
        break;
    }
    Q_EMIT progressed(moved.bytes, moved.bytes);
    end(result);
}

AttemptRecord Errand::recordOf(const TransferOperation &operation) {
    const TransferResult &result = operation.result();
    AttemptRecord record;
    record.size = result.seen.size;
    record.modified = result.seen.modified;
    record.isSentWhole = result.sentWhole;
    if (!result.temporary.isRoot())
        record.temporary = result.temporary.bytes();
    return record;
}

TransferItem Errand::refused(TransferItem child, Failure::Kind kind, const QString &why) {
    child.state = TransferItem::State::Failed;
    child.isRefused = true;
    child.failure.kind = kind;
    child.failure.text = why;
    return child;
}

void Errand::onPhase() {
    if (!m_moving)
        return;
    const TransferProgress progress = m_moving->progress();
    if (progress.phase == TransferProgress::Phase::Preparing)
        return;
    tellProgress();
    const AttemptRecord record = recordOf(*m_moving);
    if (record != m_item.attempt) {
        m_item.attempt = record;
        Q_EMIT attempted(record);
    }
    if (progress.phase == TransferProgress::Phase::Confirming && !std::exchange(m_isConfirming, true))
        Q_EMIT confirming();
}

void Errand::tellProgress() {
    if (!m_moving || !m_running)
        return;
    const TransferProgress progress = m_moving->progress();
    if (progress.phase != TransferProgress::Phase::Preparing)
        Q_EMIT progressed(progress.done, progress.size);
    if (!m_isShareable && shared() && shared()->wantsHelp()) {
        m_isShareable = true;
        Q_EMIT shareable();
    }
}
