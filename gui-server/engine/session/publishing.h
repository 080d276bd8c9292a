// The uploads of a session in MODE B whose data is in and that are being made durable, while the session takes the next
// command. Owned by Session.
#pragma once

#include "base/laterptr.h"
#include "commands/command.h"

#include <vector>

struct PublishedUpload {
    CommandPtr command;
    LaterPtr<Transfer> transfer;
    std::function<void(const TransferResult &)> finished;
    quint64 id = 0;    // of the transfer
    quint64 place = 0; // of its reply in the order
};

class Publishing {
public:
    static constexpr std::size_t most = 64; // then the next command waits

    void add(PublishedUpload upload) { m_uploads.push_back(std::move(upload)); }
    PublishedUpload take(const Transfer *transfer);
    bool isEmpty() const { return m_uploads.empty(); }
    // Whether an upload to this path may begin: there is room, and none of these has the same target.
    bool admits(const VirtualPath &path) const;
    const std::vector<PublishedUpload> &uploads() const { return m_uploads; }
    // The session is over: no replies any more. What was not yet renamed stays unfinished.
    void letGo(QObject *receiver);

private:
    std::vector<PublishedUpload> m_uploads;
};
