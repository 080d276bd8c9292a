#include "history/historyentry.h"

#include "base/csv.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace {
const QStringList &kindNames() {
    static const QStringList names = {QStringLiteral("upload"), QStringLiteral("download"), QStringLiteral("login"),
                                      QStringLiteral("refused")};
    return names;
}

QString timeOf(qint64 at) { return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODateWithMs); }
} // namespace

QString HistoryEntry::kindName() const { return kindNames().value(int(kind)); }

QJsonObject HistoryEntry::toJson() const {
    QJsonObject object{{QStringLiteral("id"), id},
                       {QStringLiteral("at"), timeOf(at)},
                       {QStringLiteral("kind"), kindName()},
                       {QStringLiteral("account"), account},
                       {QStringLiteral("address"), address}};
    if (kind == Kind::Upload || kind == Kind::Download) {
        object.insert(QStringLiteral("path"), path);
        object.insert(QStringLiteral("bytes"), bytes);
        object.insert(QStringLiteral("milliseconds"), milliseconds);
        object.insert(QStringLiteral("whole"), whole);
    }
    if (!detail.isEmpty())
        object.insert(QStringLiteral("detail"), detail);
    if (!sha256.isEmpty())
        object.insert(QStringLiteral("sha256"), sha256);
    return object;
}

HistoryEntry HistoryEntry::fromJson(const QJsonObject &object) {
    HistoryEntry entry;
    entry.id = object[QStringLiteral("id")].toInteger();
    entry.at = QDateTime::fromString(object[QStringLiteral("at")].toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
    entry.kind = static_cast<Kind>(qMax(qsizetype(0), kindNames().indexOf(object[QStringLiteral("kind")].toString())));
    entry.account = object[QStringLiteral("account")].toString();
    entry.address = object[QStringLiteral("address")].toString();
    entry.path = object[QStringLiteral("path")].toString();
    entry.bytes = object[QStringLiteral("bytes")].toInteger();
    entry.milliseconds = object[QStringLiteral("milliseconds")].toInteger();
    entry.whole = object[QStringLiteral("whole")].toBool(true);
    entry.detail = object[QStringLiteral("detail")].toString();
    entry.sha256 = object[QStringLiteral("sha256")].toString();
    return entry;
}

QJsonObject DayTotal::toJson() const {
    return {{QStringLiteral("day"), day},
            {QStringLiteral("account"), account},
            {QStringLiteral("uploads"), uploads},
            {QStringLiteral("downloads"), downloads},
            {QStringLiteral("bytes_received"), bytesReceived},
            {QStringLiteral("bytes_sent"), bytesSent}};
}

DayTotal DayTotal::fromJson(const QJsonObject &object) {
    return {object[QStringLiteral("account")].toString(),         object[QStringLiteral("day")].toString(),
            object[QStringLiteral("uploads")].toInteger(),        object[QStringLiteral("downloads")].toInteger(),
            object[QStringLiteral("bytes_received")].toInteger(), object[QStringLiteral("bytes_sent")].toInteger()};
}

QByteArray HistoryExport::csv(const QList<HistoryEntry> &entries) {
    QByteArray text = "time,kind,account,address,path,bytes,milliseconds,whole,detail,sha256\r\n";
    for (const HistoryEntry &entry : entries)
        text += Csv::line({timeOf(entry.at), entry.kindName(), entry.account, entry.address, entry.path,
                           QString::number(entry.bytes), QString::number(entry.milliseconds),
                           entry.whole ? QStringLiteral("yes") : QStringLiteral("no"), entry.detail, entry.sha256})
                    .toUtf8();
    return text;
}

QByteArray HistoryExport::csv(const QList<DayTotal> &totals) {
    QByteArray text = "day,account,uploads,downloads,bytes_received,bytes_sent\r\n";
    for (const DayTotal &total : totals)
        text += Csv::line({total.day, total.account, QString::number(total.uploads), QString::number(total.downloads),
                           QString::number(total.bytesReceived), QString::number(total.bytesSent)})
                    .toUtf8();
    return text;
}

QByteArray HistoryExport::json(const QList<HistoryEntry> &entries) {
    QJsonArray array;
    for (const HistoryEntry &entry : entries)
        array += entry.toJson();
    return QJsonDocument(array).toJson();
}
