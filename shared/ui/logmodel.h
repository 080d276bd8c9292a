// The records of a LogView: a bounded list with time, source and text, oldest first. Owned by the view.
#pragma once

#include "base/log.h"

#include <QAbstractTableModel>

#include <deque>

class LogModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Time, Source, Text, ColumnCount };

    explicit LogModel(int limit, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    // Appends in order; the oldest go when there are more than the limit.
    void append(const QList<LogRecord> &records);
    void clear();
    const LogRecord &record(int row) const { return m_records[static_cast<std::size_t>(row)]; }
    // "19:02:14.020  session 4  > EPSV": as it is copied.
    static QString line(const LogRecord &record);

private:
    std::deque<LogRecord> m_records;
    int m_limit;
};
