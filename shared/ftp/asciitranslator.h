// TYPE A (RFC 959 3.1.1.1) piece by piece: lines end with LF in files and with CRLF on the wire. Nothing else changes,
// so that what was translated to the wire and back is the same file.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

// File to wire.
class AsciiEncoder {
public:
    // Appends the translation of the next bytes to out (at most twice as many).
    void encode(QByteArrayView bytes, QByteArray &out);
    // How many bytes encode() would append; counts them as passed.
    qint64 measure(QByteArrayView bytes);
};

// Wire to file. Bare CR and bare LF stay as they are.
class AsciiDecoder {
public:
    // Appends the translation of the next bytes to out (at most one more than given: a CR that waited).
    void decode(QByteArrayView bytes, QByteArray &out);
    // At the end of the data: appends a CR that still waited for its LF.
    void finish(QByteArray &out);

private:
    bool m_carriageReturn = false;
};
