// The history of the server: what happened is noted at once and written in batches, so that no transfer waits for it;
// old entries go by themselves. Owned by the server's store.
#pragma once

#include "history/historyquery.h"
#include "store/database.h"

#include <QObject>
#include <QTimer>

#include <functional>

class History : public QObject {
    Q_OBJECT

public:
    template<class Value>
    using Answer = std::function<void(Stored<Value>)>;

    // days: how long entries are kept, 0 = for ever. The database must outlive this.
    History(Database &database, int days);
    ~History() override; // what was noted is handed to the database

    void setDays(int days);
    void note(HistoryEntry entry);
    // Hands a batch of what waits to the database, unless one is still on its way: where nobody asks, that is soon
    // enough.
    void flush();
    // Newest first. What was noted before is in it, and in the answers below too.
    void ask(const HistoryQuery &query, QObject *context, Answer<QList<HistoryEntry>> answer);
    // Of all that the query lets through, however many.
    void sum(const HistoryQuery &query, QObject *context, Answer<HistorySum> answer);
    // Those that logged in or moved something, by name, at most 1,000: the names that strangers try are none.
    void accounts(QObject *context, Answer<QStringList> answer);
    // By day, then account; of one account, or of all when it is empty (not null).
    void totals(qint64 since, const QString &account, QObject *context, Answer<QList<DayTotal>> answer);
    qint64 dropped() const { return m_dropped; } // entries that found no room while the database was away

Q_SIGNALS:
    void noted(const HistoryEntry &entry);

private:
    void writeAll();
    void writeBatch();
    void takeBack();
    void prune();

    Database &m_database;
    int m_days;
    QList<HistoryEntry> m_waiting;  // oldest first
    QList<HistoryEntry> m_returned; // older than those that wait: the database was away when their turn came
    QTimer m_flush;
    QTimer m_prune;
    qint64 m_dropped = 0;
    int m_writing = 0; // batches on their way
};
