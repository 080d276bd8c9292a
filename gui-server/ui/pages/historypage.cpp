#include "pages/historypage.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "dialogs/confirmation.h"
#include "models/historymodel.h"
#include "pages/historyfile.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/pathdelegate.h"
#include "ui/tableview.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QProgressDialog>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>

using Kind = HistoryEntry::Kind;
using Outcome = HistoryQuery::Outcome;

namespace {
constexpr int TypingPause = 250, HistorySoon = 500; // ms
constexpr std::chrono::seconds TotalPause(3);
constexpr int Today = 0, Always = -1; // in place of a number of days

QComboBox *choice(const QString &name) {
    auto *box = new QComboBox;
    box->setAccessibleName(name);
    box->setToolTip(name);
    return box;
}
} // namespace

HistoryPage::HistoryPage(ServerControl &control, QWidget *parent)
    : ListPage(tr("History"), parent)
    , m_control(control)
    , m_model(new HistoryModel(control, this))
    , m_table(new TableView(TableView::RowLook::Card))
    , m_account(choice(tr("Account")))
    , m_span(choice(tr("Time span")))
    , m_kind(choice(tr("Kind")))
    , m_result(choice(tr("Result")))
    , m_search(addSearch(tr("Search the history")))
    , m_export(new QPushButton(themedIcon(QStringLiteral("download")), tr("Export…")))
    , m_reason(new PlainLabel({}, Ink::Error))
    , m_refusal(makeRefusal())
    , m_total(control, TotalPause) {
    m_export->setAccessibleName(tr("Export history"));
    addControl(m_export);
    makeTable();
    auto *all = new QWidget;
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeFilters());
    layout->addWidget(m_refusal);
    layout->addWidget(m_table, 1);
    setList(all);

    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    m_soon.setSingleShot(true);
    m_soon.setInterval(HistorySoon);
    connect(&m_typing, &QTimer::timeout, this, &HistoryPage::applyFilter);
    connect(&m_soon, &QTimer::timeout, this, &HistoryPage::refresh);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    for (QComboBox *box : {m_account, m_span, m_kind, m_result})
        connect(box, &QComboBox::currentIndexChanged, this, &HistoryPage::applyFilter);
    connect(m_export, &QPushButton::clicked, this, &HistoryPage::onExport);
    connect(&m_control, &ServerControl::stateChanged, this, &HistoryPage::onStateChanged);
    connect(&m_control, &ServerControl::historyNoted, this, [this] {
        m_isStale = true;
        if (isSeen() && !m_soon.isActive())
            m_soon.start();
    });
    connect(m_model, &HistoryModel::answered, this, &HistoryPage::onAnswered);
    connect(m_model, &HistoryModel::refused, this, &HistoryPage::onRefused);
    connect(&m_total, &HistoryTotal::summed, this, &HistoryPage::onSummed);
    // The range changes with the height of the table and the number of rows.
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryPage::onScrolled);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &HistoryPage::onScrolled);
    // What is read does not jump when something new comes on top.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, [this](const QModelIndex &, int first) {
        const bool isRead = first == 0 && m_table->verticalScrollBar()->value() > 0;
        m_topmost = isRead ? m_table->indexAt({0, 0}) : QModelIndex();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_topmost.isValid())
            m_table->scrollTo(m_topmost, QAbstractItemView::PositionAtTop);
        m_topmost = QModelIndex();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &HistoryPage::refreshExport);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &HistoryPage::refreshExport);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryPage::refreshExport);
    onStateChanged();
}

// The table scrolls once more when its model goes.
HistoryPage::~HistoryPage() { m_table->verticalScrollBar()->disconnect(this); }

QHBoxLayout *HistoryPage::makeFilters() {
    m_account->addItem(tr("All accounts"), QString());
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_span->addItem(tr("All times"), Always);
    m_span->addItem(tr("Today"), Today);
    m_span->addItem(tr("Last 7 days"), 7);
    m_span->addItem(tr("Last 30 days"), 30);
    m_kind->addItem(tr("Everything"), QVariantList());
    m_kind->addItem(tr("Transfers"), QVariantList{int(Kind::Upload), int(Kind::Download)});
    m_kind->addItem(tr("Uploads"), QVariantList{int(Kind::Upload)});
    m_kind->addItem(tr("Downloads"), QVariantList{int(Kind::Download)});
    m_kind->addItem(tr("Sign-ins"), QVariantList{int(Kind::Login), int(Kind::Refused)});
    m_result->addItem(tr("Any result"), int(Outcome::Any));
    m_result->addItem(tr("Succeeded"), int(Outcome::Good));
    m_result->addItem(tr("Failed"), int(Outcome::Bad));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(Metrics::CardPadding, Metrics::Small, Metrics::CardPadding, Metrics::Small);
    row->setSpacing(Metrics::Small);
    for (QComboBox *box : {m_account, m_span, m_kind, m_result})
        row->addWidget(box);
    row->addStretch(1);
    return row;
}

void HistoryPage::makeTable() {
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("History"));
    m_table->setSortingEnabled(false);
    m_table->setUniformRowHeights(true);
    m_table->setItemDelegateForColumn(HistoryModel::File, new PathDelegate(m_table));
    // All of them fit into the window as it first opens, a scroll bar included.
    m_table->setColumnWidths({152, 100, 124, 104, 180, 80, 76, 88, 176, 84});
    m_table->setElasticColumn(HistoryModel::File, 150);
}

QWidget *HistoryPage::makeRefusal() {
    auto *refusal = new QWidget;
    auto *again = new QPushButton(themedIcon(QStringLiteral("refresh-cw")), tr("Try again"));
    again->setAccessibleName(tr("Read the history again"));
    connect(again, &QPushButton::clicked, this, [this] {
        m_refusal->hide();
        m_model->askAgain();
        m_total.renew();
    });
    m_reason->setWordWrap(true);
    auto *row = new QHBoxLayout(refusal);
    row->setContentsMargins(Metrics::CardPadding, 0, Metrics::CardPadding, Metrics::Small);
    row->setSpacing(Metrics::Medium);
    row->addWidget(m_reason, 1);
    row->addWidget(again);
    refusal->hide();
    return refusal;
}

HistoryQuery HistoryPage::filter() const {
    HistoryQuery query;
    query.account = m_account->currentData().toString();
    query.text = m_search->text().trimmed();
    const int days = m_span->currentData().toInt();
    const QDateTime now = QDateTime::currentDateTime();
    if (days == Today)
        query.since = now.date().startOfDay().toMSecsSinceEpoch();
    else if (days != Always)
        query.since = now.addDays(-days).toMSecsSinceEpoch();
    for (const QVariant &kind : m_kind->currentData().toList())
        query.kinds += static_cast<Kind>(kind.toInt());
    query.outcome = static_cast<Outcome>(m_result->currentData().toInt());
    return query;
}

void HistoryPage::applyFilter() {
    m_typing.stop();
    if (m_control.state() != ServerControl::State::Running)
        return;
    m_isStale = false;
    m_refusal->hide();
    m_sum = {}; // of the former filter
    setSummary({});
    m_model->setFilter(filter());
    m_total.setFilter(m_model->filter());
}

void HistoryPage::refresh() {
    if (m_control.state() != ServerControl::State::Running || !isSeen())
        return;
    m_isStale = false;
    m_model->askNewer();
    m_total.renew();
}

void HistoryPage::onSummed(const HistorySum &sum) {
    m_sum = sum;
    QString text = tr("%Ln entries", nullptr, static_cast<int>(qMin<qint64>(sum.entries, INT_MAX)));
    if (sum.uploads > 0)
        text += QStringLiteral(" · ") +
                tr("%Ln upload(s), %1", nullptr, static_cast<int>(sum.uploads)).arg(formatBytes(sum.bytesReceived));
    if (sum.downloads > 0)
        text += QStringLiteral(" · ") +
                tr("%Ln download(s), %1", nullptr, static_cast<int>(sum.downloads)).arg(formatBytes(sum.bytesSent));
    setSummary(text);
}

void HistoryPage::askAccounts() {
    m_control.ask({{QStringLiteral("request"), QStringLiteral("history-accounts")}}, this,
                  [this](const QJsonObject &answer) {
                      const QString chosen = m_account->currentData().toString();
                      const QSignalBlocker blocker(m_account);
                      while (m_account->count() > 1)
                          m_account->removeItem(1);
                      for (const auto &name : answer[QStringLiteral("accounts")].toArray())
                          if (!name.toString().isEmpty())
                              m_account->addItem(visibleText(name.toString()), name.toString());
                      m_account->setCurrentIndex(qMax(0, m_account->findData(chosen)));
                  });
}

void HistoryPage::onStateChanged() {
    const bool runs = m_control.state() == ServerControl::State::Running;
    refreshExport();
    m_refusal->hide();
    if (!runs) {
        m_model->clear();
        m_total.clear();
        m_isStale = true;
        setSummary({});
        m_table->setEmptyText(tr("Start the server to see its history"), QStringLiteral("history"));
    } else if (isSeen() && m_isStale) {
        askAccounts();
        applyFilter();
    }
}

void HistoryPage::refreshExport() { m_export->setEnabled(m_model->rowCount() > 0); }

void HistoryPage::onScrolled() {
    const int bottom = m_table->viewport()->height() - 1;
    const int first = m_table->indexAt({0, 0}).row(), last = m_table->indexAt({0, bottom}).row();
    m_model->setSeen(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void HistoryPage::onRefused(const QString &sentence) {
    m_reason->setText(tr("The history could not be read: %1").arg(visibleText(sentence)));
    m_refusal->show();
    m_table->setEmptyText({});
}

void HistoryPage::onAnswered() {
    m_refusal->hide();
    m_table->setEmptyText(m_model->filter() == HistoryQuery() ? tr("Nothing has happened yet")
                                                              : tr("Nothing matches these filters"),
                          QStringLiteral("history"));
}

void HistoryPage::showEvent(QShowEvent *event) {
    ListPage::showEvent(event);
    m_isShown = true;
    onSeenChanged();
}

void HistoryPage::hideEvent(QHideEvent *event) {
    ListPage::hideEvent(event);
    m_isShown = false;
    onSeenChanged();
}

void HistoryPage::setWindowSeen(bool seen) {
    if (std::exchange(m_isWindowSeen, seen) != seen)
        onSeenChanged();
}

void HistoryPage::onSeenChanged() {
    m_total.setSeen(isSeen());
    if (!isSeen() || m_control.state() != ServerControl::State::Running)
        return;
    askAccounts();
    if (m_model->rowCount() == 0)
        applyFilter();
    else if (m_isStale)
        refresh();
}

void HistoryPage::onExport() {
    auto *dialog = new QFileDialog(this, tr("Export history"), {}, tr("Table (*.csv);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("wherry-history.csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("json")) ? QStringLiteral("json")
                                                                        : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &HistoryPage::exportTo);
    dialog->open();
}

void HistoryPage::exportTo(const QString &path) {
    const bool isJson = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    auto *progress = new QProgressDialog(tr("Writing the history…"), tr("Cancel"), 0,
                                         static_cast<int>(qMin<qint64>(m_sum.entries, INT_MAX)), this);
    progress->setWindowTitle(tr("Export history"));
    progress->setWindowModality(Qt::WindowModal);
    progress->setAutoClose(false);
    progress->setAutoReset(false);
    progress->setAttribute(Qt::WA_DeleteOnClose);
    auto *file = new HistoryFile(m_control, filter(), path,
                                 isJson ? HistoryFile::Format::Json : HistoryFile::Format::Csv, progress);
    connect(progress, &QProgressDialog::canceled, file, [file, progress] {
        file->cancel();
        progress->deleteLater();
    });
    connect(file, &HistoryFile::progressed, progress, [progress](qint64 entries) {
        progress->setValue(static_cast<int>(qMin<qint64>(entries, progress->maximum())));
    });
    connect(file, &HistoryFile::finished, this, [this, progress](const QString &cause) {
        progress->deleteLater();
        if (!cause.isEmpty())
            complain(*this, tr("The history could not be saved."), cause);
    });
    file->start();
}

void HistoryPage::contextMenuEvent(QContextMenuEvent *event) {
    if (!m_table->geometry().contains(m_table->parentWidget()->mapFrom(this, event->pos())))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid()) {
        const QString account = m_model->entry(current.row()).account;
        QAction *only =
            menu->addAction(themedIcon(QStringLiteral("funnel")), tr("Only %1").arg(visibleText(account)), this,
                            [this, account] { m_account->setCurrentIndex(qMax(0, m_account->findData(account))); });
        only->setEnabled(m_account->findData(account) > 0);
    }
    QAction *copy =
        menu->addAction(themedIcon(QStringLiteral("copy")), tr("Copy"), m_table, &TableView::copySelectedCells);
    copy->setEnabled(m_table->selectionModel()->hasSelection());
    QAction *csv = menu->addAction(themedIcon(QStringLiteral("file-spreadsheet")), tr("Copy as CSV"), m_table,
                                   &TableView::copyAsCsv);
    csv->setEnabled(m_model->rowCount() > 0);
    menu->popup(event->globalPos());
}
