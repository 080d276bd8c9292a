#include "operations/transfer/rangerecord.h"

#include "base/bootid.h"

#include <QCryptographicHash>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace {
constexpr QByteArrayView recordMark("\nwherry-part 1\n");
constexpr qint64 longest = 4 * 1024 * 1024; // more ranges than any plan has

QByteArray textOf(const FileRanges::Ranges &ranges) {
    QByteArray text;
    for (const FileRanges::Range &range : ranges)
        text += ' ' + QByteArray::number(range.first) + '-' + QByteArray::number(range.end);
    return text;
}

FileRanges::Ranges rangesOf(const QList<QByteArray> &words) {
    FileRanges::Ranges ranges;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const qsizetype dash = words[i].indexOf('-');
        ranges.append({words[i].left(dash).toLongLong(), words[i].mid(dash + 1).toLongLong()});
    }
    return ranges;
}

QByteArray sumOf(const QByteArray &text) {
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex() + '\n';
}

bool writeAll(int file, const QByteArray &text, qint64 offset) {
    qint64 done = 0;
    while (done < text.size()) {
        const ssize_t written = ::pwrite(file, text.constData() + done, size_t(text.size() - done), offset + done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        done += written;
    }
    return ::ftruncate(file, offset + text.size()) == 0;
}
} // namespace

Failure RangeRecord::write(int file) const {
    QByteArray text = recordMark.toByteArray() + "boot " + bootId() + "\nsource " + QByteArray::number(size) + ' ' +
                      QByteArray::number(modified) + "\nheld" + textOf(held) + "\nsafe" + textOf(safe) + '\n';
    text += sumOf(text);
    return writeAll(file, text, size) ? Failure() : Failure::ofLocalFile(errno);
}

std::optional<RangeRecord> RangeRecord::read(int file, qint64 size) {
    struct stat status {};
    if (::fstat(file, &status) != 0 || status.st_size <= size + recordMark.size() || status.st_size > size + longest)
        return {};
    QByteArray text(qsizetype(status.st_size - size), Qt::Uninitialized);
    if (::pread(file, text.data(), size_t(text.size()), size) != text.size() || !text.startsWith(recordMark))
        return {};
    constexpr qsizetype sumLength = 65;
    if (text.size() <= sumLength || text.last(sumLength) != sumOf(text.chopped(sumLength)))
        return {};
    RangeRecord record;
    bool isSameBoot = false;
    const QList<QByteArray> lines = text.sliced(recordMark.size()).split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words[0] == "boot")
            isSameBoot = words.value(1) == bootId();
        else if (words[0] == "source") {
            record.size = words.value(1).toLongLong();
            record.modified = words.value(2).toLongLong();
        } else if (words[0] == "held")
            record.held = rangesOf(words);
        else if (words[0] == "safe")
            record.safe = rangesOf(words);
    }
    if (record.size != size)
        return {};
    if (!isSameBoot)
        record.held = record.safe;
    return record;
}
