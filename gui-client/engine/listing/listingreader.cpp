#include "listing/listingreader.h"

#include "listing/dosline.h"
#include "listing/mlsd.h"
#include "listing/unixline.h"

namespace {
constexpr qsizetype maxLine = 64 * 1024;
constexpr qsizetype maxRefused = 1000; // shown to a person; more are only counted as unreadable
} // namespace

bool ListingReader::feed(QByteArrayView bytes) {
    m_bytes += bytes.size();
    while (!bytes.isEmpty()) {
        if (m_listing.truncated || m_bytes > m_maxBytes || m_listing.entries.size() >= m_maxEntries ||
            m_partial.size() > maxLine) {
            m_listing.truncated = true;
            return false;
        }
        const qsizetype end = bytes.indexOf('\n');
        if (end < 0) {
            m_partial += bytes;
            return true;
        }
        if (m_partial.isEmpty()) {
            takeLine(bytes.first(end));
        } else {
            m_partial += bytes.first(end);
            takeLine(m_partial);
            m_partial.clear();
        }
        bytes = bytes.sliced(end + 1);
    }
    return true;
}

Listing ListingReader::finish() {
    if (!m_partial.isEmpty())
        takeLine(m_partial);
    m_partial.clear();
    m_listing.timesAreExact = m_format == Format::Facts;
    return std::move(m_listing);
}

void ListingReader::takeLine(QByteArrayView line) {
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return;
    if (m_format == Format::Facts) {
        const std::optional<FactLine> facts = parseFactLine(line);
        if (!facts) {
            ++m_listing.unreadable;
            return;
        }
        const FactLine::Type type = facts->type();
        if (type == FactLine::Type::CurrentDirectory || type == FactLine::Type::ParentDirectory) {
            m_sawSelf = true;
            return;
        }
        return take(entryFromFacts(*facts));
    }
    if (line.startsWith("total ") && line.size() < 40)
        return;
    if (std::optional<RemoteEntry> entry = parseUnixLine(line, m_now))
        return take(*std::move(entry));
    if (std::optional<RemoteEntry> entry = parseDosLine(line))
        return take(*std::move(entry));
    ++m_listing.unreadable;
}

void ListingReader::take(RemoteEntry entry) {
    if (entry.isDirectory() && (entry.name == "." || entry.name == "..")) {
        m_sawSelf = true;
        return;
    }
    if (isSingleComponent(entry.name))
        m_listing.entries.append(std::move(entry));
    else if (m_listing.refused.size() < maxRefused)
        m_listing.refused.append(entry.name);
    else
        ++m_listing.unreadable;
}
