// What sending and receiving a file in blocks have in common: bounded turns of the loop, the limit of speed, the time
// without progress, and one end. Base of BlockSender and BlockReceiver.
#pragma once

#include "base/failure.h"
#include "net/blockconnection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class RateLimiter;

class BlockPump : public QObject {
    Q_OBJECT
public:
    // Milliseconds without a byte of progress, then finished(TimedOut); 0 = never. Default 60,000.
    void setStallTimeout(int milliseconds) { m_stallTimeout = milliseconds; }
    void start(); // finished() may come before it returns
    void stop();  // no signal follows; in the middle of a file the connection is of no more use

Q_SIGNALS:
    // Once, last. None = the file went through to its end; else the connection is of no more use.
    void finished(const Failure &failure);

protected:
    enum class Direction { Send, Receive };
    BlockPump(BlockConnection &connection, Direction direction, RateLimiter *limiter, QObject *parent);

    // Moves at most so many bytes, while hasTurn(); ends with awaitMore(), yieldTurn() or finish().
    virtual void move(qint64 atMost) = 0;
    // Grows while the other side does its part.
    virtual qint64 progress() = 0;

    BlockConnection &blocks() { return m_blocks; }
    bool hasTurn() const;
    void consume(qint64 bytes); // of the limit of speed
    void awaitMore() { watch(true); }
    void yieldTurn(int milliseconds = 0); // the loop serves the others, then it goes on, whatever the notifier says
    void finish(const Failure &failure);

private:
    void pump();
    void watch(bool on);
    void onStallTimer();
    void letGo();

    BlockConnection &m_blocks;
    const Direction m_direction;
    RateLimiter *m_limiter;
    QTimer m_resumeTimer;
    QTimer m_stallTimer;
    QElapsedTimer m_turn;
    QElapsedTimer m_lastProgress;
    qint64 m_stallMark = 0;
    int m_stallTimeout = 60'000;
    bool m_finished = false;
};
