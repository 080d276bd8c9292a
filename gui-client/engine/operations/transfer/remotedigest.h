// Asks the server for the digest of a file or of its beginning: HASH and RANG (draft-bryan-ftpext-hash), else XSHA256
// and its kin. A server that cannot is no failure: digest() is empty.
#pragma once

#include "ftp/hashname.h"
#include "operations/operation.h"

#include <optional>

class RemoteDigest : public Operation {
    Q_OBJECT

public:
    // length: of the part that is hashed, from byte `first` on; -1 the whole file.
    RemoteDigest(ServerLink &link, RemotePath path, qint64 length = -1, qint64 first = 0)
        : Operation(link)
        , m_path(std::move(path))
        , m_length(length)
        , m_first(first) {}

    // What this server would be asked for, so that it can be computed while the bytes stream by.
    static std::optional<HashAlgorithm> offered(const Features &features);
    static bool offersParts(const Features &features); // HASH with RANG
    const QByteArray &digest() const { return m_digest; }
    // By which it was made; nothing when the server makes none.
    std::optional<HashAlgorithm> algorithm() const { return m_algorithm; }

protected:
    void firstStep() override;

private:
    void askHash();
    void onRange(const Reply &reply);
    void onHash(const Reply &reply);
    void onDigest(const Reply &reply);

    RemotePath m_path;
    qint64 m_length;
    qint64 m_first;
    std::optional<HashAlgorithm> m_algorithm;
    QByteArray m_digest;
};
