// Fetches one range of a shared download: RANG before RETR where the server has both RANG and HASH, else REST and the
// end of the data connection when it has come far enough. The connection of the Download itself and those that help
// run it alike.
#pragma once

#include "net/digest.h"
#include "operations/operation.h"
#include "operations/transfer/fileranges.h"

#include <memory>
#include <optional>

class MoveData;
class RangeSink;
class SharedDownload;

class FetchRange : public Operation {
    Q_OBJECT
public:
    FetchRange(ServerLink &link, std::shared_ptr<SharedDownload> shared);
    ~FetchRange() override;

    bool hadRange() const { return m_sink != nullptr; } // false: nothing was left to be fetched
    qint64 bytes() const { return m_bytes; }            // moved over the line
    bool restWasRefused() const { return m_restRefused; }
    // To be computed while the bytes come, before begin().
    void digestWhole(std::optional<HashAlgorithm> algorithm) { m_algorithm = algorithm; }
    // Of the whole file, when all of it came this way and in order; else empty.
    const QByteArray &wholeDigest() const { return m_wholeDigest; }
    // The server's of the same, if it told it with its last word.
    const QByteArray &remoteDigest() const { return m_remoteDigest; }

protected:
    void firstStep() override;
    void onEnding() override;

private:
    void fetch();
    void onMoved(MoveData &data);
    bool mayUseRang() const;

    std::shared_ptr<SharedDownload> m_shared;
    std::optional<FileRanges::Key> m_key;
    std::unique_ptr<RangeSink> m_sink;
    std::optional<HashAlgorithm> m_algorithm;
    QByteArray m_wholeDigest;
    QByteArray m_remoteDigest;
    qint64 m_bytes = 0;
    bool m_usesRang = false;
    bool m_restRefused = false;
};
