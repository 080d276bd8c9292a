#include "listing/dosline.h"

#include <QDateTime>
#include <QList>

namespace {
int number(QByteArrayView text) {
    if (text.isEmpty() || text.size() > 4)
        return -1;
    for (const char c : text)
        if (c < '0' || c > '9')
            return -1;
    return text.toInt();
}

QByteArrayView nextWord(QByteArrayView line, qsizetype &at) {
    while (at < line.size() && line.at(at) == ' ')
        ++at;
    const qsizetype begin = at;
    while (at < line.size() && line.at(at) != ' ')
        ++at;
    return line.sliced(begin, at - begin);
}

// "01-31-23", "01-31-2023", "2023-01-31", also with slashes.
QDate dateOf(QByteArrayView text) {
    QList<QByteArray> parts = text.toByteArray().replace('/', '-').split('-');
    if (parts.size() != 3)
        return {};
    const int a = number(parts.at(0)), b = number(parts.at(1)), c = number(parts.at(2));
    if (a < 0 || b < 0 || c < 0)
        return {};
    if (parts.at(0).size() == 4)
        return QDate(a, b, c);
    const int year = parts.at(2).size() == 4 ? c : c < 70 ? 2000 + c : 1900 + c;
    return QDate(year, a, b);
}

// "04:05PM", "16:05", "04:05p".
QTime dosTimeOf(QByteArrayView text) {
    QByteArray time = text.toByteArray().toUpper();
    const bool afternoon = time.endsWith("PM") || time.endsWith('P');
    const bool morning = time.endsWith("AM") || time.endsWith('A');
    if (time.endsWith('M'))
        time.chop(1);
    if (afternoon || morning)
        time.chop(1);
    const qsizetype colon = time.indexOf(':');
    if (colon < 1)
        return {};
    int hour = number(QByteArrayView(time).first(colon));
    const int minute = number(QByteArrayView(time).sliced(colon + 1));
    if (afternoon && hour < 12)
        hour += 12;
    if (morning && hour == 12)
        hour = 0;
    return QTime(hour, minute);
}
} // namespace

std::optional<RemoteEntry> parseDosLine(QByteArrayView line) {
    qsizetype at = 0;
    const QDate date = dateOf(nextWord(line, at));
    QByteArrayView timeText = nextWord(line, at);
    const QTime time = dosTimeOf(timeText);
    if (!date.isValid() || !time.isValid())
        return {};
    RemoteEntry entry;
    QByteArrayView size = nextWord(line, at);
    if (size.size() == 2 &&
        (size.compare("AM", Qt::CaseInsensitive) == 0 || size.compare("PM", Qt::CaseInsensitive) == 0))
        return {}; // a blank before AM and PM: no server that we know of
    if (size.startsWith('<') && size.endsWith('>')) {
        const bool isLink = size.startsWith("<SYMLINK");
        entry.type =
            isLink || size == QByteArrayView("<JUNCTION>") ? RemoteEntry::Type::Link : RemoteEntry::Type::Directory;
        while (at < line.size() && line.at(at) == ' ') // the column of sizes is empty
            ++at;
    } else {
        const QByteArray digits = size.toByteArray().replace(',', "").replace('.', "");
        bool isNumber = false;
        entry.size = digits.toLongLong(&isNumber);
        if (!isNumber || entry.size < 0)
            return {};
        ++at;
    }
    if (at >= line.size())
        return {};
    entry.name = line.sliced(at).toByteArray();
    if (entry.type == RemoteEntry::Type::Link) { // "name [target]"
        if (const qsizetype bracket = entry.name.lastIndexOf(" ["); bracket > 0 && entry.name.endsWith(']')) {
            entry.linkTarget = entry.name.sliced(bracket + 2, entry.name.size() - bracket - 3);
            entry.name.truncate(bracket);
        }
    }
    entry.modified = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    entry.precision = RemoteEntry::Precision::Minute;
    return entry;
}
