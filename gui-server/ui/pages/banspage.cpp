#include "pages/banspage.h"

#include "base/visibletext.h"
#include "dialogs/bandialog.h"
#include "dialogs/confirmation.h"
#include "models/banmodel.h"
#include "settings/topicform.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/naturalsortproxy.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QContextMenuEvent>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>

namespace {
constexpr int BansRefresh = 5000, BansSoon = 100; // ms
} // namespace

BansPage::BansPage(ServerControl &control, QWidget *parent)
    : ListPage(tr("Bans and address rules"), parent)
    , m_control(control)
    , m_model(new BanModel(this))
    , m_proxy(new NaturalSortProxy(this))
    , m_table(new TableView(TableView::RowLook::Card))
    , m_add(new QPushButton(themedIcon(QStringLiteral("ban"), Ink::OnAccent), tr("Ban an address…")))
    , m_edit(new QPushButton(themedIcon(QStringLiteral("pencil")), tr("Edit…")))
    , m_lift(new QPushButton(themedIcon(QStringLiteral("lock-open")), tr("Lift")))
    , m_rules(new TopicForm(control, {QStringLiteral("allow"), QStringLiteral("deny")}))
    , m_rulesMessage(new PlainLabel({}, Ink::Muted))
    , m_discard(new QPushButton(tr("Discard")))
    , m_save(new QPushButton(tr("Save"))) {
    makeTable();
    makeRules();
    m_soon.setSingleShot(true);
    m_soon.setInterval(BansSoon);
    m_refresh.setInterval(BansRefresh);
    connect(&m_soon, &QTimer::timeout, this, &BansPage::refresh);
    connect(&m_refresh, &QTimer::timeout, this, &BansPage::refresh);
    connect(&m_control, &ServerControl::bansChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_control, &ServerControl::stateChanged, &m_soon, qOverload<>(&QTimer::start));
    refresh();
}

void BansPage::makeTable() {
    m_proxy->setSourceModel(m_model);
    m_table->setModel(m_proxy);
    m_table->setAccessibleName(tr("Bans"));
    m_table->setColumnWidths({190, 200, 120, 144, 120});
    m_table->setElasticColumn(BanModel::Reason, 160);
    m_table->sortByColumn(BanModel::Since, Qt::DescendingOrder);

    QLineEdit *search = addSearch(tr("Search bans"));
    connect(search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterText(text);
        onRowsChanged();
    });
    m_add->setAccessibleName(tr("Ban address"));
    m_edit->setAccessibleName(tr("Edit ban"));
    m_lift->setAccessibleName(tr("Lift ban"));
    makePrimary(*m_add);
    for (QPushButton *button : {m_edit, m_lift, m_add})
        addControl(button);
    setList(m_table);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table);
    remove->setContext(Qt::WidgetShortcut);
    auto *change = new QShortcut(Qt::Key_F2, m_table);
    change->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &BansPage::onLift);
    connect(change, &QShortcut::activated, this, &BansPage::onEdit);
    connect(m_table, &QAbstractItemView::activated, this, &BansPage::onEdit);
    connect(m_edit, &QPushButton::clicked, this, &BansPage::onEdit);
    connect(m_lift, &QPushButton::clicked, this, &BansPage::onLift);
    connect(m_add, &QPushButton::clicked, this, [this] {
        auto *dialog = new BanDialog(m_control, QString(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BansPage::onRowsChanged);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &BansPage::onRowsChanged);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &BansPage::onRowsChanged);
}

void BansPage::makeRules() {
    auto *card = new Card(tr("Address rules"));
    m_save->setAccessibleName(tr("Save address rules"));
    m_discard->setAccessibleName(tr("Discard address rules"));
    for (QWidget *widget :
         {static_cast<QWidget *>(m_rulesMessage), static_cast<QWidget *>(m_discard), static_cast<QWidget *>(m_save)})
        card->addHeaderWidget(widget);
    card->addPadded(m_rules);
    addCard(card);
    connect(m_rules, &TopicForm::edited, this, &BansPage::onRulesEdited);
    connect(m_save, &QPushButton::clicked, this, &BansPage::onSaveRules);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_rules->revert();
        onRulesEdited();
    });
    connect(&m_control, &ServerControl::settingsChanged, this, [this] {
        if (m_rules->changes().isEmpty())
            m_rules->revert();
    });
    onRulesEdited();
}

QList<const BanRow *> BansPage::chosen() const {
    QList<const BanRow *> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows += &m_model->row(m_proxy->mapToSource(index).row());
    return rows;
}

void BansPage::refresh() {
    if (m_control.state() != ServerControl::State::Running) {
        m_model->clear();
        return onRowsChanged();
    }
    m_control.ask({{QStringLiteral("request"), QStringLiteral("ban-list")}}, this, [this](const QJsonObject &answer) {
        m_model->show(answer[QStringLiteral("bans")].toArray(), QDateTime::currentMSecsSinceEpoch());
        onRowsChanged();
    });
}

void BansPage::onRowsChanged() {
    const bool runs = m_control.state() == ServerControl::State::Running;
    const int count = m_model->rowCount();
    m_table->setEmptyText(!runs        ? tr("Start the server to see whom it turns away")
                          : count == 0 ? tr("Nobody is banned")
                                       : tr("No ban matches"),
                          QStringLiteral("shield-check"));
    setSummary(tr("%n banned", nullptr, count));
    if (count == 0)
        m_refresh.stop();
    else if (!m_refresh.isActive())
        m_refresh.start();
    Q_EMIT counted(count);
    const auto selected = m_table->selectionModel()->selectedRows().size();
    m_add->setEnabled(runs);
    m_edit->setEnabled(selected == 1);
    m_lift->setEnabled(selected > 0);
}

void BansPage::onEdit() {
    const auto rows = chosen();
    if (rows.size() != 1)
        return;
    auto *dialog = new BanDialog(m_control, *rows.first(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void BansPage::onLift() {
    QStringList networks;
    for (const BanRow *row : chosen())
        networks += row->network;
    const auto lift = [this, networks] {
        for (const QString &network : networks)
            m_control.ask(
                {{QStringLiteral("request"), QStringLiteral("ban-remove")}, {QStringLiteral("address"), network}}, this,
                [](const QJsonObject &) {}); // one that is gone already is what was asked for
    };
    if (networks.size() == 1)
        return lift();
    if (!networks.isEmpty())
        confirm(*this,
                {tr("Lift %n ban(s)?", nullptr, static_cast<int>(networks.size())),
                 tr("All that are chosen may connect again at once."), tr("Cancel"), tr("Lift"), true},
                lift);
}

void BansPage::onRulesEdited() {
    const bool isChanged = !m_rules->changes().isEmpty();
    m_save->setEnabled(isChanged);
    m_discard->setEnabled(isChanged);
    m_rulesMessage->setText(isChanged ? tr("Not saved") : QString());
}

void BansPage::onSaveRules() {
    const auto refusal = m_control.changeSettings(m_rules->changes());
    if (!refusal.isEmpty())
        return void(m_rules->complain(refusal));
    m_rules->revert();
    onRulesEdited();
    m_rulesMessage->setText(tr("Saved and in force"));
}

void BansPage::contextMenuEvent(QContextMenuEvent *event) {
    if (!m_table->geometry().contains(m_table->parentWidget()->mapFrom(this, event->pos())))
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto selected = chosen().size();
    QAction *edit = menu->addAction(themedIcon(QStringLiteral("pencil")), tr("Edit…"), this, &BansPage::onEdit);
    edit->setShortcut(Qt::Key_F2);
    edit->setEnabled(selected == 1);
    QAction *lift = menu->addAction(themedIcon(QStringLiteral("lock-open")), tr("Lift"), this, &BansPage::onLift);
    lift->setShortcut(QKeySequence::Delete);
    lift->setEnabled(selected > 0);
    menu->addSeparator();
    QAction *csv = menu->addAction(themedIcon(QStringLiteral("file-spreadsheet")), tr("Copy as CSV"), m_table,
                                   &TableView::copyAsCsv);
    csv->setEnabled(m_proxy->rowCount() > 0);
    menu->popup(event->globalPos());
}
