// The local end of a download: "name.part" beside the target until every byte stands and is durable, then the target by
// rename. Compares what it holds already with what comes again, so that two files are never joined. Owned by Download.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "net/bytesink.h"
#include "operations/transfer/digest.h"

#include <QString>

#include <functional>
#include <optional>

class BlockingExecutor;
class Publisher;

class PartFile : public ByteSink {
public:
    explicit PartFile(const QString &finalPath);

    static constexpr QLatin1String suffix{".part"};
    static constexpr qint64 overlap = 64 * 1024;     // bytes fetched again and compared before a file is continued
    static QString pathOf(const QString &finalPath); // "name.part"
    // Opens or makes it, its directory too; how many bytes it holds. Below root when that is not empty.
    [[nodiscard]] Expected<qint64> open(const QString &root);
    bool isOpen() const { return bool(m_file); }
    int descriptor() const { return m_file.number(); }
    // The same file with a position of its own; empty with errno set.
    Descriptor openAgain() const;

    // The next byte that comes is byte `offset`; bytes before `compareUpTo` are compared instead of written. What
    // stands behind is cut off. size: how many the file has in all, -1 unknown; more is a failure.
    [[nodiscard]] Failure begin(qint64 offset, qint64 compareUpTo, qint64 size, std::optional<HashAlgorithm> digest);
    qint64 held() const { return std::max(m_position, m_compareUpTo); }
    bool differs() const { return m_differs; }   // what came again is not what stands here
    bool isTooLong() const { return m_tooLong; } // more came than the size said
    // Of everything, when begin() was told so with offset 0.
    QByteArray takeDigest();

    // Whether these bytes stand in a file at the offset; the failure of the disk.
    static Expected<bool> holds(int file, qint64 offset, const char *data, qint64 size);
    static Failure differing(); // of bytes that came again and were others
    // All of it stands, up to `size`; what is behind is cut off before the rename.
    void setWhole(qint64 size);

    // Hands it over; then(Failure) on the loop unless context is gone.
    // modified: milliseconds since 1970 UTC; 0 leaves the time as it is.
    void publish(Publisher &publisher, QObject *context, qint64 modified, std::function<void(const Failure &)> then);
    void remove(); // it holds nothing worth keeping
    // Removes the part files of these targets, off the loop.
    static void abandon(BlockingExecutor &executor, const QStringList &finalPaths);

    qint64 allowance(qint64 wanted) override;
    bool write(const char *data, qint64 size) override;
    int directDescriptor() const override;
    void moved(qint64 bytes) override { m_position += bytes; }

private:
    bool compare(const char *data, qint64 size);
    bool fail(int error);

    QString m_finalPath;
    QByteArray m_part;
    Descriptor m_file;
    std::optional<Digest> m_digest;
    qint64 m_position = 0;
    qint64 m_compareUpTo = 0;
    qint64 m_size = -1;
    qint64 m_cutAt = -1; // what stands behind is no part of the file
    bool m_differs = false;
    bool m_tooLong = false;
};
