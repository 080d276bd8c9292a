#include "comparing/syncdialog.h"

#include "base/visibletext.h"
#include "comparing/planmodel.h"
#include "comparing/planwords.h"
#include "models/counts.h"
#include "models/failurewords.h"
#include "models/selectedrows.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "sites/formrows.h"
#include "ui/card.h"
#include "ui/checkdelegate.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/pathdelegate.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cerrno>
#include <utility>

using Kind = SyncAction::Kind;
using Mode = SyncOptions::Mode;
using By = SyncOptions::By;

namespace {
enum Direction { ToServer, ToHere, BothWays };

QWidget *makePlace(const QString &icon, const QString &name, const QString &path, QWidget *parent) {
    auto *place = new QWidget(parent);
    auto *picture = new QLabel(place);
    picture->setPixmap(themedIcon(icon, Ink::Muted).pixmap(Metrics::IconSize, Metrics::IconSize));
    auto *title = new PlainLabel(name, Ink::Muted, place);
    auto *text = new PlainLabel(path, Ink::Text, place);
    text->setWeight(QFont::DemiBold);
    text->setElide(Qt::ElideMiddle);
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::Small);
    row->addWidget(picture);
    row->addWidget(title);
    row->addWidget(text, 1);
    return place;
}
} // namespace

SyncDialog::SyncDialog(ClientEngine &engine, const Site &site, const QString &local, const RemotePath &remote,
                       QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_task(engine, site, local, remote)
    , m_model(new PlanModel(this)) {
    setWindowTitle(tr("Compare and synchronise"));
    resize(1100, 640);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(makePlaces(visibleText(site.label.isEmpty() ? site.host : site.label)));
    layout->addWidget(makeOptions());
    layout->addWidget(makePlan(), 1);
    layout->addLayout(makeFoot());
    connect(&m_task, &SyncTask::compared, this, &SyncDialog::onCompared);
    connect(&m_task, &SyncTask::planned, this, &SyncDialog::onPlanned);
    connect(&m_task, &SyncTask::acted, this, [this](const SyncAction &action, const Failure &failure) {
        noteOutcome(action, failure ? FailureWords::brief(failure) : QString());
    });
    connect(&m_task, &SyncTask::moved, this, [this](const SyncAction &action, bool hasArrived) {
        noteOutcome(action, hasArrived ? QString() : tr("See the list of failed transfers"));
    });
    connect(&m_task, &SyncTask::finished, this, &SyncDialog::onFinished);
    connect(&m_task, &SyncTask::questionAsked, this, &SyncDialog::questionAsked);
    connect(m_model, &PlanModel::chosenChanged, this, &SyncDialog::onChosen);
    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &SyncDialog::onTick);
    onOptions();
    m_direction->setFocus();
}

SyncDialog::~SyncDialog() = default;

QWidget *SyncDialog::makePlaces(const QString &server) {
    auto *places = new QWidget(this);
    auto *row = new QHBoxLayout(places);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::Large);
    row->addWidget(makePlace(QStringLiteral("monitor"), tr("This computer"), visibleText(m_task.place().local), places),
                   1);
    row->addWidget(
        makePlace(QStringLiteral("server"), server, visibleText(QByteArrayView(m_task.place().remote.bytes())), places),
        1);
    return places;
}

QWidget *SyncDialog::makeOptions() {
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

    m_direction = new QComboBox;
    m_direction->addItems({tr("To the server"), tr("To this computer"), tr("Both ways")});
    FormRows::add(*first, tr("Direction"), m_direction);
    m_mode = new QComboBox;
    m_mode->addItem(tr("Send what is missing or newer"), int(Mode::Update));
    m_mode->addItem(tr("Make the other side the same"), int(Mode::Mirror));
    FormRows::add(*first, tr("What to do"), m_mode);
    m_by = new QComboBox;
    m_by->addItem(tr("Size and time"), int(By::Time));
    m_by->addItem(tr("Size alone"), int(By::Size));
    m_by->addItem(tr("Content (digests)"), int(By::Digest));
    FormRows::add(*second, tr("Compare by"), m_by);
    m_leftOut = FormRows::addText(*second, tr("Leave out"), QStringLiteral("*.tmp; .git; Thumbs.db"));
    m_leftOut->setText(m_engine.settings.get(Preferences::excludedNames));
    m_deletes = new QCheckBox(tr("Delete what the other side does not have (any more)"));
    auto *last = new QHBoxLayout;
    last->setContentsMargins(Metrics::Large, 0, Metrics::Large, Metrics::Small);
    last->addWidget(m_deletes);
    card->content().addLayout(last);
    for (const QComboBox *choice : {m_direction, m_mode, m_by})
        connect(choice, &QComboBox::activated, this, &SyncDialog::onOptions);
    connect(m_deletes, &QCheckBox::toggled, this, &SyncDialog::onOptions);
    connect(m_leftOut, &QLineEdit::textEdited, this, &SyncDialog::forgetPlan);
    return card;
}

QWidget *SyncDialog::makePlan() {
    m_view = new TableView(TableView::RowLook::Card, this);
    m_view->setAccessibleName(tr("What would be done"));
    m_view->setModel(m_model);
    m_view->setSortingEnabled(false);
    m_view->setItemDelegateForColumn(PlanModel::Action, new CheckDelegate(m_view));
    m_view->setItemDelegateForColumn(PlanModel::Path, new PathDelegate(m_view));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setTextElideMode(Qt::ElideRight); // a reason begins with what matters
    m_view->header()->setStretchLastSection(true);
    m_view->setColumnWidths({150, 228, 84, 132, 84, 132, 220});
    connect(m_view, &QWidget::customContextMenuRequested, this, &SyncDialog::showRowMenu);
    auto *toggle = new QAction(tr("Do it or skip it"), m_view);
    toggle->setShortcut(QKeySequence(Qt::Key_Space));
    toggle->setShortcutContext(Qt::WidgetShortcut);
    connect(toggle, &QAction::triggered, this, &SyncDialog::toggleChosen);
    m_view->addAction(toggle);
    auto *card = new Card(this);
    card->addContent(m_view, 1);
    return card;
}

QLayout *SyncDialog::makeFoot() {
    m_summary = new PlainLabel({}, Ink::Muted, this);
    m_summary->setWordWrap(true);
    m_deletions = new PlainLabel({}, Ink::Error, this);
    m_deletions->setWeight(QFont::DemiBold);
    m_deletions->setWordWrap(true);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(Metrics::BarHeight);
    m_bar->setAccessibleName(tr("Progress"));
    m_compare = new QPushButton(tr("Compare"), this);
    m_go = new QPushButton(tr("Synchronise"), this);
    m_close = new QPushButton(tr("Close"), this);
    connect(m_compare, &QPushButton::clicked, this, &SyncDialog::onCompare);
    connect(m_go, &QPushButton::clicked, this, &SyncDialog::onSynchronise);
    connect(m_close, &QPushButton::clicked, this, [this] { m_task.isBusy() ? onStop() : reject(); });
    auto *words = new QVBoxLayout;
    words->setSpacing(Metrics::Tiny);
    words->addWidget(m_deletions);
    words->addWidget(m_summary);
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::Small);
    row->addLayout(words, 1);
    row->addWidget(m_close);
    row->addWidget(m_compare);
    row->addWidget(m_go);
    auto *foot = new QVBoxLayout;
    foot->setSpacing(Metrics::Small);
    foot->addWidget(m_bar);
    foot->addLayout(row);
    return foot;
}

SyncOptions SyncDialog::options() const {
    SyncOptions options;
    const bool isBoth = m_direction->currentIndex() == BothWays;
    options.mode = isBoth ? Mode::Both : static_cast<Mode>(m_mode->currentData().toInt());
    options.by = static_cast<By>(m_by->currentData().toInt());
    options.isUpload = m_direction->currentIndex() != ToHere;
    options.deletes = m_deletes->isChecked();
    return options;
}

// The trees that were read tell another plan at once, unless digests are missing.
void SyncDialog::onOptions() {
    if ((m_hasPlan || m_isPlanning) && m_task.planAgain(options())) {
        m_hasPlan = false; // what is shown stands until the other one does
        m_isPlanning = true;
    } else {
        forgetPlan();
    }
    updateControls();
}

void SyncDialog::onPlanned() {
    if (!std::exchange(m_isPlanning, false))
        return; // it is wanted no more
    m_hasPlan = true;
    m_model->show(m_task.plan());
    updateControls();
}

void SyncDialog::forgetPlan() {
    m_hasPlan = m_isPlanning = false;
    m_model->show({});
    m_view->setEmptyText(tr("Compare, to see what would be done. Nothing is changed before you say so."),
                         QStringLiteral("git-compare"));
    tell({});
    updateControls();
}

void SyncDialog::tell(const QString &text) {
    m_summary->setText(text);
    m_deletions->clear();
}

// What can be done now.
void SyncDialog::updateControls() {
    const bool isBusy = m_task.isBusy();
    for (QWidget *option : {static_cast<QWidget *>(m_direction), static_cast<QWidget *>(m_by),
                            static_cast<QWidget *>(m_deletes), static_cast<QWidget *>(m_leftOut)})
        option->setEnabled(!isBusy);
    m_mode->setEnabled(!isBusy && m_direction->currentIndex() != BothWays);
    const bool canGo = m_hasPlan && !isBusy && m_model->hasChosen();
    m_compare->setEnabled(!isBusy);
    m_go->setEnabled(canGo);
    makePrimary(*m_go, canGo);
    makePrimary(*m_compare, !canGo);
    m_close->setText(isBusy ? tr("Stop") : tr("Close"));
    m_deletions->setVisible(!m_deletions->text().isEmpty());
    m_bar->setVisible(isBusy);
    if (isBusy)
        m_tick.start();
    else
        m_tick.stop();
}

void SyncDialog::onCompare() {
    m_hasPlan = m_isPlanning = false;
    m_model->show({});
    m_view->setEmptyText(tr("Comparing…"), QStringLiteral("git-compare"));
    tell({});
    m_bar->setRange(0, 0);
    m_task.compare(options(), m_engine.errandOptions(m_leftOut->text()));
    updateControls();
}

void SyncDialog::onCompared(const Failure &failure) {
    if (!failure) {
        m_hasPlan = true;
        m_view->setEmptyText(tr("Nothing to do: both sides are in step."), QStringLiteral("circle-check"));
        m_model->show(m_task.plan());
        m_view->setCurrentIndex(m_model->index(0, 0));
        (m_model->rowCount() > 0 ? static_cast<QWidget *>(m_view) : m_close)->setFocus();
        updateControls();
        return;
    }
    m_view->setEmptyText(tr("There is nothing to show."), QStringLiteral("circle-alert"));
    if (failure.kind == Failure::Kind::Unsupported) {
        tell(tr("The server makes no digests. Compare by time or by size."));
    } else if (failure.kind == Failure::Kind::LocalFile && failure.code == EWOULDBLOCK) {
        tell(tr("Another window or program is at work on these two folders."));
    } else {
        const FailureWords words = FailureWords::of(failure, visibleText(failure.step));
        tell(QStringList{words.sentence, words.cause, words.advice}.join(u' ').simplified());
    }
    updateControls();
}

void SyncDialog::onChosen() {
    if (!m_hasPlan)
        return;
    const SyncPlan plan = m_model->chosen();
    const qsizetype unread = plan.localTroubles.size() + plan.remoteTroubles.size();
    QString summary = PlanWords::summary(plan) + tr(".");
    if (unread > 0)
        summary += u' ' + tr("%Ln folder(s) cannot be read and are left alone.", nullptr, int(unread));
    m_summary->setText(summary);
    m_deletions->setText(QStringList{PlanWords::deletions(plan), PlanWords::guard(plan)}.join(u' ').trimmed());
    updateControls();
}

QList<int> SyncDialog::chosenRows() const { return selectedRows(*m_view->selectionModel()); }

void SyncDialog::toggleChosen() {
    if (const QList<int> rows = chosenRows(); !rows.isEmpty())
        m_model->setTaken(rows, !m_model->isTaken(rows.first()));
}

void SyncDialog::showRowMenu(const QPoint &position) {
    const QList<int> rows = chosenRows();
    if (rows.isEmpty() || m_task.isBusy() || !m_hasPlan)
        return;
    QMenu menu;
    menu.addAction(tr("Do it"), this, [this, rows] { m_model->setTaken(rows, true); });
    menu.addAction(tr("Skip it"), this, [this, rows] { m_model->setTaken(rows, false); });
    menu.addSeparator();
    const bool canTurn = std::all_of(rows.begin(), rows.end(), [this](int row) { return m_model->canTurn(row); });
    menu.addAction(tr("Upload: the file here is the right one"), this,
                   [this, rows] { m_model->turn(rows, Kind::Upload); })
        ->setEnabled(canTurn);
    menu.addAction(tr("Download: the file on the server is the right one"), this,
                   [this, rows] { m_model->turn(rows, Kind::Download); })
        ->setEnabled(canTurn);
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void SyncDialog::onSynchronise() {
    const SyncPlan plan = m_model->chosen();
    if (plan.guard() == SyncPlan::Guard::None)
        synchronise(plan);
    else
        askBeforeDeleting(plan);
}

void SyncDialog::askBeforeDeleting(const SyncPlan &plan) {
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(windowTitle());
    box->setText(PlanWords::deletions(plan));
    box->setInformativeText(PlanWords::guard(plan));
    auto *go = box->addButton(tr("Delete them all the same"), QMessageBox::DestructiveRole);
    makeDestructive(*go);
    QPushButton *const keep = box->addButton(tr("Change nothing"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(go, &QAbstractButton::clicked, this, [this, plan] { synchronise(plan); });
    box->open();
}

void SyncDialog::synchronise(const SyncPlan &plan) {
    m_hasPlan = false;
    m_planned = plan.actions.size() - plan.tally().count(Kind::Conflict);
    m_settled = m_failed = 0;
    m_model->freeze();
    m_bar->setRange(0, int(std::max<qsizetype>(m_planned, 1)));
    m_bar->setValue(0);
    tell(tr("Synchronising…"));
    m_task.synchronise(plan);
    updateControls();
    m_close->setFocus();
}

void SyncDialog::noteOutcome(const SyncAction &action, const QString &failure) {
    if (action.path.isEmpty()) // the folders themselves are not in the list
        return;
    ++m_settled;
    m_failed += failure.isEmpty() ? 0 : 1;
    m_model->setOutcome(action.path, failure);
}

void SyncDialog::onTick() {
    if (m_task.isComparing())
        return m_summary->setText(tr("%1 found so far").arg(Counts::items(m_task.found())));
    m_bar->setValue(int(m_settled));
    m_summary->setText(
        tr("%1 of %2 done, %3 on the way in the queue")
            .arg(locale().toString(m_settled), Counts::items(m_planned), Counts::files(m_task.transfersLeft())));
}

void SyncDialog::onFinished(const Failure &failure) {
    if (failure)
        tell(tr("What was done could not be noted: %1.").arg(FailureWords::causeOf(failure)));
    else if (m_failed > 0)
        tell(tr("%1 of %2 could not be done.").arg(locale().toString(m_failed), Counts::items(m_planned)));
    else
        tell(tr("Done: %1.").arg(Counts::items(m_planned)));
    updateControls();
    m_compare->setFocus();
}

void SyncDialog::onStop() {
    const bool wasSynchronising = m_task.isSynchronising();
    m_task.stop();
    if (wasSynchronising) {
        tell(tr("Stopped. What is in the queue already goes on; nothing is deleted."));
        updateControls();
    } else {
        forgetPlan();
    }
}

void SyncDialog::reject() {
    if (!m_task.isSynchronising())
        return QDialog::reject();
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(windowTitle());
    box->setText(tr("Stop synchronising?"));
    box->setInformativeText(tr("What is in the queue already goes on; nothing further is deleted."));
    auto *stop = box->addButton(tr("Stop"), QMessageBox::DestructiveRole);
    QPushButton *const goOn = box->addButton(tr("Go on"), QMessageBox::RejectRole);
    box->setDefaultButton(goOn);
    box->setEscapeButton(goOn);
    connect(stop, &QAbstractButton::clicked, this, [this] {
        m_task.stop();
        QDialog::reject();
    });
    box->open();
}
