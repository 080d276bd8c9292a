#include "transfer/transfer.h"

#include "base/laterptr.h"
#include "net/blockreceiver.h"
#include "net/blocksender.h"
#include "net/bytesource.h"
#include "net/dataconnection.h"
#include "net/receivepump.h"
#include "net/sendpump.h"
#include "transfer/digesttap.h"
#include "transfer/transfermeter.h"
#include "transfer/translation.h"

#include <QDateTime>
#include <QPointer>

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace {
using Outcome = TransferResult::Outcome;
using Direction = TransferProgress::Direction;
} // namespace

class Transfer::Private {
public:
    TransferSetup setup;
    TransferProgress progress;
    TransferResult result;
    QElapsedTimer clock;

    // What moves, from the file outwards: each wraps the one above it. Destroyed in the opposite order.
    std::unique_ptr<Upload> upload;
    std::unique_ptr<ByteSource> file;
    std::unique_ptr<TransferMeter> meter; // when what is moved counts in a quota
    std::unique_ptr<MeteredSource> meteredSource;
    std::unique_ptr<MeteredSink> meteredSink;
    std::unique_ptr<DigestSource> digestSource;
    std::unique_ptr<DigestSink> digestSink;
    std::unique_ptr<AsciiSource> asciiSource;
    std::unique_ptr<DeflateSource> deflateSource;
    std::unique_ptr<AsciiSink> asciiSink;
    std::unique_ptr<InflateSink> inflateSink;
    const FileSideCount *count = nullptr; // the translation next to the file
    FileError beforeStart;
    bool isWhole = false; // from the first byte of a file to its last

    LaterPtr<DataConnection> connection;
    LaterPtr<SendPump> sendPump;
    LaterPtr<ReceivePump> receivePump;
    LaterPtr<BlockSender> blockSender;
    LaterPtr<BlockReceiver> blockReceiver;
    bool started = false;
    bool committing = false;
    bool finished = false;

    // In TYPE A what is stored is not what others have.
    bool wantsDigest() const { return setup.digest && isWhole && !setup.ascii; }
    ByteSource &source();
    ByteSink &sink();
    qint64 bytes() const;
};

ByteSource &Transfer::Private::source() {
    ByteSource *outermost = file.get();
    if (setup.quota) {
        meter = std::make_unique<TransferMeter>(setup.quota, TransferDirection::Download);
        meteredSource = std::make_unique<MeteredSource>(*outermost, *meter);
        outermost = meteredSource.get();
    }
    if (wantsDigest()) {
        digestSource = std::make_unique<DigestSource>(*outermost, *setup.digest);
        outermost = digestSource.get();
    }
    if (setup.ascii) {
        asciiSource = std::make_unique<AsciiSource>(*outermost);
        count = asciiSource.get();
        outermost = asciiSource.get();
    }
    if (setup.deflate) {
        deflateSource = std::make_unique<DeflateSource>(*outermost, setup.deflateLevel);
        if (!count)
            count = deflateSource.get();
        outermost = deflateSource.get();
    }
    return *outermost;
}

ByteSink &Transfer::Private::sink() {
    ByteSink *outermost = &upload->sink();
    if (setup.quota) {
        meter = std::make_unique<TransferMeter>(setup.quota, TransferDirection::Upload);
        meteredSink = std::make_unique<MeteredSink>(*outermost, *meter);
        outermost = meteredSink.get();
    }
    if (wantsDigest()) {
        digestSink = std::make_unique<DigestSink>(*outermost, *setup.digest);
        outermost = digestSink.get();
    }
    if (setup.ascii) {
        asciiSink = std::make_unique<AsciiSink>(*outermost);
        count = asciiSink.get();
        outermost = asciiSink.get();
    }
    if (setup.deflate) {
        inflateSink = std::make_unique<InflateSink>(*outermost);
        if (!count)
            count = inflateSink.get();
        outermost = inflateSink.get();
    }
    return *outermost;
}

qint64 Transfer::Private::bytes() const {
    if (count)
        return count->fileBytes();
    if (blockSender || blockReceiver)
        return blockSender ? blockSender->bytes() : blockReceiver->bytes();
    return sendPump ? sendPump->bytes() : receivePump ? receivePump->bytes() : progress.bytes;
}

Transfer::Transfer(std::unique_ptr<Private> d)
    : m_d(std::move(d)) {
    m_d->progress.startedAt = QDateTime::currentMSecsSinceEpoch();
}

Transfer::~Transfer() {
    // In the middle of a file nothing else can begin.
    if (m_d->setup.blocks && !m_d->finished && !m_d->committing)
        closeBlocks();
    // No signal of what goes now may come back here.
    if (m_d->sendPump)
        m_d->sendPump->disconnect(this);
    if (m_d->receivePump)
        m_d->receivePump->disconnect(this);
    if (m_d->upload)
        m_d->upload->disconnect(this);
    // They die by the event loop, after this: what they point to must not be touched until then.
    if (m_d->sendPump && !m_d->sendPump->isFinished())
        m_d->sendPump->cancel();
    if (m_d->receivePump && !m_d->receivePump->isFinished())
        m_d->receivePump->cancel();
}

std::unique_ptr<Transfer> Transfer::download(TransferSetup setup, ReadableFile file, qint64 offset, qint64 length) {
    auto d = std::make_unique<Private>();
    d->setup = std::move(setup);
    d->progress.direction = Direction::Download;
    d->progress.size = file.entry.size;
    d->progress.offset = offset;
    if (offset > 0 && ::lseek(file.descriptor.number(), offset, SEEK_SET) != offset)
        d->beforeStart = FileError::fromSystem(errno);
    // The size was told when the file was opened: that much is sent, or it is an error.
    const qint64 rest = std::max<qint64>(0, file.entry.size - offset);
    const qint64 wanted = length < 0 ? rest : std::min(length, rest);
    d->isWhole = wanted == file.entry.size;
    d->file = std::make_unique<FileSource>(std::move(file.descriptor), wanted);
    return std::unique_ptr<Transfer>(new Transfer(std::move(d)));
}

std::unique_ptr<Transfer> Transfer::listing(TransferSetup setup, std::unique_ptr<ByteSource> lines) {
    auto d = std::make_unique<Private>();
    d->setup = std::move(setup);
    d->progress.direction = Direction::Listing;
    d->file = std::move(lines);
    return std::unique_ptr<Transfer>(new Transfer(std::move(d)));
}

std::unique_ptr<Transfer> Transfer::upload(TransferSetup setup, std::unique_ptr<Upload> upload) {
    auto d = std::make_unique<Private>();
    d->setup = std::move(setup);
    d->progress.direction = Direction::Upload;
    d->progress.size = upload->expectedSize();
    d->progress.offset = upload->startOffset();
    d->isWhole = upload->startOffset() == 0;
    d->result.name = upload->name();
    d->upload = std::move(upload);
    return std::unique_ptr<Transfer>(new Transfer(std::move(d)));
}

std::unique_ptr<Transfer> Transfer::discard(TransferSetup setup) {
    auto d = std::make_unique<Private>();
    d->setup = std::move(setup);
    d->progress.direction = Direction::Upload;
    d->result.error.kind = FileError::Kind::Failed;
    return std::unique_ptr<Transfer>(new Transfer(std::move(d)));
}

bool Transfer::reusesConnection() const { return m_d->setup.blocks && m_d->setup.blocks->isOpen(); }

void Transfer::start() {
    if (std::exchange(m_d->started, true))
        return;
    m_d->clock.start();
    if (m_d->upload) {
        connect(m_d->upload.get(), &Upload::takenOver, this, [this] {
            if (m_d->receivePump)
                m_d->receivePump->disconnect(this);
            // In blocks the rest of the file still comes; it is dropped, and then the error is known.
            if (m_d->blockReceiver)
                return;
            finishLater(Outcome::FileFailed);
        });
    }
    QMetaObject::invokeMethod(this, &Transfer::open, Qt::QueuedConnection);
}

void Transfer::open() {
    if (m_d->finished)
        return;
    if (m_d->beforeStart) {
        m_d->result.error = m_d->beforeStart;
        return finish(Outcome::FileFailed);
    }
    if (reusesConnection()) {
        m_d->progress.connected = true;
        const QPointer<Transfer> self(this);
        Q_EMIT opened();
        if (self && !m_d->finished)
            startBlocks();
        return;
    }
    if (!m_d->setup.opener) {
        m_d->result.failure = {Failure::Kind::CannotConnect, 0, QStringLiteral("no data connection was prepared"), {}};
        return finish(Outcome::NoConnection);
    }
    m_d->setup.opener->open(m_d->setup.openLimit,
                            [this](Expected<LaterPtr<DataConnection>> connection) { onOpened(std::move(connection)); });
}

void Transfer::onOpened(Expected<LaterPtr<DataConnection>> connection) {
    if (m_d->finished)
        return;
    // The opener is still in its own call.
    if (auto *const opener = m_d->setup.opener.release())
        opener->deleteLater();
    if (!connection) {
        m_d->result.failure = connection.error();
        return finish(Outcome::NoConnection);
    }
    if (m_d->setup.blocks)
        m_d->setup.blocks->adopt(*std::move(connection));
    else
        m_d->connection = *std::move(connection);
    if (m_d->connection)
        m_d->connection->setCloseNotifyRequired(m_d->setup.requireCloseNotify);
    m_d->progress.connected = true;
    const QPointer<Transfer> self(this);
    Q_EMIT opened();
    if (!self || m_d->finished)
        return;
    if (m_d->setup.blocks)
        return startBlocks();
    const int stall = static_cast<int>(m_d->setup.stallLimit.count());
    if (m_d->upload) {
        m_d->receivePump.reset(new ReceivePump(*m_d->connection, m_d->sink(), m_d->setup.limiter));
        m_d->receivePump->setStallTimeout(stall);
        connect(m_d->receivePump.get(), &ReceivePump::finished, this, &Transfer::onReceived);
        m_d->receivePump->start();
    } else {
        m_d->sendPump.reset(new SendPump(*m_d->connection, m_d->source(), m_d->setup.limiter));
        m_d->sendPump->setStallTimeout(stall);
        connect(m_d->sendPump.get(), &SendPump::finished, this, &Transfer::onSent);
        m_d->sendPump->start();
    }
}

void Transfer::startBlocks() {
    const int stall = static_cast<int>(m_d->setup.stallLimit.count());
    BlockConnection &blocks = *m_d->setup.blocks;
    if (m_d->progress.direction == Direction::Upload) {
        ByteSink *const sink = m_d->upload ? &m_d->sink() : nullptr;
        m_d->blockReceiver.reset(new BlockReceiver(blocks, sink, m_d->setup.limiter));
        m_d->blockReceiver->setStallTimeout(stall);
        connect(m_d->blockReceiver.get(), &BlockReceiver::finished, this, &Transfer::onBlocksReceived);
        m_d->blockReceiver->start();
    } else {
        m_d->blockSender.reset(new BlockSender(blocks, m_d->source(), m_d->setup.limiter));
        m_d->blockSender->setStallTimeout(stall);
        connect(m_d->blockSender.get(), &BlockSender::finished, this, &Transfer::onBlocksSent);
        m_d->blockSender->start();
    }
}

void Transfer::onBlocksSent(const Failure &failure) {
    if (failure)
        return onFailed(failure);
    if (m_d->blockSender->sourceFailure())
        return onFailed(m_d->blockSender->sourceFailure());
    finish(Outcome::Done);
}

void Transfer::onBlocksReceived(const Failure &failure) {
    if (failure)
        return onFailed(failure);
    if (!m_d->upload)
        return finish(Outcome::FileFailed); // it was to be dropped
    if (m_d->blockReceiver->sinkFailure() || m_d->upload->error())
        return onFailed(m_d->blockReceiver->sinkFailure());
    if (m_d->blockReceiver->isSuspect()) {
        m_d->result.error.kind = FileError::Kind::SenderFailed;
        return finish(Outcome::FileFailed);
    }
    m_d->committing = true;
    const QPointer<Transfer> self(this);
    Q_EMIT received();
    if (self)
        commit(Upload::End::Certain);
}

void Transfer::commit(Upload::End end) {
    m_d->upload->commit(end, m_d->setup.controlAlive, this, [this](const FileError &error) {
        m_d->committing = false;
        m_d->result.error = error;
        finish(error ? Outcome::FileFailed : Outcome::Done);
    });
}

void Transfer::onSent(const Failure &failure) {
    if (!failure)
        return finish(Outcome::Done);
    onFailed(failure);
}

void Transfer::onReceived(const Failure &failure) {
    if (failure)
        return onFailed(failure);
    // Close_notify, or the packed stream's own end, cannot come from a client that was killed.
    const bool certain = m_d->connection->closeNotifySeen() || (m_d->inflateSink && m_d->inflateSink->isComplete());
    // Both ends are through: to close acknowledges the client's end at once, and it may wait for that.
    if (!m_d->connection->isEncrypted())
        m_d->connection->abort();
    m_d->committing = true;
    commit(certain ? Upload::End::Certain : Upload::End::Plain);
}

void Transfer::onFailed(const Failure &failure) {
    m_d->result.failure = failure;
    if (failure.kind == Failure::Kind::Cancelled)
        return finish(Outcome::Aborted);
    FileError error = m_d->upload ? m_d->upload->error() : FileError{};
    // An upload stays unfinished, and can be continued when the transfer quota opens again.
    if (!error && m_d->meter && failure.kind == Failure::Kind::LocalFile)
        error = m_d->meter->error();
    if (!error && failure.kind != Failure::Kind::LocalFile)
        return finish(Outcome::Broken);
    m_d->result.error = error ? error : FileError::fromSystem(failure.code);
    if (!m_d->result.error)
        m_d->result.error.kind = FileError::Kind::Failed;
    finish(Outcome::FileFailed);
}

void Transfer::abort() {
    // What is being published is whole: it ends by itself, and soon.
    if (m_d->finished || m_d->committing)
        return;
    finishLater(Outcome::Aborted);
}

void Transfer::finishLater(TransferResult::Outcome outcome) {
    if (m_d->sendPump)
        m_d->sendPump->disconnect(this);
    if (m_d->receivePump)
        m_d->receivePump->disconnect(this);
    if (m_d->connection)
        m_d->connection->abort();
    if (m_d->setup.blocks)
        closeBlocks();
    if (m_d->upload && outcome == Outcome::FileFailed && !m_d->result.error)
        m_d->result.error = m_d->upload->error();
    QMetaObject::invokeMethod(
        this, [this, outcome] { finish(outcome); }, Qt::QueuedConnection);
}

void Transfer::closeBlocks() {
    if (m_d->blockSender)
        m_d->blockSender->stop();
    if (m_d->blockReceiver)
        m_d->blockReceiver->stop();
    m_d->setup.blocks->abort();
}

void Transfer::finish(TransferResult::Outcome outcome) {
    if (std::exchange(m_d->finished, true))
        return;
    m_d->result.outcome = outcome;
    m_d->result.bytes = m_d->bytes();
    m_d->result.offset = m_d->progress.offset;
    m_d->result.milliseconds = m_d->clock.elapsed();
    m_d->progress.bytes = m_d->result.bytes;
    // Before anybody is told: what SIZE says next must be what is there now, and the connection must be closed.
    if (m_d->upload && outcome != Outcome::Done)
        m_d->upload->abandon();
    if (m_d->setup.opener)
        m_d->setup.opener.release()->deleteLater();
    if (m_d->connection && outcome != Outcome::Done)
        m_d->connection->abort();
    if (m_d->setup.blocks && outcome != Outcome::Done && outcome != Outcome::FileFailed)
        closeBlocks();
    if (outcome == Outcome::Done && (m_d->digestSource || m_d->digestSink)) {
        m_d->result.hash = *m_d->setup.digest;
        m_d->result.digest = m_d->digestSource ? m_d->digestSource->result() : m_d->digestSink->result();
    }
    m_d->result.leftOpen = reusesConnection();
    Q_EMIT finished(m_d->result);
}

TransferProgress Transfer::progress() const {
    TransferProgress progress = m_d->progress;
    if (!m_d->finished)
        progress.bytes = m_d->bytes();
    progress.isInBlocks = m_d->setup.blocks != nullptr;
    return progress;
}
