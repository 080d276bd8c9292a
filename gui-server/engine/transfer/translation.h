// TYPE A and MODE Z between the file and the data connection: sources and sinks that wrap another one (RFC 959 3.1.1.1,
// draft-preston-ftpext-deflate). bytes counted in files are those of the wrapped one.
#pragma once

#include "ftp/asciitranslator.h"
#include "net/bytesink.h"
#include "net/bytesource.h"

#include <QByteArray>

#include <memory>

using z_stream = struct z_stream_s;

// What a translation has moved at the file's side, for progress and for the transfer log.
class FileSideCount {
public:
    virtual ~FileSideCount() = default;
    virtual qint64 fileBytes() const = 0;
};

class AsciiSource final : public ByteSource, public FileSideCount {
public:
    explicit AsciiSource(ByteSource &file)
        : m_file(file) {}
    int pause() override { return m_file.pause(); }
    qint64 read(char *data, qint64 maximum) override;
    Failure failure() const override { return m_file.failure(); }
    qint64 fileBytes() const override { return m_fileBytes; }

private:
    ByteSource &m_file;
    AsciiEncoder m_encoder;
    QByteArray m_translated;
    qsizetype m_at = 0;
    qint64 m_fileBytes = 0;
};

class AsciiSink final : public ByteSink, public FileSideCount {
public:
    explicit AsciiSink(ByteSink &file)
        : m_file(file) {}
    qint64 allowance(qint64 wanted) override;
    int pause() override { return m_file.pause(); }
    bool write(const char *data, qint64 size) override;
    bool end() override;
    Failure failure() const override { return m_file.failure(); }
    qint64 fileBytes() const override { return m_fileBytes; }

private:
    bool store();

    ByteSink &m_file;
    AsciiDecoder m_decoder;
    QByteArray m_translated;
    qint64 m_fileBytes = 0;
};

class DeflateSource final : public ByteSource, public FileSideCount {
public:
    DeflateSource(ByteSource &plain, int level);
    ~DeflateSource() override;
    int pause() override { return m_plain.pause(); }
    qint64 read(char *data, qint64 maximum) override;
    Failure failure() const override { return m_plain.failure() ? m_plain.failure() : m_failure; }
    qint64 fileBytes() const override { return m_fileBytes; }

private:
    ByteSource &m_plain;
    std::unique_ptr<z_stream> m_stream;
    std::unique_ptr<char[]> m_input;
    qint64 m_fileBytes = 0;
    bool m_inputEnded = false;
    bool m_ended = false;
};

class InflateSink final : public ByteSink, public FileSideCount {
public:
    explicit InflateSink(ByteSink &plain);
    ~InflateSink() override;
    // Few enough that what they unpack to (up to a thousand times as much) holds the loop for milliseconds only.
    qint64 allowance(qint64 wanted) override;
    int pause() override { return m_plain.pause(); }
    bool write(const char *data, qint64 size) override;
    bool end() override;
    Failure failure() const override { return m_plain.failure() ? m_plain.failure() : m_failure; }
    qint64 fileBytes() const override { return m_fileBytes; }
    // The packed stream came to its own end: all of it is here, whatever ended the connection.
    bool isComplete() const { return m_complete; }

private:
    bool fail(const QString &text);

    ByteSink &m_plain;
    std::unique_ptr<z_stream> m_stream;
    std::unique_ptr<char[]> m_output;
    qint64 m_fileBytes = 0;
    bool m_begun = false;
    bool m_complete = false;
};
