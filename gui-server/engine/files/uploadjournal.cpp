#include "files/uploadjournal.h"

#include "base/bootid.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace {
constexpr qint64 MaxSize = 16 * 1024 * 1024; // then it is written anew with what still holds

QByteArray field(const QByteArray &value) {
    return value.isEmpty() ? QByteArray("-") : value.toPercentEncoding("/", "-");
}
QByteArray unfield(const QByteArray &text) {
    return text == "-" ? QByteArray() : QByteArray::fromPercentEncoding(text);
}

QByteArray beganLine(const UploadRecord &record) {
    return "+ " + QByteArray::number(record.id) + ' ' + (record.append ? 'a' : 'u') + (record.shown ? 's' : 'p') +
           (!record.isCounted   ? 'o'
            : record.countsFile ? 'f'
                                : 'n') +
           ' ' + QByteArray::number(record.length) + ' ' + QByteArray::number(record.inode) + ' ' +
           field(record.directory) + ' ' + field(record.name) + ' ' + field(record.hidden) + ' ' +
           field(record.account) + ' ' + field(record.address) + " .\n";
}

bool writeAll(int descriptor, const QByteArray &bytes) {
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t size = ::write(descriptor, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
        if (size < 0 && errno != EINTR)
            return false;
        at += std::max<ssize_t>(0, size);
    }
    return true;
}
} // namespace

Expected<bool, FileError> UploadJournal::open(const QByteArray &path, bool durable) {
    m_path = path;
    m_durable = durable;
    m_records.clear();
    m_file.reset();
    if (path.isEmpty())
        return true;

    const Descriptor old(::open(path.constData(), O_RDONLY | O_CLOEXEC));
    if (!old && errno != ENOENT)
        return FileError::fromSystem(errno);
    if (old) {
        QByteArray text;
        char buffer[65536];
        ssize_t size = 0;
        while ((size = ::read(old.number(), buffer, sizeof buffer)) > 0)
            text.append(buffer, size);
        if (size < 0)
            return FileError::fromSystem(errno);
        qsizetype at = 0;
        for (qsizetype end = text.indexOf('\n'); end >= 0; at = end + 1, end = text.indexOf('\n', at))
            applyLine(text.sliced(at, end - at));
    }
    m_sameBoot = m_bootFound.isEmpty() || m_bootFound == bootId();
    if (!rewrite(durable))
        return FileError::fromSystem(errno);
    return true;
}

void UploadJournal::applyLine(const QByteArray &line) {
    const QList<QByteArray> words = line.split(' ');
    if (words.size() < 2)
        return;
    if (words[0] == "b") {
        m_bootFound = words[1];
        return;
    }
    const quint64 id = words[1].toULongLong();
    if (words[0] == "+" && words.size() == 11 && words[2].size() == 3 && words.last() == ".") {
        UploadRecord record;
        record.id = id;
        record.append = words[2][0] == 'a';
        record.shown = words[2][1] == 's';
        record.countsFile = words[2][2] == 'f';
        record.isCounted = words[2][2] != 'o'; // outside of the quota
        record.length = words[3].toLongLong();
        record.inode = words[4].toULongLong();
        record.directory = unfield(words[5]);
        record.name = unfield(words[6]);
        record.hidden = unfield(words[7]);
        record.account = unfield(words[8]);
        record.address = unfield(words[9]);
        m_records.insert(id, record);
        return;
    }
    const auto found = m_records.find(id);
    if (found == m_records.end())
        return;
    if (words[0] == "-")
        m_records.remove(id);
    else if (words[0] == "s")
        found->shown = true;
    else if (words[0] == "d" && words.size() == 4 && words[3] == ".")
        found->length = words[2].toLongLong();
    else if (words[0] == "m" && words.size() == 4 && words[3] == ".")
        found->directory = unfield(words[2]);
}

bool UploadJournal::rewrite(bool sync) {
    QByteArray text = "b " + bootId() + '\n';
    for (const UploadRecord &record : std::as_const(m_records))
        text += beganLine(record);
    const QByteArray fresh = m_path + ".new";
    Descriptor file(::open(fresh.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600));
    if (!file || !writeAll(file.number(), text) || (sync && ::fdatasync(file.number()) != 0) ||
        ::rename(fresh.constData(), m_path.constData()) != 0)
        return false;
    m_file = std::move(file);
    m_size = text.size();
    m_waiting.clear();
    return true;
}

void UploadJournal::add(const QByteArray &line) {
    if (!m_file)
        return;
    m_waiting += line;
    // A full disk must not stop uploads elsewhere: what could not be written waits for the next line.
    if (m_size > MaxSize && rewrite(m_durable))
        return;
    const off_t before = m_size;
    if (writeAll(m_file.number(), m_waiting)) {
        m_size += m_waiting.size();
        m_waiting.clear();
    } else if (::ftruncate(m_file.number(), before) != 0) {
        m_waiting.prepend('\n'); // ends the torn line
    }
}

void UploadJournal::began(const UploadRecord &record) {
    m_records.insert(record.id, record);
    add(beganLine(record));
}

void UploadJournal::shown(quint64 id) {
    if (const auto found = m_records.find(id); found != m_records.end() && !found->shown) {
        found->shown = true;
        add("s " + QByteArray::number(id) + '\n');
    }
}

void UploadJournal::durableUpTo(quint64 id, qint64 length) {
    if (const auto found = m_records.find(id); found != m_records.end()) {
        found->length = length;
        add("d " + QByteArray::number(id) + ' ' + QByteArray::number(length) + " .\n");
    }
}

void UploadJournal::movedTo(quint64 id, const QByteArray &directory) {
    if (const auto found = m_records.find(id); found != m_records.end()) {
        found->directory = directory;
        add("m " + QByteArray::number(id) + ' ' + field(directory) + " .\n");
    }
}

void UploadJournal::ended(quint64 id) {
    const auto found = m_records.find(id);
    if (found == m_records.end())
        return;
    const bool append = found->append;
    m_records.remove(id);
    const QByteArray line = "- " + QByteArray::number(id) + '\n';
    if (append)
        add(line); // a finished append must never be cut back
    else if (m_file)
        m_waiting += line;
}
