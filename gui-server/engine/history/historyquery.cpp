#include "history/historyquery.h"

#include <QJsonArray>

#include <array>

namespace {
constexpr std::array allKinds = {HistoryEntry::Kind::Upload, HistoryEntry::Kind::Download, HistoryEntry::Kind::Login,
                                 HistoryEntry::Kind::Refused};
constexpr std::array outcomes = {"", "good", "bad"}; // in the order of Outcome
constexpr int mostEntries = 100'000;                 // at a time

// Of a pattern only the stars at both ends are ours. Folded as the databases fold.
QString pattern(QString text) {
    for (QChar &letter : text)
        if (letter >= u'A' && letter <= u'Z')
            letter = QChar(letter.unicode() + (u'a' - u'A'));
    for (const char special : {'\\', '%', '_'})
        text.replace(QLatin1Char(special), QString(QStringLiteral("\\") + QLatin1Char(special)));
    return QLatin1Char('%') + text.remove(QChar(u'\0')) + QLatin1Char('%');
}
} // namespace

HistoryQuery::Condition HistoryQuery::condition(const QString &folded) const {
    Condition all{QStringLiteral("at >= ?"), {since}};
    const auto add = [&all](const QString &one, const QVariantList &values) {
        all.text += QStringLiteral(" AND ") + one;
        all.values += values;
    };
    if (until > 0)
        add(QStringLiteral("at < ?"), {until});
    if (!account.isEmpty())
        add(QStringLiteral("account = ?"), {account});
    if (beforeId > 0)
        add(QStringLiteral("id < ?"), {beforeId});
    if (afterId > 0)
        add(QStringLiteral("id > ?"), {afterId});
    if (!kinds.isEmpty()) {
        QVariantList values;
        for (const HistoryEntry::Kind kind : kinds)
            values += int(kind);
        add(QStringLiteral("kind IN (?") + QStringLiteral(", ?").repeated(values.size() - 1) + QLatin1Char(')'),
            values);
    }
    if (outcome != Outcome::Any) {
        const QString isBad = QStringLiteral("(result = 0 OR kind = ?)");
        add(outcome == Outcome::Bad ? isBad : QString(QStringLiteral("NOT ") + isBad),
            {int(HistoryEntry::Kind::Refused)});
    }
    if (!text.isEmpty()) {
        QStringList places;
        QVariantList values;
        for (const char *column : {"account", "address", "path", "detail"}) {
            places += folded.arg(QLatin1String(column)) + QStringLiteral(" LIKE ? ESCAPE '\\'");
            values += pattern(text);
        }
        add(QLatin1Char('(') + places.join(QStringLiteral(" OR ")) + QLatin1Char(')'), values);
    }
    return all;
}

QJsonObject HistoryQuery::toJson() const {
    QJsonArray names;
    for (const HistoryEntry::Kind kind : kinds) {
        HistoryEntry entry;
        entry.kind = kind;
        names += entry.kindName();
    }
    return {{QStringLiteral("since"), since},
            {QStringLiteral("until"), until},
            {QStringLiteral("account"), account},
            {QStringLiteral("before"), beforeId},
            {QStringLiteral("after"), afterId},
            {QStringLiteral("limit"), atMost},
            {QStringLiteral("kinds"), names},
            {QStringLiteral("outcome"), QLatin1String(outcomes.at(std::size_t(outcome)))},
            {QStringLiteral("text"), text}};
}

HistoryQuery HistoryQuery::fromJson(const QJsonObject &request) {
    HistoryQuery query;
    query.since = request[QStringLiteral("since")].toInteger();
    query.until = request[QStringLiteral("until")].toInteger();
    query.account = request[QStringLiteral("account")].toString();
    query.beforeId = request[QStringLiteral("before")].toInteger();
    query.afterId = request[QStringLiteral("after")].toInteger();
    query.atMost = qBound(1, request[QStringLiteral("limit")].toInt(query.atMost), mostEntries);
    query.text = request[QStringLiteral("text")].toString();
    const QJsonArray names = request[QStringLiteral("kinds")].toArray();
    for (const HistoryEntry::Kind kind : allKinds) {
        HistoryEntry entry;
        entry.kind = kind;
        if (names.contains(entry.kindName()))
            query.kinds += kind;
    }
    const QString outcome = request[QStringLiteral("outcome")].toString();
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        if (outcome == QLatin1String(outcomes.at(i)))
            query.outcome = Outcome(i);
    return query;
}

QJsonObject HistorySum::toJson() const {
    return {{QStringLiteral("entries"), entries},
            {QStringLiteral("uploads"), uploads},
            {QStringLiteral("downloads"), downloads},
            {QStringLiteral("bytes_received"), bytesReceived},
            {QStringLiteral("bytes_sent"), bytesSent}};
}

HistorySum HistorySum::fromJson(const QJsonObject &object) {
    return {object[QStringLiteral("entries")].toInteger(), object[QStringLiteral("uploads")].toInteger(),
            object[QStringLiteral("downloads")].toInteger(), object[QStringLiteral("bytes_received")].toInteger(),
            object[QStringLiteral("bytes_sent")].toInteger()};
}
