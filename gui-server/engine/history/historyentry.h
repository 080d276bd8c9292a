// One line of the history: a transfer of a file, a login or a refused login. A value.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

struct HistoryEntry {
    enum class Kind { Upload, Download, Login, Refused };

    qint64 id = 0; // of the store, growing
    qint64 at = 0; // when it ended, ms since the epoch, UTC
    Kind kind = Kind::Login;
    QString account;
    QString address;
    QString path; // of a transfer, as the account sees it
    qint64 bytes = 0;
    qint64 milliseconds = 0;
    bool whole = true; // a transfer: all of it arrived
    QString detail;    // why it was refused; encryption of a login
    QString sha256;    // of a whole file, in hexadecimal digits; empty when it is not known

    QJsonObject toJson() const;
    static HistoryEntry fromJson(const QJsonObject &object); // of toJson()
    QString kindName() const;                                // "upload", "download", "login", "refused"
};

// What one account moved on one day (UTC).
struct DayTotal {
    QString account;
    QString day; // "2026-11-25"
    qint64 uploads = 0;
    qint64 downloads = 0;
    qint64 bytesReceived = 0;
    qint64 bytesSent = 0;

    QJsonObject toJson() const;
    static DayTotal fromJson(const QJsonObject &object); // of toJson()
};

namespace HistoryExport {
// With a header line, as Csv::line() writes it; times in ISO 8601.
QByteArray csv(const QList<HistoryEntry> &entries);
QByteArray csv(const QList<DayTotal> &totals);
QByteArray json(const QList<HistoryEntry> &entries);
} // namespace HistoryExport
