#include "searching/searchdialog.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "ftp/wiretext.h"
#include "models/counts.h"
#include "models/failurewords.h"
#include "models/selectedrows.h"
#include "program/clientengine.h"
#include "session/sessionpool.h"
#include "sites/formrows.h"
#include "ui/card.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace {
// Days back from now: at least so young, or (negative) at least so old.
constexpr int ages[] = {0, 1, 7, 30, 365, -30, -365};
} // namespace

SearchDialog::SearchDialog(ClientEngine &engine, const Site &site, const RemotePath &folder, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_site(site)
    , m_found(new FoundModel(this)) {
    setWindowTitle(tr("Search on %1").arg(visibleText(site.label.isEmpty() ? site.host : site.label)));
    resize(900, 600);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(makeTerms(folder));
    layout->addWidget(makeList(), 1);
    layout->addLayout(makeFoot());
    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &SearchDialog::tellProgress);
    m_name->setFocus();
    updateControls();
}

SearchDialog::~SearchDialog() {
    m_view->selectionModel()->disconnect(this);
    stop();
}

QWidget *SearchDialog::makeTerms(const RemotePath &folder) {
    auto *card = new Card(this);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(0);
    auto *first = new QFormLayout;
    auto *second = new QFormLayout;
    for (QFormLayout *rows : {first, second}) {
        FormRows::layOut(*rows);
        columns->addLayout(rows, 1);
    }
    card->content().addLayout(columns);
    m_name = FormRows::addText(*first, tr("Name"), tr("part of it, or *.txt; *.md"));
    m_folder = FormRows::addText(*first, tr("Below"));
    m_folder->setText(decodeWireText(folder.bytes()));
    m_types = new QComboBox;
    m_types->addItems({tr("Files and folders"), tr("Files"), tr("Folders")}); // SearchTerms::Types
    FormRows::add(*first, tr("What"), m_types);
    m_smallest = new QLineEdit;
    m_largest = new QLineEdit;
    m_smallest->setPlaceholderText(tr("any"));
    m_largest->setPlaceholderText(QStringLiteral("10 MiB"));
    m_largest->setAccessibleName(tr("Largest size"));
    auto *sizes = new QHBoxLayout;
    sizes->setSpacing(Metrics::Small);
    sizes->addWidget(m_smallest, 1);
    sizes->addWidget(new PlainLabel(tr("to"), Ink::Muted));
    sizes->addWidget(m_largest, 1);
    FormRows::add(*second, tr("Size"), m_smallest, sizes);
    m_smallest->setAccessibleName(tr("Smallest size"));
    m_age = new QComboBox;
    m_age->addItems({tr("At any time"), tr("In the last day"), tr("In the last 7 days"), tr("In the last 30 days"),
                     tr("In the last year"), tr("More than 30 days ago"), tr("More than a year ago")}); // ages
    FormRows::add(*second, tr("Changed"), m_age);
    m_case = new QCheckBox(tr("Match case"));
    m_case->setMinimumHeight(Metrics::ControlHeight); // level with the field beside it
    second->addRow(new QWidget, m_case);
    return card;
}

QWidget *SearchDialog::makeList() {
    m_view = new TableView(TableView::RowLook::Card, this);
    m_view->setAccessibleName(tr("What was found"));
    m_view->setModel(m_found);
    m_view->sortByColumn(FoundModel::Folder, Qt::AscendingOrder);
    m_view->setEmptyText(tr("Say what you look for, then press Enter."), QStringLiteral("search"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setColumnWidths({280, 340, 88, 140});
    connect(m_view, &QWidget::customContextMenuRequested, this, &SearchDialog::showRowMenu);
    connect(m_view, &QAbstractItemView::activated, this, [this] { m_goTo->click(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SearchDialog::updateControls);
    connect(m_found, &FoundModel::dropped, this, &SearchDialog::tellCount);
    const auto addKeys = [this](const QList<QKeySequence> &keys) {
        auto *action = new QAction(m_view);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
        return action;
    };
    connect(addKeys({Qt::Key_Delete}), &QAction::triggered, this, &SearchDialog::onRemove);
    // The view would pass Enter on to the dialog, where it stands for the default button.
    connect(addKeys({Qt::Key_Return, Qt::Key_Enter}), &QAction::triggered, this, [this] { m_goTo->click(); });
    auto *card = new Card(this);
    card->addContent(m_view, 1);
    return card;
}

QLayout *SearchDialog::makeFoot() {
    m_state = new PlainLabel({}, Ink::Muted, this);
    m_state->setWordWrap(true);
    m_goTo = new QPushButton(tr("Go to it"), this);
    m_download = new QPushButton(tr("Download"), this);
    m_remove = new QPushButton(tr("Delete…"), this);
    makeDestructive(*m_remove);
    m_close = new QPushButton(tr("Close"), this);
    m_search = new QPushButton(tr("Search"), this);
    makePrimary(*m_search);
    connect(m_search, &QPushButton::clicked, this, &SearchDialog::onSearch);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (!m_running)
            return reject();
        stop();
        m_view->setEmptyText(tr("Nothing was found before the search was stopped."), QStringLiteral("search"));
        tellEnd(tr("Stopped: %1 found."));
        updateControls();
    });
    connect(m_goTo, &QPushButton::clicked, this, [this] {
        if (const QList<FoundEntry> entries = chosen(); !entries.isEmpty())
            Q_EMIT goToWanted(entries.first());
    });
    connect(m_download, &QPushButton::clicked, this, [this] { Q_EMIT downloadWanted(chosen()); });
    connect(m_remove, &QPushButton::clicked, this, &SearchDialog::onRemove);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(Metrics::Small);
    foot->addWidget(m_state, 1);
    for (QPushButton *button : {m_goTo, m_download, m_remove, m_close, m_search})
        foot->addWidget(button);
    return foot;
}

// Nothing when a size is none: that is told, and its field has the focus.
std::optional<SearchTerms> SearchDialog::terms() {
    SearchTerms terms;
    terms.name = m_name->text();
    terms.isCaseSensitive = m_case->isChecked();
    terms.types = static_cast<SearchTerms::Types>(m_types->currentIndex());
    for (const auto &[field, bound] : {std::pair(m_smallest, &terms.smallest), std::pair(m_largest, &terms.largest)}) {
        if (field->text().trimmed().isEmpty())
            continue;
        const std::optional<qint64> size = parseByteSize(field->text());
        if (!size) {
            tell(tr("A size is a number like 500, 64 KiB or 1.5 MiB."));
            field->setFocus();
            field->selectAll();
            return {};
        }
        *bound = *size;
    }
    const int days = ages[std::max(0, m_age->currentIndex())];
    const qint64 limit = QDateTime::currentDateTimeUtc().addDays(-std::abs(days)).toMSecsSinceEpoch();
    (days < 0 ? terms.newest : terms.oldest) = days == 0 ? 0 : limit;
    return terms;
}

void SearchDialog::onSearch() {
    const std::optional<SearchTerms> wanted = terms();
    if (!wanted)
        return;
    stop();
    m_found->clear();
    m_view->setEmptyText(tr("Searching…"), QStringLiteral("search"));
    m_pool = m_engine.makePool(m_site, this, [this](const Question &question, const AnswerTaker &answer) {
        Q_EMIT questionAsked(question, answer);
    });
    m_running =
        std::make_unique<RemoteSearch>(*m_pool, RemotePath().resolved(encodeWireText(m_folder->text())), *wanted);
    connect(m_running.get(), &RemoteSearch::found, m_found, &FoundModel::append);
    // Not in the middle of its signal: it goes then.
    connect(
        m_running.get(), &RemoteSearch::finished, this,
        [this, guard = QPointer<RemoteSearch>(m_running.get())](const Failure &failure) {
            if (guard)
                onFinished(failure);
        },
        Qt::QueuedConnection);
    m_running->start();
    tellProgress();
    updateControls();
}

void SearchDialog::tellProgress() {
    if (m_running)
        tell(tr("%1 found, %2 looked into")
                 .arg(Counts::items(m_running->matches()), Counts::folders(m_running->folders())));
}

void SearchDialog::onFinished(const Failure &failure) {
    const bool isCutShort = m_running->isCutShort();
    const qsizetype unread = m_running->unread(), folders = m_running->folders();
    stop();
    updateControls();
    m_view->setEmptyText(tr("Nothing was found."), QStringLiteral("search"));
    if (failure) {
        const FailureWords words = FailureWords::of(failure, visibleText(failure.step));
        return tell(QStringList{words.sentence, words.cause, words.advice}.join(u' ').simplified());
    }
    QString text = tr("%1 found in %2.").arg(QStringLiteral("%1"), Counts::folders(folders));
    if (isCutShort)
        text += u' ' + tr("There are more: narrow the search.");
    if (unread > 0)
        text += u' ' + tr("%1 could not be read whole.").arg(Counts::folders(unread));
    tellEnd(text);
}

void SearchDialog::stop() {
    m_tick.stop();
    if (m_pool)
        m_pool->cancelAll();
    m_running.reset();
    m_pool.reset();
}

void SearchDialog::tell(const QString &text) {
    m_end.clear();
    m_state->setText(text);
}

void SearchDialog::tellEnd(const QString &sentence) {
    m_end = sentence;
    tellCount();
}

void SearchDialog::tellCount() {
    if (!m_end.isEmpty())
        m_state->setText(m_end.arg(Counts::items(m_found->count())));
}

void SearchDialog::updateControls() {
    const bool isRunning = m_running != nullptr;
    const bool hasChosen = m_view->selectionModel()->hasSelection();
    m_search->setEnabled(!isRunning);
    m_goTo->setEnabled(hasChosen);
    m_download->setEnabled(hasChosen);
    m_remove->setEnabled(hasChosen);
    m_close->setText(isRunning ? tr("Stop") : tr("Close"));
    if (isRunning)
        m_tick.start();
}

QList<FoundEntry> SearchDialog::chosen() const {
    QList<FoundEntry> entries;
    const QList<int> rows = selectedRows(*m_view->selectionModel());
    entries.reserve(rows.size());
    for (const int row : rows)
        entries.append(m_found->at(row));
    return entries;
}

void SearchDialog::showRowMenu(const QPoint &position) {
    if (!m_view->selectionModel()->hasSelection())
        return;
    QMenu menu;
    for (QPushButton *button : {m_goTo, m_download, m_remove})
        menu.addAction(button->text(), button, &QPushButton::click);
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void SearchDialog::onRemove() {
    const QList<FoundEntry> entries = chosen();
    if (entries.isEmpty())
        return;
    const qint64 folders =
        std::count_if(entries.begin(), entries.end(), [](const FoundEntry &each) { return each.entry.isDirectory(); });
    const QString what = entries.size() == 1 ? visibleText(QByteArrayView(entries.first().entry.name))
                                             : Counts::filesOrFolders(entries.size() - folders, folders);
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete"));
    box->setIcon(QMessageBox::Warning);
    box->setText(tr("Delete %1 from the server?").arg(what));
    box->setInformativeText(folders > 0 ? tr("Folders go with all that is in them. This cannot be undone.")
                                        : tr("This cannot be undone."));
    auto *yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    makeDestructive(*yes);
    QPushButton *const no = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    connect(yes, &QAbstractButton::clicked, this, [this, entries] { Q_EMIT removeWanted(entries); });
    box->open();
}
