// Bytes through the ends that transfers have.
#pragma once

#include "files/upload.h"
#include "net/bytesink.h"
#include "net/bytesource.h"

inline constexpr qint64 MiB = 1024 * 1024;

inline bool write(Upload &upload, const QByteArray &content) {
    return upload.sink().write(content.constData(), content.size());
}

// In pieces of so many bytes.
inline QByteArray all(ByteSource &source, qint64 piece = 65536) {
    QByteArray text;
    QByteArray buffer(piece, Qt::Uninitialized);
    qint64 size = 0;
    while ((size = source.read(buffer.data(), piece)) > 0)
        text.append(buffer.constData(), size);
    return size == 0 ? text : QByteArray("failed");
}
