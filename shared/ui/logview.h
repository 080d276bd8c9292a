// The log of both programs: a bounded list of records, added in batches, plain text only, with filter and copy. Follows
// its end unless a person has scrolled up.
#pragma once

#include "base/log.h"

#include <QList>
#include <QWidget>

class LogModel;
class LogFilter;
class QTimer;
class TableView;

class LogView : public QWidget {
    Q_OBJECT
public:
    // Keeps at most limit records; older ones go first. Its table's accessible name is "Log".
    explicit LogView(int limit = 10000, QWidget *parent = nullptr);

    // Shows what the log records from now on.
    void follow(Log &log);
    void append(const LogRecord &record);
    void clear();
    void setFilterText(const QString &text);
    // Records below the level are kept but not shown.
    void setLevel(LogRecord::Level level);
    // A column that says who speaks; off for a log with one speaker.
    void setSourceShown(bool shown);
    void setHeaderShown(bool shown);
    int count() const;    // records kept, those that wait for the next batch included
    QString text() const; // the shown records, one line each
    TableView &table() { return *m_table; }

public Q_SLOTS:
    void copyAll();
    void copySelected();

protected:
    void showEvent(QShowEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void flush();

    int m_limit;
    LogModel *m_model;
    LogFilter *m_filter;
    TableView *m_table;
    QTimer *m_timer;
    QList<LogRecord> m_waiting;
};
