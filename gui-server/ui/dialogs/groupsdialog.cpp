#include "dialogs/groupsdialog.h"

#include "base/visibletext.h"
#include "dialogs/formlabels.h"
#include "dialogs/settingsform.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTabWidget>

GroupsDialog::GroupsDialog(ServerControl &control, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_names(new QStandardItemModel(this))
    , m_list(new TableView(TableView::RowLook::Card))
    , m_name(new QLineEdit)
    , m_note(new QLineEdit)
    , m_complaint(new PlainLabel({}, Ink::Error))
    , m_remove(new QPushButton(themedIcon(QStringLiteral("trash-2"), Ink::Error), tr("Delete")))
    , m_save(new QPushButton(tr("Save"))) {
    setWindowTitle(tr("Groups"));
    m_list->setAccessibleName(tr("Groups"));
    m_list->setModel(m_names);
    m_list->setHeaderHidden(true);
    auto *card = new Card;
    card->setFixedWidth(180);
    card->addContent(m_list, 1);
    auto *general = new QWidget;
    auto *form = new QFormLayout(general);
    form->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    form->setHorizontalSpacing(Metrics::Large);
    m_name->setAccessibleName(tr("Group"));
    m_name->setMaxLength(64);
    m_note->setAccessibleName(tr("Note"));
    form->addRow(tr("Group"), m_name);
    form->addRow(tr("Note"), m_note);
    levelLabels(*form);
    auto *tabs = new QTabWidget;
    tabs->setAccessibleName(tr("Group settings"));
    tabs->setDocumentMode(true);
    tabs->addTab(general, tr("General"));
    m_settings = new SettingsForm(*tabs);
    tabs->setMinimumWidth(tabs->tabBar()->sizeHint().width()); // all tabs in sight, in any language
    m_complaint->setWordWrap(true);
    m_complaint->setMinimumHeight(20);

    m_remove->setAccessibleName(tr("Delete group"));
    makeDestructive(*m_remove);
    m_save->setAccessibleName(tr("Save group"));
    makePrimary(*m_save);
    auto *done = new QPushButton(tr("Close"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(done);
    buttons->addWidget(m_save);
    auto *right = new QVBoxLayout;
    right->setSpacing(Metrics::Medium);
    right->addWidget(tabs, 1);
    right->addWidget(m_complaint);
    right->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Large);
    layout->addWidget(card);
    layout->addLayout(right, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { onChosen(current.row()); });
    connect(m_remove, &QPushButton::clicked, this, &GroupsDialog::onRemove);
    connect(m_save, &QPushButton::clicked, this, &GroupsDialog::onSave);
    connect(done, &QPushButton::clicked, this, &QDialog::reject);
    refresh({});
}

void GroupsDialog::refresh(const QString &select) {
    m_control.ask({{QStringLiteral("request"), QStringLiteral("group-list")}}, this,
                  [this, select](const QJsonObject &answer) {
                      m_groups = answer[QStringLiteral("groups")].toArray();
                      m_names->removeRows(0, m_names->rowCount());
                      int chosen = 0;
                      const auto append = [this](const QIcon &icon, const QString &text) {
                          auto *item = new QStandardItem(icon, text);
                          item->setEditable(false);
                          m_names->appendRow(item);
                      };
                      for (const auto &group : std::as_const(m_groups)) {
                          const QString name = group[QStringLiteral("name")].toString();
                          if (name == select)
                              chosen = m_names->rowCount();
                          append(themedIcon(QStringLiteral("users"), Ink::Muted), visibleText(name));
                      }
                      append(themedIcon(QStringLiteral("plus")), tr("New group"));
                      m_list->setCurrentIndex(m_names->index(chosen, 0));
                  });
}

void GroupsDialog::onChosen(int row) {
    if (row < 0)
        return;
    const QJsonObject group = m_groups.at(row).toObject(); // the last row is none: a new one
    m_name->setText(group[QStringLiteral("name")].toString());
    m_name->setReadOnly(!group.isEmpty());
    m_note->setText(group[QStringLiteral("note")].toString());
    m_settings->show(group[QStringLiteral("settings")].toObject());
    m_remove->setEnabled(!group.isEmpty());
    m_complaint->clear();
}

void GroupsDialog::onSave() {
    ask({{QStringLiteral("request"), QStringLiteral("group-set")},
         {QStringLiteral("name"), m_name->text()},
         {QStringLiteral("note"), m_note->text()},
         {QStringLiteral("settings"), m_settings->values()}},
        m_name->text());
}

void GroupsDialog::onRemove() {
    ask({{QStringLiteral("request"), QStringLiteral("group-remove")}, {QStringLiteral("name"), m_name->text()}}, {});
}

void GroupsDialog::ask(const QJsonObject &request, const QString &select) {
    m_control.ask(request, this, [this, select](const QJsonObject &answer) {
        if (answer[QStringLiteral("ok")].toBool())
            return refresh(select);
        m_complaint->setText(SettingsForm::complaint(answer));
    });
}
