#include "transfer/translation.h"

#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <limits>

namespace {
constexpr qint64 PlainSlice = 64 * 1024;
constexpr qint64 PackedSlice = 4 * 1024; // at most 4 MiB unpacked

// What comes out of a translation was not asked for yet: as much at a time as the file allows.
bool writeAllowed(ByteSink &file, const char *data, qint64 size) {
    while (size > 0) {
        const qint64 allowed = std::min(size, file.allowance(size));
        if (allowed <= 0 || !file.write(data, allowed))
            return false;
        data += allowed;
        size -= allowed;
    }
    return true;
}

const Bytef *bytesOf(const char *data) { return reinterpret_cast<const Bytef *>(data); }
Bytef *bytesOf(char *data) { return reinterpret_cast<Bytef *>(data); }
} // namespace

qint64 AsciiSource::read(char *data, qint64 maximum) {
    if (m_at == m_translated.size()) {
        QByteArray slice(PlainSlice, Qt::Uninitialized);
        const qint64 size = m_file.read(slice.data(), slice.size());
        if (size <= 0)
            return size;
        m_fileBytes += size;
        m_translated.resize(0);
        m_at = 0;
        m_encoder.encode(QByteArrayView(slice.constData(), size), m_translated);
    }
    const qint64 size = std::min<qint64>(maximum, m_translated.size() - m_at);
    std::memcpy(data, m_translated.constData() + m_at, static_cast<size_t>(size));
    m_at += size;
    return size;
}

// A CR that waited may make one byte more: the file asks again when it is written.
qint64 AsciiSink::allowance(qint64 wanted) { return m_file.allowance(wanted); }

bool AsciiSink::write(const char *data, qint64 size) {
    m_decoder.decode(QByteArrayView(data, size), m_translated);
    return store();
}

bool AsciiSink::end() {
    m_decoder.finish(m_translated);
    return store() && m_file.end();
}

bool AsciiSink::store() {
    const bool stored = writeAllowed(m_file, m_translated.constData(), m_translated.size());
    m_fileBytes += m_translated.size();
    m_translated.resize(0);
    return stored;
}

DeflateSource::DeflateSource(ByteSource &plain, int level)
    : m_plain(plain)
    , m_stream(std::make_unique<z_stream>())
    , m_input(std::make_unique<char[]>(PlainSlice)) {
    std::memset(m_stream.get(), 0, sizeof(z_stream));
    if (::deflateInit(m_stream.get(), level) != Z_OK)
        m_stream.reset();
}

DeflateSource::~DeflateSource() {
    if (m_stream)
        ::deflateEnd(m_stream.get());
}

qint64 DeflateSource::read(char *data, qint64 maximum) {
    if (!m_stream) {
        m_failure = {Failure::Kind::LocalFile, ENOMEM, QStringLiteral("no memory for compression"), {}};
        return -1;
    }
    const auto room = static_cast<uInt>(std::min<qint64>(maximum, std::numeric_limits<int>::max()));
    m_stream->next_out = bytesOf(data);
    m_stream->avail_out = room;
    while (!m_ended && m_stream->avail_out == room) {
        if (m_stream->avail_in == 0 && !m_inputEnded) {
            const qint64 size = m_plain.read(m_input.get(), PlainSlice);
            if (size < 0)
                return -1;
            m_inputEnded = size == 0;
            m_fileBytes += size;
            m_stream->next_in = bytesOf(static_cast<const char *>(m_input.get()));
            m_stream->avail_in = static_cast<uInt>(size);
        }
        m_ended = ::deflate(m_stream.get(), m_inputEnded ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END;
    }
    return room - m_stream->avail_out;
}

InflateSink::InflateSink(ByteSink &plain)
    : m_plain(plain)
    , m_stream(std::make_unique<z_stream>())
    , m_output(std::make_unique<char[]>(PlainSlice)) {
    std::memset(m_stream.get(), 0, sizeof(z_stream));
    if (::inflateInit(m_stream.get()) != Z_OK)
        m_stream.reset();
}

InflateSink::~InflateSink() {
    if (m_stream)
        ::inflateEnd(m_stream.get());
}

qint64 InflateSink::allowance(qint64 wanted) { return std::min(wanted, PackedSlice); }

bool InflateSink::fail(const QString &text) {
    m_failure = {Failure::Kind::Damaged, 0, text, {}};
    return false;
}

bool InflateSink::write(const char *data, qint64 size) {
    if (!m_stream)
        return fail(QStringLiteral("no memory for decompression"));
    m_stream->next_in = bytesOf(data);
    m_stream->avail_in = static_cast<uInt>(size);
    m_begun = m_begun || size > 0;
    while (m_stream->avail_in > 0) {
        if (m_complete)
            return fail(QStringLiteral("bytes behind the end of the compressed data"));
        m_stream->next_out = bytesOf(m_output.get());
        m_stream->avail_out = static_cast<uInt>(PlainSlice);
        const int result = ::inflate(m_stream.get(), Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return fail(QStringLiteral("the compressed data is damaged"));
        const qint64 unpacked = PlainSlice - m_stream->avail_out;
        if (unpacked > 0 && !writeAllowed(m_plain, m_output.get(), unpacked))
            return false;
        m_fileBytes += unpacked;
        m_complete = result == Z_STREAM_END;
        if (result == Z_BUF_ERROR && unpacked == 0)
            break;
    }
    return true;
}

bool InflateSink::end() {
    // Nothing at all stands for an empty file, too.
    if (m_begun && !m_complete)
        return fail(QStringLiteral("the compressed data ends too early"));
    return m_plain.end();
}
