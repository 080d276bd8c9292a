#include "listing/unixline.h"

#include <QDate>
#include <QDateTime>
#include <QTime>

#include <array>
#include <vector>

namespace {
constexpr qint64 dayLength = 86'400'000;

struct Word {
    QByteArrayView text;
    qsizetype end; // behind it, in the line
};

std::vector<Word> wordsOf(QByteArrayView line, size_t most) {
    std::vector<Word> words;
    qsizetype at = 0;
    while (at < line.size() && words.size() < most) {
        while (at < line.size() && (line.at(at) == ' ' || line.at(at) == '\t'))
            ++at;
        const qsizetype begin = at;
        while (at < line.size() && line.at(at) != ' ' && line.at(at) != '\t')
            ++at;
        if (at > begin)
            words.push_back({line.sliced(begin, at - begin), at});
    }
    return words;
}

bool isNumber(QByteArrayView text) {
    if (text.isEmpty() || text.size() > 19)
        return false;
    for (const char c : text)
        if (c < '0' || c > '9')
            return false;
    return true;
}

int toInt(QByteArrayView text, int least, int most) {
    if (!isNumber(text) || text.size() > 9)
        return -1;
    const int value = text.toInt();
    return value >= least && value <= most ? value : -1;
}

int monthOf(QByteArrayView text) {
    static constexpr std::array<const char *, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                           "jul", "aug", "sep", "oct", "nov", "dec"};
    if (text.size() < 3 || text.size() > 9)
        return -1;
    const QByteArray lower = text.first(3).toByteArray().toLower();
    for (size_t i = 0; i < names.size(); ++i)
        if (lower == names[i])
            return int(i) + 1;
    return -1;
}

QTime unixTimeOf(QByteArrayView text) { // "12:34", "12:34:56", "12:34:56.789"
    const qsizetype colon = text.indexOf(':');
    if (colon < 1)
        return {};
    const QByteArrayView rest = text.sliced(colon + 1);
    const qsizetype second = rest.indexOf(':');
    const int hour = toInt(text.first(colon), 0, 23);
    const int minute = toInt(second < 0 ? rest : rest.first(second), 0, 59);
    int seconds = 0;
    if (second >= 0) {
        QByteArrayView tail = rest.sliced(second + 1);
        if (const qsizetype point = tail.indexOf('.'); point >= 0)
            tail = tail.first(point);
        seconds = toInt(tail, 0, 59);
    }
    return hour < 0 || minute < 0 || seconds < 0 ? QTime() : QTime(hour, minute, seconds);
}

void setTime(RemoteEntry &entry, const QDate &date, const QTime &time, RemoteEntry::Precision precision) {
    const QDateTime moment(date, time.isValid() ? time : QTime(0, 0), Qt::UTC);
    if (!moment.isValid())
        return;
    entry.modified = moment.toMSecsSinceEpoch();
    entry.precision = precision;
}

// A date of this or the last year: servers write the time instead of the year for the last half year or so.
QDate recentDate(int month, int day, const QTime &time, qint64 now) {
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).date();
    for (int year = today.year() + 1; year > today.year() - 8; --year) {
        const QDate date(year, month, day);
        if (date.isValid() && QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() <= now + dayLength)
            return date;
    }
    return {};
}

// Reads a date that begins with word i; returns how many words it takes, 0 when there is none.
size_t takeDate(const std::vector<Word> &words, size_t i, qint64 now, RemoteEntry &entry) {
    const QByteArrayView first = words[i].text;
    if (i + 1 >= words.size())
        return 0;
    const QByteArrayView second = words[i + 1].text;
    if (first.size() == 10 && first.at(4) == '-' && first.at(7) == '-') { // 2023-01-31 12:34[:56.7] [+0100]
        const QDate date(toInt(first.first(4), 1, 9999), toInt(first.sliced(5, 2), 1, 12),
                         toInt(first.sliced(8, 2), 1, 31));
        const QTime time = unixTimeOf(second);
        if (!date.isValid() || !time.isValid())
            return 0;
        setTime(entry, date, time,
                second.count(':') > 1 ? RemoteEntry::Precision::Second : RemoteEntry::Precision::Minute);
        const bool hasZone = i + 3 < words.size() && words[i + 2].text.size() == 5 &&
                             (words[i + 2].text.at(0) == '+' || words[i + 2].text.at(0) == '-') &&
                             isNumber(words[i + 2].text.sliced(1));
        return hasZone ? 3 : 2;
    }
    if (i + 2 >= words.size())
        return 0;
    const bool monthFirst = monthOf(first) > 0;
    const int month = monthFirst ? monthOf(first) : monthOf(second);
    QByteArrayView dayText = monthFirst ? second : first;
    if (dayText.endsWith('.') || dayText.endsWith(','))
        dayText.chop(1);
    const int day = toInt(dayText, 1, 31);
    if (month < 0 || day < 0)
        return 0;
    const QByteArrayView third = words[i + 2].text;
    if (const int year = toInt(third, 1900, 9999); year > 0) {
        const QDate date(year, month, day);
        if (!date.isValid())
            return 0;
        setTime(entry, date, {}, RemoteEntry::Precision::Day);
        return 3;
    }
    const QTime time = unixTimeOf(third);
    if (!time.isValid())
        return 0;
    if (i + 4 < words.size() && third.count(':') == 2) { // "Jan 31 12:34:56 2023" (ls -lT)
        if (const int year = toInt(words[i + 3].text, 1970, 9999); year > 0) {
            setTime(entry, QDate(year, month, day), time, RemoteEntry::Precision::Second);
            return 4;
        }
    }
    setTime(entry, recentDate(month, day, time, now), time, RemoteEntry::Precision::Minute);
    return 3;
}

int modeOf(QByteArrayView permissions) { // "rwxr-sr-x"
    int mode = 0;
    for (int i = 0; i < 9; ++i) {
        const char c = permissions.at(i);
        const int bit = 1 << (8 - i);
        if (c == '-')
            continue;
        if (c == 's' || c == 'S' || c == 't' || c == 'T')
            mode |= i == 2 ? 04000 : i == 5 ? 02000 : 01000;
        if (c != 'S' && c != 'T')
            mode |= bit;
    }
    return mode;
}

bool looksLikePermissions(QByteArrayView text) {
    if (text.size() < 10 || text.size() > 11 || !QByteArrayView("-dlbcpsD").contains(text.at(0)))
        return false;
    for (const char c : text.sliced(1, 9))
        if (!QByteArrayView("rwxsStTlL-").contains(c))
            return false;
    return true;
}
} // namespace

std::optional<RemoteEntry> parseUnixLine(QByteArrayView line, qint64 now) {
    constexpr size_t mostWords = 16; // before the name: more are owners with spaces in their names
    const std::vector<Word> words = wordsOf(line, mostWords);
    if (words.size() < 5 || !looksLikePermissions(words[0].text))
        return {};
    RemoteEntry entry;
    for (size_t i = 2; i + 2 < words.size(); ++i) {
        if (!isNumber(words[i - 1].text))
            continue;
        const size_t taken = takeDate(words, i, now, entry);
        if (taken == 0)
            continue;
        const qsizetype nameAt = words[i + taken - 1].end + 1;
        if (nameAt >= line.size())
            return {};
        QByteArrayView name = line.sliced(nameAt);
        const char kind = words[0].text.at(0);
        entry.type = kind == 'd'   ? RemoteEntry::Type::Directory
                     : kind == 'l' ? RemoteEntry::Type::Link
                     : kind == '-' ? RemoteEntry::Type::File
                                   : RemoteEntry::Type::Other;
        if (kind == 'l') {
            if (const qsizetype arrow = name.indexOf(" -> "); arrow > 0) {
                entry.linkTarget = name.sliced(arrow + 4).toByteArray();
                name = name.first(arrow);
            }
        }
        entry.name = name.toByteArray();
        if (kind == '-' || kind == 'l')
            entry.size = words[i - 1].text.toLongLong();
        entry.permissions = words[0].text.sliced(1).toByteArray();
        entry.mode = modeOf(words[0].text.sliced(1, 9));
        const size_t ownerAt = isNumber(words[1].text) && i > 2 ? 2 : 1; // some servers count no links
        if (ownerAt + 1 < i)
            entry.owner = words[ownerAt].text.toByteArray();
        if (ownerAt + 2 < i)
            entry.group = words[ownerAt + 1].text.toByteArray();
        return entry;
    }
    return {};
}
