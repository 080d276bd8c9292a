// The server's log: level, filter, copy, export.
#pragma once

#include "pages/listpage.h"

class Log;
class LogView;
class QPushButton;

class LogPage : public ListPage {
    Q_OBJECT
public:
    explicit LogPage(Log &log, QWidget *parent = nullptr);
    LogView &view() { return *m_view; }

private:
    void onRowsChanged();
    void onExport();

    LogView *m_view;
    QPushButton *m_copy, *m_export;
};
