// Which entries of the history are asked for, and what they sum up to. Values.
#pragma once

#include "history/historyentry.h"

#include <QVariantList>

struct HistoryQuery {
    // Good: what arrived whole, and logins. Bad: what broke off or was refused.
    enum class Outcome { Any, Good, Bad };

    qint64 since = 0; // ms since the epoch, UTC
    qint64 until = 0; // 0 = now
    QString account;  // empty = all
    qint64 beforeId = 0;
    int atMost = 1000;
    qint64 afterId = 0;
    QList<HistoryEntry::Kind> kinds; // empty = all
    Outcome outcome = Outcome::Any;
    QString text; // occurs in the account, address, path or detail, A to Z in any case; empty = all

    // What follows WHERE, with the values for its question marks; without atMost.
    struct Condition {
        QString text;
        QVariantList values;
    };
    // folded: Connection::folded().
    Condition condition(const QString &folded) const;

    // Members of a request: since, until, account, before, after, limit, kinds, outcome ("good", "bad"), text.
    QJsonObject toJson() const;
    static HistoryQuery fromJson(const QJsonObject &request);

    friend bool operator==(const HistoryQuery &, const HistoryQuery &) = default;
};

struct HistorySum {
    qint64 entries = 0;
    qint64 uploads = 0;
    qint64 downloads = 0;
    qint64 bytesReceived = 0;
    qint64 bytesSent = 0;

    QJsonObject toJson() const;
    static HistorySum fromJson(const QJsonObject &object); // of toJson()
};
