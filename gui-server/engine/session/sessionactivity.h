// What a session has done so far, for an administrator who looks at it: its last commands, secrets masked, and how much
// its ended transfers of files have moved. Owned by Session.
#pragma once

#include "base/log.h"
#include "transfer/transfer.h"

#include <QByteArrayList>

class SessionActivity {
public:
    static constexpr qsizetype mostCommands = 20;
    static constexpr qsizetype mostOfCommand = 256; // bytes: anybody may send long ones, and needs no login for it

    void addCommand(const QByteArray &line) {
        m_commands += maskSecrets(line).left(mostOfCommand);
        if (m_commands.size() > mostCommands)
            m_commands.removeFirst();
    }
    void addTransfer(const TransferProgress &progress) {
        if (progress.direction == TransferProgress::Direction::Upload)
            m_received += progress.bytes;
        else
            m_sent += progress.bytes;
    }
    const QByteArrayList &commands() const { return m_commands; } // the newest last
    qint64 received() const { return m_received; }                // bytes
    qint64 sent() const { return m_sent; }

private:
    QByteArrayList m_commands;
    qint64 m_received = 0, m_sent = 0;
};
