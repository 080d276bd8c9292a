// Turns the bytes of MLSD or LIST into a Listing, piece by piece, whatever format each line has, within bounds. Owned
// by operations/listdirectory.
#pragma once

#include "listing/remoteentry.h"

#include <QByteArrayView>

class ListingReader {
public:
    enum class Format { Facts, Lines };

    // now: milliseconds since 1970 UTC, for dates without a year.
    ListingReader(Format format, qint64 now, qint64 maxEntries = 1'000'000, qint64 maxBytes = 256 * 1024 * 1024)
        : m_format(format)
        , m_now(now)
        , m_maxEntries(maxEntries)
        , m_maxBytes(maxBytes) {}

    // False when a bound is reached: nothing more is taken, and the listing is marked truncated.
    bool feed(QByteArrayView bytes);
    // The last line may lack its end.
    Listing finish();

    bool sawSelf() const { return m_sawSelf; } // "." was listed: the server shows hidden names
    qint64 bytes() const { return m_bytes; }

private:
    void takeLine(QByteArrayView line);
    void take(RemoteEntry entry);

    Format m_format;
    qint64 m_now;
    qint64 m_maxEntries;
    qint64 m_maxBytes;
    qint64 m_bytes = 0;
    Listing m_listing;
    QByteArray m_partial;
    bool m_sawSelf = false;
};
