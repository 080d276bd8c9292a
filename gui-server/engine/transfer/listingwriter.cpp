#include "transfer/listingwriter.h"

#include "ftp/facts.h"
#include "ftp/timevalue.h"
#include "net/bytesource.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <deque>
#include <utility>

namespace {
constexpr int EntriesPerRead = 64; // the loop is given back between reads
constexpr qint64 HalfYear = qint64(182) * 24 * 3600 * 1000;

bool canBeListed(const QByteArray &name) {
    return !name.isEmpty() && !name.contains('\n') && !name.contains('\r') && !name.contains('\0');
}

char typeLetter(FileEntry::Type type) {
    switch (type) {
    case FileEntry::Type::Directory:
        return 'd';
    case FileEntry::Type::Link:
        return 'l';
    case FileEntry::Type::Other:
        return 's';
    case FileEntry::Type::File:
        break;
    }
    return '-';
}

void appendMode(QByteArray &line, quint32 mode) {
    const auto bit = [mode](quint32 mask, char letter) { return mode & mask ? letter : '-'; };
    const auto execute = [mode](quint32 mask, quint32 special, char letter) {
        if (mode & special)
            return mode & mask ? letter : static_cast<char>(letter - 'a' + 'A');
        return mode & mask ? 'x' : '-';
    };
    line += bit(0400, 'r');
    line += bit(0200, 'w');
    line += execute(0100, 04000, 's');
    line += bit(040, 'r');
    line += bit(020, 'w');
    line += execute(010, 02000, 's');
    line += bit(04, 'r');
    line += bit(02, 'w');
    line += execute(01, 01000, 't');
}

void appendPadded(QByteArray &line, const QByteArray &text, int width) {
    line.append(std::max<qsizetype>(0, width - text.size()), ' ');
    line += text;
}

// As ls does in the C locale: the clock time within half a year, else the year.
void appendDate(QByteArray &line, qint64 modified, qint64 nowMs) {
    static constexpr std::array<const char *, 12> Months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto seconds = static_cast<std::time_t>((modified - (modified < 0 ? 999 : 0)) / 1000);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text;
    const bool recent = modified <= nowMs + 60'000 && nowMs - modified < HalfYear;
    const int size =
        recent ? std::snprintf(text.data(), text.size(), "%s %2d %02d:%02d", Months[static_cast<size_t>(parts.tm_mon)],
                               parts.tm_mday, parts.tm_hour, parts.tm_min)
               : std::snprintf(text.data(), text.size(), "%s %2d %5d", Months[static_cast<size_t>(parts.tm_mon)],
                               parts.tm_mday, parts.tm_year + 1900);
    line.append(text.data(), std::min<qsizetype>(size, text.size() - 1));
}

// The perm fact of RFC 3659 7.5.5: what the account, and the system for us, would let be done.
QByteArray permFact(const FileEntry &entry, Permissions permissions) {
    const auto may = [permissions](Permission permission) { return permissions.testFlag(permission); };
    QByteArray perm;
    if (entry.isDirectory()) {
        if (entry.writable && may(Permission::Write))
            perm += 'c';
        if (may(Permission::RemoveDirectory))
            perm += 'd';
        perm += 'e';
        if (may(Permission::Rename))
            perm += 'f';
        if (may(Permission::List))
            perm += 'l';
        if (entry.writable && may(Permission::MakeDirectory))
            perm += 'm';
        if (entry.writable && may(Permission::Delete))
            perm += 'p';
        return perm;
    }
    if (entry.unfinished) { // continued with the right to upload alone; not read, not renamed
        if (may(Permission::Write))
            perm += "a";
        if (may(Permission::Delete))
            perm += 'd';
        if (may(Permission::Write))
            perm += 'w';
        return perm;
    }
    const bool upload = entry.writable && may(Permission::Write);
    const bool change = upload && may(Permission::Overwrite);
    if (change || (upload && may(Permission::Append)))
        perm += 'a';
    if (may(Permission::Delete))
        perm += 'd';
    if (may(Permission::Rename))
        perm += 'f';
    if (may(Permission::Read))
        perm += 'r';
    if (change)
        perm += 'w';
    return perm;
}

// A line of facts is written by hand: listings of 100,000 entries are made of them. FactLine reads the same form.
void appendFacts(QByteArray &line, const FileEntry &entry, const char *type, Permissions permissions,
                 const FactSelection &facts) {
    if (facts.type)
        line.append("type=").append(type).append(';');
    if (facts.size && !entry.isDirectory())
        line.append("size=").append(QByteArray::number(entry.size)).append(';');
    if (facts.modify)
        line.append("modify=")
            .append(formatTimeValue({entry.modified < 0 ? (entry.modified - 999) / 1000 : entry.modified / 1000, 0, 0}))
            .append(';');
    if (facts.unique)
        line.append("unique=")
            .append(QByteArray::number(entry.device, 16))
            .append('g')
            .append(QByteArray::number(entry.inode, 16))
            .append(';');
    if (facts.perm)
        line.append("perm=").append(permFact(entry, entry.permissions.value_or(permissions))).append(';');
    if (facts.unixMode)
        line.append("UNIX.mode=").append(QByteArray::number(entry.mode, 8).rightJustified(4, '0')).append(';');
    if (facts.unixOwner)
        line.append("UNIX.owner=").append(QByteArray::number(entry.owner)).append(';');
    if (facts.unixGroup)
        line.append("UNIX.group=").append(QByteArray::number(entry.group)).append(';');
    line += ' ';
}

const char *typeFact(const FileEntry &entry) {
    switch (entry.type) {
    case FileEntry::Type::File:
        return "file";
    case FileEntry::Type::Directory:
        return "dir";
    case FileEntry::Type::Link:
        return "OS.unix=symlink";
    case FileEntry::Type::Other:
        break;
    }
    return "OS.unix=special";
}

class ListingSource final : public ByteSource {
public:
    ListingSource(std::unique_ptr<DirectoryReader> reader, QList<FileEntry> entries, ListingFormat format,
                  Permissions permissions, const FactSelection &facts, QByteArray prefix)
        : m_reader(std::move(reader))
        , m_entries(std::move(entries))
        , m_format(format)
        , m_permissions(permissions)
        , m_facts(facts)
        , m_prefix(std::move(prefix))
        , m_now(QDateTime::currentMSecsSinceEpoch()) {
        if (m_reader && m_format == ListingFormat::Names)
            m_reader->setNamesOnly(true);
    }

    void addDirectoryItself(const FileEntry &directory) {
        appendFacts(m_lines, directory, "cdir", m_permissions, m_facts);
        m_lines += ".\r\n";
    }

    qint64 read(char *data, qint64 maximum) override {
        while (m_at == m_lines.size()) {
            m_lines.resize(0);
            m_at = 0;
            if (m_entries.isEmpty() && m_reader)
                m_entries = m_reader->next(EntriesPerRead);
            if (m_entries.isEmpty()) {
                if (m_reader && m_reader->error()) {
                    const FileError error = m_reader->error();
                    m_failure = {Failure::Kind::LocalFile, error.systemError, QString::fromUtf8(error.text()), {}};
                    return -1;
                }
                return 0;
            }
            for (const FileEntry &entry : std::as_const(m_entries))
                addLine(entry);
            m_entries.clear();
        }
        const qint64 size = std::min<qint64>(maximum, m_lines.size() - m_at);
        std::memcpy(data, m_lines.constData() + m_at, static_cast<size_t>(size));
        m_at += size;
        return size;
    }

private:
    void addLine(const FileEntry &entry) {
        if (!canBeListed(entry.name))
            return;
        switch (m_format) {
        case ListingFormat::List:
            m_lines += ListingWriter::listLine(entry, m_now);
            break;
        case ListingFormat::Names:
            m_lines.append(m_prefix).append(entry.name);
            break;
        case ListingFormat::Facts:
            m_lines += ListingWriter::factsLine(entry, m_permissions, m_facts);
            break;
        }
        m_lines += "\r\n";
    }

    std::unique_ptr<DirectoryReader> m_reader;
    QList<FileEntry> m_entries;
    ListingFormat m_format;
    Permissions m_permissions;
    FactSelection m_facts;
    QByteArray m_prefix;
    qint64 m_now;
    QByteArray m_lines;
    qsizetype m_at = 0;
};
} // namespace

QByteArray ListingWriter::listLine(const FileEntry &entry, qint64 nowMs) {
    QByteArray line;
    line.reserve(80 + entry.name.size() + entry.linkTarget.size());
    line += typeLetter(entry.type);
    appendMode(line, entry.type == FileEntry::Type::Link ? 0777 : entry.mode);
    line += ' ';
    appendPadded(line, QByteArray::number(entry.links), 3);
    line += ' ';
    line += QByteArray::number(entry.owner).leftJustified(8);
    line += ' ';
    line += QByteArray::number(entry.group).leftJustified(8);
    line += ' ';
    appendPadded(line, QByteArray::number(entry.size), 12);
    line += ' ';
    appendDate(line, entry.modified, nowMs);
    line += ' ';
    line += entry.name;
    if (entry.type == FileEntry::Type::Link && canBeListed(entry.linkTarget))
        line.append(" -> ").append(entry.linkTarget);
    return line;
}

QByteArray ListingWriter::factsLine(const FileEntry &entry, Permissions permissions, const FactSelection &facts) {
    QByteArray line;
    line.reserve(120 + entry.name.size());
    // A link that leads somewhere inside is to a client what it leads to; another one is named as what it is.
    const FileEntry &shown = entry.type == FileEntry::Type::Link && entry.target ? *entry.target : entry;
    appendFacts(line, shown, typeFact(shown), permissions, facts);
    line += entry.name;
    return line;
}

std::unique_ptr<ByteSource> ListingWriter::source(std::unique_ptr<DirectoryReader> reader, ListingFormat format,
                                                  Permissions permissions, const FactSelection &facts,
                                                  const QByteArray &prefix, const FileEntry *directory) {
    auto lines =
        std::make_unique<ListingSource>(std::move(reader), QList<FileEntry>(), format, permissions, facts, prefix);
    if (directory && format == ListingFormat::Facts)
        lines->addDirectoryItself(*directory);
    return lines;
}

std::unique_ptr<ByteSource> ListingWriter::source(const QList<FileEntry> &entries, ListingFormat format,
                                                  Permissions permissions, const FactSelection &facts) {
    return std::make_unique<ListingSource>(nullptr, entries, format, permissions, facts, QByteArray());
}
