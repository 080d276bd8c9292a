#include "transfers/transferpanel.h"

#include "models/remotefilesmime.h"
#include "transfers/transferview.h"
#include "ui/iconbutton.h"
#include "ui/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>

namespace {
constexpr TransferQueue::Tab tabs[] = {TransferQueue::Tab::Queued, TransferQueue::Tab::Failed,
                                       TransferQueue::Tab::Done};

constexpr qsizetype itemsAtOnce = 200;

size_t place(TransferQueue::Tab tab) { return static_cast<size_t>(tab); }
} // namespace

TransferPanel::TransferPanel(TransferQueue &queue, int attemptLimit, QWidget *parent)
    : Card(parent)
    , m_queue(queue) {
    auto *head = new QWidget(this);
    head->setFixedHeight(38);
    auto *headLayout = new QHBoxLayout(head);
    headLayout->setContentsMargins(Metrics::Tiny, 0, Metrics::Small, 0);
    headLayout->setSpacing(2);
    m_tabs = new QTabBar(head);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Transfers"));
    for (int index = 0; index < 3; ++index)
        m_tabs->addTab(QString());
    m_pauseButton = new IconButton(QStringLiteral("pause"), tr("Pause the queue"), head);
    m_clearButton = new IconButton(QStringLiteral("trash-2"), tr("Remove finished transfers"), head);
    auto *more = new IconButton(QStringLiteral("ellipsis"), tr("More"), head);
    headLayout->addWidget(m_tabs, 1, Qt::AlignBottom);
    headLayout->addWidget(m_pauseButton);
    headLayout->addWidget(m_clearButton);
    headLayout->addWidget(more);
    addContent(head);

    m_stack = new QStackedWidget(this);
    const QString names[] = {tr("Queued transfers"), tr("Failed transfers"), tr("Done transfers")};
    const QString empty[] = {tr("Nothing is queued. Drop files here to transfer them."), tr("Nothing has failed."),
                             tr("Nothing has been transferred yet.")};
    const QString icons[] = {QStringLiteral("arrow-up-down"), QStringLiteral("circle-check"), QStringLiteral("inbox")};
    for (const TransferQueue::Tab tab : tabs) {
        auto *model = new TransferModel(queue, tab, attemptLimit, this);
        auto *table = new TransferView(*model, m_stack);
        table->setAccessibleName(names[place(tab)]);
        table->setEmptyText(empty[place(tab)], icons[place(tab)]);
        if (tab != TransferQueue::Tab::Queued) {
            table->setOptionalColumns({TransferModel::Remaining});
            table->setColumnWidth(TransferModel::Status, 144); // a few words: the last column says the rest
        }
        if (tab == TransferQueue::Tab::Failed) {
            table->setOptionalColumns({TransferModel::Remaining, TransferModel::Speed});
            table->setColumnWidth(TransferModel::Status, 250); // a sentence
        }
        m_models[place(tab)] = model;
        m_views[place(tab)] = table;
        m_stack->addWidget(table);
        connect(table, &QWidget::customContextMenuRequested, this, [this, table](const QPoint &position) {
            Q_EMIT contextMenuWanted(table->viewport()->mapToGlobal(position));
        });
        connect(table, &TransferView::moveWanted, this,
                [this](const QList<quint64> &ids, quint64 before) { m_queue.move(ids, before); });
        connect(table, &TransferView::localFilesDropped, this, &TransferPanel::localFilesDropped);
        connect(table, &TransferView::remoteFilesDropped, this, &TransferPanel::remoteFilesDropped);
        connect(table, &QAbstractItemView::activated, this, [this, model](const QModelIndex &index) {
            const TransferItem *item = m_queue.item(model->idOf(index));
            if (item && item->isAsking)
                Q_EMIT questionWanted(item->id);
        });
        connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TransferPanel::chosenChanged);
    }
    addContent(m_stack, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &TransferPanel::onTabChanged);
    connect(m_pauseButton, &QToolButton::clicked, this, [this] { m_queue.setProcessing(!m_queue.isProcessing()); });
    connect(m_clearButton, &QToolButton::clicked, this, &TransferPanel::clearFinished);
    connect(more, &QToolButton::clicked, this,
            [this, more] { Q_EMIT moreMenuWanted(more->mapToGlobal(QPoint(0, more->height()))); });
    connect(&queue, &TransferQueue::processingChanged, this, [this](bool on) {
        m_pauseButton->setFace(on ? QStringLiteral("pause") : QStringLiteral("play"),
                               on ? tr("Pause the queue") : tr("Process the queue"));
    });
    connect(&queue, &TransferQueue::added, this, &TransferPanel::updateCounts);
    connect(&queue, &TransferQueue::removed, this, &TransferPanel::updateCounts);
    connect(&queue, &TransferQueue::changed, this, &TransferPanel::updateCounts);
    onTabChanged();
    updateCounts();
}

TransferQueue::Tab TransferPanel::tab() const { return tabs[std::clamp(m_tabs->currentIndex(), 0, 2)]; }

void TransferPanel::showTab(TransferQueue::Tab tab) { m_tabs->setCurrentIndex(static_cast<int>(place(tab))); }

TransferView &TransferPanel::view(TransferQueue::Tab tab) const { return *m_views[place(tab)]; }

QList<quint64> TransferPanel::chosenIds() const { return currentView().chosenIds(); }

bool TransferPanel::hasFocusInside() const { return currentView().hasFocus(); }

void TransferPanel::onTabChanged() {
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    for (const TransferQueue::Tab one : tabs)
        m_models[place(one)]->setWatched(one == tab());
    updateCounts();
    Q_EMIT chosenChanged();
}

void TransferPanel::updateCounts() {
    const QueueTotals &totals = m_queue.totals();
    const auto label = [this](int index, const QString &name, int count) {
        const QString text = tr("%1 (%2)").arg(name, QLocale().toString(count));
        if (m_tabs->tabText(index) != text)
            m_tabs->setTabText(index, text);
    };
    label(0, tr("Queued"), totals.pending());
    label(1, tr("Failed"), totals.failed);
    label(2, tr("Done"), totals.done);
    m_clearButton->setEnabled(canClear());
}

bool TransferPanel::canClear() const {
    const QueueTotals &totals = m_queue.totals();
    return (tab() == TransferQueue::Tab::Failed && totals.failed > 0) ||
           (tab() == TransferQueue::Tab::Done && totals.done > 0);
}

// Of very many chosen items only so many at a time: each change goes to the tables and to the journal.
void TransferPanel::change(const QList<quint64> &ids, const Change &how) {
    m_work.add([ids, how, next = qsizetype(0)]() mutable {
        how(ids.mid(next, itemsAtOnce));
        next += itemsAtOnce;
        return next < ids.size();
    });
}

// The last ones first: otherwise those behind would be begun, only to be stopped a moment later.
void TransferPanel::stop(const QList<quint64> &ids, const Change &how) {
    m_work.add([ids, how, end = ids.size()]() mutable {
        const qsizetype begin = std::max<qsizetype>(end - itemsAtOnce, 0);
        how(ids.mid(begin, end - begin));
        end = begin;
        return end > 0;
    });
}

void TransferPanel::pauseChosen() {
    stop(chosenIds(), [&queue = m_queue](const QList<quint64> &ids) { queue.pause(ids); });
}

void TransferPanel::resumeChosen() {
    change(chosenIds(), [&queue = m_queue](const QList<quint64> &ids) { queue.resume(ids); });
}

void TransferPanel::cancelChosen() {
    stop(chosenIds(), [&queue = m_queue](const QList<quint64> &ids) { queue.cancel(ids); });
}

void TransferPanel::retryChosen() { retry(chosenIds()); }

void TransferPanel::retryAll() { retry(m_queue.ids(TransferQueue::Tab::Failed)); }

void TransferPanel::retry(const QList<quint64> &ids) {
    change(ids, [&queue = m_queue](const QList<quint64> &some) { queue.retry(some); });
}

void TransferPanel::removeChosen() { remove(chosenIds()); }

void TransferPanel::clearFinished() {
    if (tab() != TransferQueue::Tab::Queued)
        remove(m_queue.ids(tab()));
}

void TransferPanel::remove(const QList<quint64> &ids) {
    stop(ids, [&queue = m_queue](const QList<quint64> &some) { queue.remove(some); });
}

void TransferPanel::moveChosen(TransferView::Step step) {
    currentView().followCurrent();
    m_queue.move(chosenIds(), currentView().placeFor(step));
}

void TransferPanel::raiseChosen() { stepPriority(1); }

void TransferPanel::lowerChosen() { stepPriority(-1); }

void TransferPanel::stepPriority(int step) {
    change(chosenIds(), [&queue = m_queue, step](const QList<quint64> &ids) {
        for (const quint64 id : ids)
            if (const TransferItem *item = queue.item(id))
                queue.setPriority({id}, static_cast<TransferItem::Priority>(
                                            std::clamp(static_cast<int>(item->priority) + step, -2, 2)));
    });
}
