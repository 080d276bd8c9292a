#include "ui/logview.h"

#include "ui/celldelegate.h"
#include "ui/icons.h"
#include "ui/logmodel.h"
#include "ui/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <QVBoxLayout>

// Keeps the order and lets pass what contains the text and reaches the level.
class LogFilter : public QSortFilterProxyModel {
public:
    LogFilter(LogModel &model, QObject *parent)
        : QSortFilterProxyModel(parent)
        , m_model(model) {
        setSourceModel(&model);
    }
    void setText(const QString &text) {
        m_text = text;
        invalidateFilter();
    }
    void setLevel(LogRecord::Level level) {
        m_level = level;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override {
        const LogRecord &record = m_model.record(row);
        if (record.level < m_level)
            return false;
        return m_text.isEmpty() || record.text.contains(m_text, Qt::CaseInsensitive) ||
               record.source.contains(m_text, Qt::CaseInsensitive);
    }

private:
    LogModel &m_model;
    QString m_text;
    LogRecord::Level m_level = LogRecord::Level::Debug;
};

namespace {
constexpr int BatchMilliseconds = 100;

// Wire lines in the fixed font.
class LogDelegate : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        QStyleOptionViewItem own = option;
        const QVariant font = index.data(Qt::FontRole);
        if (font.isValid()) {
            QFont fixed = font.value<QFont>();
            fixed.setPixelSize(option.font.pixelSize() - 1);
            own.font = fixed;
        }
        CellDelegate::paint(painter, own, index);
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        QSize size = CellDelegate::sizeHint(option, index);
        size.setHeight(20);
        return size;
    }
};
} // namespace

LogView::LogView(int limit, QWidget *parent)
    : QWidget(parent)
    , m_limit(limit)
    , m_model(new LogModel(limit, this))
    , m_filter(new LogFilter(*m_model, this))
    , m_table(new TableView(TableView::RowLook::Card, this))
    , m_timer(new QTimer(this)) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    m_table->setAccessibleName(tr("Log"));
    m_table->setItemDelegate(new LogDelegate(m_table));
    m_table->setSortingEnabled(false);
    m_table->setAlternatingRowColors(false);
    m_table->setModel(m_filter);
    m_table->setTextElideMode(Qt::ElideRight);
    m_table->header()->setStretchLastSection(true);
    m_table->setColumnWidth(LogModel::Time, 112);
    m_table->setColumnWidth(LogModel::Source, 120);
    m_table->installEventFilter(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(BatchMilliseconds);
    connect(m_timer, &QTimer::timeout, this, &LogView::flush);
}

void LogView::follow(Log &log) { connect(&log, &Log::recorded, this, &LogView::append); }

void LogView::append(const LogRecord &record) {
    m_waiting.append(record);
    // While nobody looks only what the limit keeps is kept.
    if (m_waiting.size() >= 2 * qsizetype(m_limit))
        m_waiting.remove(0, m_waiting.size() - m_limit);
    if (isVisible() && !m_timer->isActive())
        m_timer->start();
}

void LogView::flush() {
    if (m_waiting.isEmpty())
        return;
    QScrollBar *bar = m_table->verticalScrollBar();
    const bool atEnd = bar->value() >= bar->maximum() - 2;
    m_model->append(std::exchange(m_waiting, {}));
    if (atEnd)
        m_table->scrollToBottom();
}

void LogView::clear() {
    m_waiting.clear();
    m_model->clear();
}

void LogView::setFilterText(const QString &text) {
    m_filter->setText(text);
    m_table->scrollToBottom();
}

void LogView::setLevel(LogRecord::Level level) {
    m_filter->setLevel(level);
    m_table->scrollToBottom();
}

void LogView::setSourceShown(bool shown) { m_table->setColumnHidden(LogModel::Source, !shown); }

void LogView::setHeaderShown(bool shown) { m_table->setHeaderHidden(!shown); }

int LogView::count() const {
    return static_cast<int>(qMin<qsizetype>(m_model->rowCount() + m_waiting.size(), m_limit));
}

QString LogView::text() const {
    QString text;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        text +=
            LogModel::line(m_model->record(m_filter->mapToSource(m_filter->index(row, 0)).row())) + QLatin1Char('\n');
    return text;
}

void LogView::copyAll() {
    flush();
    QApplication::clipboard()->setText(text());
}

void LogView::copySelected() {
    QString text;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        if (m_table->selectionModel()->isRowSelected(row, {}))
            text += LogModel::line(m_model->record(m_filter->mapToSource(m_filter->index(row, 0)).row())) +
                    QLatin1Char('\n');
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void LogView::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    flush();
    m_table->scrollToBottom();
}

void LogView::contextMenuEvent(QContextMenuEvent *event) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(themedIcon(QStringLiteral("copy")), tr("Copy"), this, &LogView::copySelected);
    copy->setShortcut(QKeySequence::Copy);
    copy->setEnabled(m_table->selectionModel()->hasSelection());
    menu->addAction(tr("Copy all"), this, &LogView::copyAll);
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("trash-2")), tr("Clear"), this, &LogView::clear);
    menu->popup(event->globalPos());
}

bool LogView::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}
