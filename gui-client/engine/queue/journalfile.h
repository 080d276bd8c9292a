// The SQLite file behind the Journal: rows in, rows out. Lives on the database thread alone; values only.
#pragma once

#include "base/failure.h"
#include "queue/transferitem.h"

#include <QList>
#include <QSqlQuery>
#include <QString>

#include <optional>

struct JournalRow {
    qint64 position = 0;
    TransferItem item;
};

struct JournalBatch {
    QList<JournalRow> rows; // new or changed
    QList<quint64> removed;
    quint64 lastId = 0;
    bool goesOn = false; // committed together with the next one
    bool isEmpty() const { return rows.isEmpty() && removed.isEmpty(); }
};

struct JournalContents {
    Failure failure;
    QList<TransferItem> items; // in queue order
    QList<qint64> positions;   // of the items
    quint64 lastId = 0;
};

class JournalFile {
public:
    explicit JournalFile(const QString &path);
    ~JournalFile(); // on the thread that opened it

    [[nodiscard]] JournalContents open();
    // All of the batch, and of those before it that went on to it, or nothing of them.
    [[nodiscard]] Failure write(const JournalBatch &batch);
    void close();

private:
    Failure prepare();
    Failure writeRows(const QList<JournalRow> &rows);
    Failure removeRows(const QList<quint64> &ids);

    QString m_path;
    QString m_connection; // Qt's name of it
    std::optional<QSqlQuery> m_insertion;
    bool m_isOpen = false; // a transaction
};
