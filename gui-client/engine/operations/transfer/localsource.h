// The local end of an upload: one regular file, of which exactly as many bytes are sent as it had when it was opened;
// notices when it changes meanwhile. Read, not handed to sendfile: a receiver on the same machine takes what has just
// been read a tenth faster than pages of the kernel's cache that nobody has touched. Owned by Upload.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "net/bytesource.h"
#include "operations/transfer/digest.h"

#include <QString>

#include <optional>

class LocalSource : public ByteSource {
public:
    static constexpr qint64 overlap = 64 * 1024; // sent again when one is continued: the end of a cut file may be torn

    explicit LocalSource(QString path)
        : m_path(std::move(path)) {}

    // Opens it and looks at size and time. Everything but a regular file is refused.
    [[nodiscard]] Failure open();
    bool isOpen() const { return bool(m_file); }
    qint64 size() const { return m_size; }
    qint64 modified() const { return m_modified; } // milliseconds since 1970 UTC
    int descriptor() const { return m_file.number(); }

    // The next byte that is sent is byte `offset`. digest: of what is sent (offset 0 only).
    [[nodiscard]] Failure begin(qint64 offset, std::optional<HashAlgorithm> digest);
    // The same, up to the byte before `end` only.
    [[nodiscard]] Failure beginPart(qint64 offset, qint64 end);
    qint64 position() const { return m_position; }
    QByteArray takeDigest();
    // Size and time are still those of open().
    bool isUnchanged() const;

    qint64 read(char *data, qint64 maximum) override;

private:
    Failure failed(int error) const;

    QString m_path;
    Descriptor m_file;
    std::optional<Digest> m_digest;
    qint64 m_size = 0;
    qint64 m_modified = 0;
    qint64 m_position = 0;
    qint64 m_end = 0; // behind the last byte that is sent
};
