// The local end of one range of a shared download: its bytes go to their place in the ".part" file, up to where the
// range ends at present. Owned by FetchRange.
#pragma once

#include "base/descriptor.h"
#include "net/bytesink.h"
#include "net/digest.h"
#include "operations/transfer/fileranges.h"

#include <optional>

class RangeSink : public ByteSink {
public:
    // file: open once more, for its position is moved. compare: so many bytes before the range come again, and are
    // compared instead of written. The ranges outlive this.
    RangeSink(FileRanges &ranges, FileRanges::Key key, Descriptor file, qint64 compare);

    // The server sends up to here and then ends by itself.
    void setStreamEnd(qint64 end) { m_streamEnd = end; }
    // Of all bytes, when they are those of the whole file in order.
    void digestWhole(HashAlgorithm algorithm) { m_digest.emplace(algorithm); }
    QByteArray takeDigest() { return m_digest ? m_digest->result() : QByteArray(); }
    [[nodiscard]] Failure begin();
    qint64 position() const { return m_position; }
    bool differs() const { return m_differs; } // what came again is not what stands here
    bool isTooLong() const { return m_tooLong; }
    bool isShort() const { return m_position < std::min(m_streamEnd, m_ranges.end(m_key)); }

    qint64 allowance(qint64 wanted) override;
    bool hasEnough() const override;
    bool write(const char *data, qint64 size) override;
    int directDescriptor() const override;
    void moved(qint64 bytes) override;

private:
    bool fail(int error);
    void dropUselessDigest();

    FileRanges &m_ranges;
    const FileRanges::Key m_key;
    Descriptor m_file;
    std::optional<Digest> m_digest;
    qint64 m_position;
    const qint64 m_compareUpTo;
    qint64 m_streamEnd;
    bool m_differs = false;
    bool m_tooLong = false;
};
