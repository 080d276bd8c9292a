#include "sites/bookmarksdialog.h"

#include "base/visibletext.h"
#include "ftp/wiretext.h"
#include "sites/formrows.h"
#include "sites/throwaway.h"
#include "ui/card.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

BookmarksDialog::BookmarksDialog(const QString &site, const Lists &lists, const Bookmark &here, QWidget *parent)
    : QDialog(parent)
    , m_site(site)
    , m_here(here)
    , m_lists{lists.ofSite, lists.everywhere}
    , m_before(m_lists)
    , m_model(new QStandardItemModel(this)) {
    setWindowTitle(tr("Bookmarks"));
    resize(760, 380);
    auto *nothing = new PlainLabel(tr("Choose a bookmark, or make a new one."), Ink::Muted);
    nothing->setAlignment(Qt::AlignCenter);
    m_right = new QStackedWidget;
    m_right->addWidget(nothing);
    m_right->addWidget(makeForm());
    auto *card = new Card(this);
    card->addContent(m_right, 1);
    auto *body = new QHBoxLayout;
    body->setSpacing(Metrics::Medium);
    body->addWidget(makeListCard());
    body->addWidget(card, 1);

    m_complaint = new PlainLabel({}, Ink::Error, this);
    m_complaint->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *save = new QPushButton(tr("Save"), this);
    makePrimary(*save);
    connect(cancel, &QPushButton::clicked, this, &BookmarksDialog::reject);
    connect(save, &QPushButton::clicked, this, &BookmarksDialog::onSave);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_complaint, 1);
    foot->addWidget(cancel);
    foot->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addLayout(body, 1);
    layout->addLayout(foot);
    fill({firstList(), 0});
    m_view->setFocus();
}

BookmarksDialog::~BookmarksDialog() { m_view->selectionModel()->disconnect(this); }

QWidget *BookmarksDialog::makeListCard() {
    m_view = new TableView(TableView::RowLook::Pane, this);
    m_view->setAccessibleName(tr("Bookmarks"));
    m_view->setHeaderHidden(true);
    m_view->setSortingEnabled(false);
    m_view->setAlternatingRowColors(false);
    m_view->setIndentation(Metrics::Medium);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setModel(m_model);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &BookmarksDialog::onChosen);

    auto *add = new IconButton(QStringLiteral("plus"), tr("New bookmark"), this);
    m_remove = new IconButton(QStringLiteral("trash-2"), tr("Delete"), this);
    m_up = new IconButton(QStringLiteral("arrow-up"), tr("Move up"), this);
    m_down = new IconButton(QStringLiteral("arrow-down"), tr("Move down"), this);
    connect(add, &QToolButton::clicked, this, &BookmarksDialog::addHere);
    connect(m_remove, &QToolButton::clicked, this, &BookmarksDialog::onRemove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    const auto key = [this](const QKeySequence &sequence, IconButton *button) {
        auto *action = new QAction(m_view);
        action->setShortcut(sequence);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
        connect(action, &QAction::triggered, button, &QToolButton::click);
        button->setToolTip(tr("%1 (%2)").arg(button->accessibleName(), sequence.toString(QKeySequence::NativeText)));
    };
    key(QKeySequence(Qt::Key_Delete), m_remove);
    key(QKeySequence(Qt::ALT | Qt::Key_Up), m_up);
    key(QKeySequence(Qt::ALT | Qt::Key_Down), m_down);
    auto *rename = new QAction(m_view);
    rename->setShortcut(QKeySequence(Qt::Key_F2));
    rename->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(rename);
    connect(rename, &QAction::triggered, this, [this] {
        m_name->setFocus();
        m_name->selectAll();
    });

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Metrics::Small, Metrics::Tiny, Metrics::Small, 0);
    buttons->setSpacing(Metrics::Tiny);
    for (IconButton *button : {add, m_remove, m_up, m_down})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *card = new Card(this);
    card->addContent(m_view, 1);
    card->content().addLayout(buttons);
    card->setFixedWidth(280);
    return card;
}

QWidget *BookmarksDialog::makeForm() {
    auto *page = new QWidget;
    auto *rows = new QFormLayout(page);
    FormRows::layOut(*rows);
    m_name = FormRows::addText(*rows, tr("Name"));
    m_localFolder = FormRows::addPath(*rows, tr("Folder here"), tr("wherever this side is"), true);
    m_remoteFolder = FormRows::addText(*rows, tr("Folder on the server"), tr("wherever this side is"));
    for (const QLineEdit *field : {m_name, m_localFolder, m_remoteFolder})
        connect(field, &QLineEdit::textEdited, this, &BookmarksDialog::onEdited);
    m_list = new QComboBox;
    m_list->addItems({tr("Only %1").arg(visibleText(m_site)), tr("Every server")});
    connect(m_list, &QComboBox::activated, this, &BookmarksDialog::onListChosen);
    FormRows::add(*rows, tr("Shown for"), m_list);
    if (m_site.isEmpty())
        rows->setRowVisible(m_list, false);
    return page;
}

int BookmarksDialog::firstList() const { return m_site.isEmpty() ? 1 : 0; }

// The groups are at the top, one for each list, the bookmarks below them.
BookmarksDialog::Spot BookmarksDialog::spotOf(const QModelIndex &index) const {
    if (!index.isValid() || !index.parent().isValid())
        return {};
    return {firstList() + index.parent().row(), index.row()};
}

BookmarksDialog::Spot BookmarksDialog::current() const { return spotOf(m_view->currentIndex()); }

Bookmark *BookmarksDialog::bookmark(const Spot &spot) {
    if (spot.list < 0 || spot.at < 0 || spot.at >= m_lists[size_t(spot.list)].size())
        return nullptr;
    return &m_lists[size_t(spot.list)][spot.at];
}

void BookmarksDialog::fill(const Spot &chosen) {
    {
        const QSignalBlocker blocker(m_view->selectionModel()); // told once, below
        m_model->clear();
        for (int list = firstList(); list < 2; ++list) {
            auto *group = new QStandardItem(list == 0 ? visibleText(m_site) : tr("Every server"));
            group->setFlags(Qt::ItemIsEnabled);
            for (const Bookmark &one : std::as_const(m_lists[size_t(list)])) {
                auto *item = new QStandardItem(themedIcon(QStringLiteral("folder"), Ink::Accent), shownName(one));
                item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
                group->appendRow(item);
            }
            m_model->appendRow(group);
        }
        m_view->expandAll();
    }
    const QModelIndex group = m_model->index(chosen.list - firstList(), 0);
    m_view->setCurrentIndex(m_model->index(static_cast<int>(chosen.at), 0, group));
    onChosen();
}

QString BookmarksDialog::shownName(const Bookmark &one) {
    return one.name.trimmed().isEmpty() ? tr("(no name)") : visibleText(one.name);
}

void BookmarksDialog::onChosen() {
    const Spot spot = current();
    const Bookmark *const one = bookmark(spot);
    m_complaint->clear();
    m_right->setCurrentIndex(one ? 1 : 0);
    m_remove->setEnabled(one);
    m_up->setEnabled(one && spot.at > 0);
    m_down->setEnabled(one && spot.at + 1 < m_lists[size_t(spot.list)].size());
    if (!one)
        return;
    m_name->setText(one->name);
    m_localFolder->setText(one->localFolder);
    m_remoteFolder->setText(decodeWireText(one->remoteFolder));
    m_list->setCurrentIndex(spot.list);
}

void BookmarksDialog::onEdited() {
    Bookmark *const one = bookmark(current());
    if (!one)
        return;
    one->name = m_name->text();
    one->localFolder = m_localFolder->text();
    if (m_remoteFolder->text() != decodeWireText(one->remoteFolder)) // its bytes may not be UTF-8
        one->remoteFolder = encodeWireText(m_remoteFolder->text());
    m_model->itemFromIndex(m_view->currentIndex())->setText(shownName(*one));
    m_complaint->clear();
}

void BookmarksDialog::onListChosen(int choice) {
    const Spot spot = current();
    if (!bookmark(spot) || spot.list == choice)
        return;
    m_lists[size_t(choice)].append(m_lists[size_t(spot.list)].takeAt(spot.at));
    fill({choice, m_lists[size_t(choice)].size() - 1});
}

void BookmarksDialog::move(int step) {
    const Spot spot = current();
    const Spot next = {spot.list, spot.at + step};
    if (!bookmark(spot) || !bookmark(next))
        return;
    m_lists[size_t(spot.list)].swapItemsAt(spot.at, next.at);
    fill(next);
}

void BookmarksDialog::addHere() {
    m_lists[size_t(firstList())].append(m_here);
    fill({firstList(), m_lists[size_t(firstList())].size() - 1});
    m_name->setFocus();
    m_name->selectAll();
}

void BookmarksDialog::onRemove() {
    const Spot spot = current();
    if (!bookmark(spot))
        return;
    m_lists[size_t(spot.list)].removeAt(spot.at);
    fill({spot.list, std::min(spot.at, m_lists[size_t(spot.list)].size() - 1)});
    m_view->setFocus();
}

void BookmarksDialog::onSave() {
    for (int list = 0; list < 2; ++list) {
        for (qsizetype at = 0; at < m_lists[size_t(list)].size(); ++at) {
            const Bookmark &one = m_lists[size_t(list)].at(at);
            const bool isNamed = !one.name.trimmed().isEmpty();
            if (isNamed && !(one.localFolder.isEmpty() && one.remoteFolder.isEmpty()))
                continue;
            fill({list, at});
            m_complaint->setText(isNamed ? tr("The bookmark needs a folder.") : tr("The bookmark needs a name."));
            (isNamed ? m_remoteFolder : m_name)->setFocus();
            return;
        }
    }
    accept();
    if (m_lists != m_before)
        Q_EMIT saved({m_lists[0], m_lists[1]});
}

void BookmarksDialog::reject() {
    if (m_lists == m_before)
        QDialog::reject();
    else
        askToThrowAway(*this, [this] { QDialog::reject(); });
}
