// What a session has done so far, for an administrator who looks at it: its last commands, secrets masked, how much its
// ended transfers of files have moved, and how much of that over its present data connection. Owned by Session.
#pragma once

#include "base/log.h"
#include "transfer/transfer.h"

#include <QByteArrayList>

// The files that have passed over one data connection of MODE B.
struct BatchSum {
    quint64 id = 0;       // among those of transfers: of the server, by count
    qint64 files = 0;     // that came or went whole
    qint64 bytes = 0;     // of all that have ended
    qint64 startedAt = 0; // ms since the epoch, UTC
};

class SessionActivity {
public:
    static constexpr qsizetype mostCommands = 20;
    static constexpr qsizetype mostOfCommand = 256; // bytes: anybody may send long ones, and needs no login for it

    void addCommand(const QByteArray &line) {
        m_commands += maskSecrets(line).left(mostOfCommand);
        if (m_commands.size() > mostCommands)
            m_commands.removeFirst();
    }
    // Another data connection of MODE B.
    void beginBatch(quint64 id, qint64 now) { m_batch = {id, 0, 0, now}; }
    void addTransfer(const TransferProgress &progress, bool isWhole) {
        if (progress.direction == TransferProgress::Direction::Upload)
            m_received += progress.bytes;
        else
            m_sent += progress.bytes;
        if (!progress.isInBlocks || progress.direction == TransferProgress::Direction::Listing)
            return;
        m_batch.files += isWhole ? 1 : 0;
        m_batch.bytes += progress.bytes;
    }
    const QByteArrayList &commands() const { return m_commands; } // the newest last
    qint64 received() const { return m_received; }                // bytes
    qint64 sent() const { return m_sent; }
    const BatchSum &batch() const { return m_batch; } // the last one

private:
    QByteArrayList m_commands;
    qint64 m_received = 0, m_sent = 0;
    BatchSum m_batch;
};
