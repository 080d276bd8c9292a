// The latest events as the dashboard tells them, newest first: who came and went, what moved, what went wrong. Made of
// the differences between snapshots and of the log's warnings and errors.
#pragma once

#include "models/servercontrol.h"

#include <QAbstractTableModel>
#include <QHash>

struct LogRecord;

struct ServerEvent {
    enum class Kind {
        SignedIn,
        SignedInPlain,
        SignedOut,
        Uploaded,
        Downloaded,
        Broken,
        Started,
        Stopped,
        Warning,
        Error
    };
    Kind kind = Kind::Started;
    qint64 time = 0; // ms since the epoch, UTC
    QString who;     // account, or who speaks in the log
    QString what;    // file, or the log's words
    int times = 1;   // the same thing several times in a row
};

class EventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Text, Time, ColumnCount };
    static constexpr int Limit = 100;

    explicit EventModel(QObject *parent = nullptr);

    void add(const ServerEvent &event);
    // Compares with what the last call saw. now: ms since the epoch, UTC.
    void observe(const QList<ClientSnapshot> &clients, qint64 now);
    void observe(const TransferEnd &end);
    void observe(const LogRecord &record);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    static QString words(const ServerEvent &event);
    static QIcon iconOf(const ServerEvent &event);

    QList<ServerEvent> m_events; // newest first
    QHash<quint64, QString> m_signedIn;
};
