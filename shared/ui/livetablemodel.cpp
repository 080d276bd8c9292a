#include "ui/livetablemodel.h"

#include <QEvent>
#include <QWidget>

LiveTable::LiveTable(QObject *parent, int interval)
    : QAbstractTableModel(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &LiveTable::flush);
}

void LiveTable::setHidden(bool hidden) {
    if (hidden == m_hidden)
        return;
    m_hidden = hidden;
    if (m_hidden)
        m_timer.stop();
    else
        flush();
}

void LiveTable::watch(QWidget *view) {
    if (m_watched)
        m_watched->removeEventFilter(this);
    m_watched = view;
    view->installEventFilter(this);
    setHidden(!view->isVisible());
}

bool LiveTable::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_watched && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        setHidden(event->type() == QEvent::Hide);
    return false;
}

void LiveTable::touch() {
    if (!m_hidden && !m_timer.isActive())
        m_timer.start();
}

void LiveTable::flush() {
    m_timer.stop();
    for (const auto &[first, last] : spans(takeDirtyRows()))
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

QList<std::pair<int, int>> LiveTable::spans(std::vector<int> rows) {
    constexpr int bridgedGap = 3;
    std::sort(rows.begin(), rows.end());
    QList<std::pair<int, int>> result;
    for (const int row : rows) {
        if (!result.isEmpty() && row - result.last().second <= bridgedGap)
            result.last().second = row;
        else
            result.append({row, row});
    }
    return result;
}
