// The log of both programs: a bounded list of records, added in batches, plain text only, with filter and copy. Follows
// its end unless a person has scrolled up.
#pragma once

#include "ui/tableview.h"

#include <QList>
#include <QWidget>

class Log;
class LogModel;
class NaturalSortProxy;
class QLineEdit;
class QTimer;
struct LogRecord;

class LogView : public QWidget {
    Q_OBJECT
public:
    // Keeps at most limit records; older ones go first.
    explicit LogView(int limit = 10000, QWidget *parent = nullptr);
    ~LogView() override;

    // Shows what the log records from now on. The log must outlive the view or be gone by signal.
    void follow(Log &log);
    void append(const LogRecord &record);
    void clear();
    void setFilterText(const QString &text);
    int count() const;    // records kept, pending ones included
    QString text() const; // the shown records, one line each
    TableView &table() { return *m_table; }

public Q_SLOTS:
    void copyAll();
    void copySelected();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void flush();

    LogModel *m_model;
    TableView *m_table;
    QTimer *m_timer;
};
