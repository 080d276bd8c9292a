#include "sites/sitesdialog.h"

#include "base/visibletext.h"
#include "models/failurewords.h"
#include "program/clientengine.h"
#include "sites/connectiontestcard.h"
#include "sites/importreport.h"
#include "sites/siteeditor.h"
#include "sites/siteimport.h"
#include "sites/throwaway.h"
#include "ui/card.h"
#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace {
constexpr qint64 mostImported = 64 << 20; // bytes of a file of sites
}

SitesDialog::SitesDialog(ClientEngine &engine, const SiteTree &tree, PasswordStore::Done kept, QWidget *parent)
    : QDialog(parent)
    , m_engine(engine)
    , m_kept(std::move(kept))
    , m_model(new SiteTreeModel(tree, this))
    , m_before(m_model->tree()) {
    setWindowTitle(tr("Sites"));
    resize(880, 520);
    auto *body = new QHBoxLayout;
    body->setSpacing(Metrics::Medium);
    body->addWidget(makeTreeCard());
    m_editor = new SiteEditor;
    auto *nothing = new PlainLabel(tr("Choose a site, or make a new one."), Ink::Muted);
    nothing->setAlignment(Qt::AlignCenter);
    m_right = new QStackedWidget;
    m_right->addWidget(nothing);
    m_right->addWidget(m_editor);
    m_test = new ConnectionTestCard(this);
    auto *card = new Card(this);
    card->addContent(m_right, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(Metrics::Small);
    right->addWidget(card, 1);
    right->addWidget(m_test);
    body->addLayout(right, 1);

    m_complaint = new PlainLabel({}, Ink::Error, this);
    m_complaint->setWordWrap(true);
    m_testButton = new QPushButton(tr("Test connection"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *save = new QPushButton(tr("Save"), this);
    m_connect = new QPushButton(tr("Connect"), this);
    makePrimary(*m_connect);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_testButton);
    foot->addWidget(m_complaint, 1);
    foot->addWidget(cancel);
    foot->addWidget(save);
    foot->addWidget(m_connect);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Medium);
    layout->addLayout(body, 1);
    layout->addLayout(foot);

    m_test->clear();
    connect(m_editor, &SiteEditor::edited, this, &SitesDialog::onEdited);
    connect(m_test, &ConnectionTestCard::questionAsked, this, &SitesDialog::questionAsked);
    connect(m_testButton, &QPushButton::clicked, this, &SitesDialog::onTest);
    connect(cancel, &QPushButton::clicked, this, &SitesDialog::reject);
    connect(save, &QPushButton::clicked, this, [this] { onSave(false); });
    connect(m_connect, &QPushButton::clicked, this, [this] { onSave(true); });
    m_tree->setCurrentIndex(m_model->index(0, 0));
    m_tree->setFocus();
    updateButtons();
}

SitesDialog::~SitesDialog() {
    m_tree->disconnect(this);
    m_model->disconnect(this);
}

QWidget *SitesDialog::makeTreeCard() {
    m_tree = new TableView(TableView::RowLook::Pane, this);
    m_tree->setAccessibleName(tr("Saved sites"));
    m_tree->setHeaderHidden(true);
    m_tree->setSortingEnabled(false);
    m_tree->setAlternatingRowColors(false);
    m_tree->setRootIsDecorated(true);
    m_tree->setItemsExpandable(true);
    m_tree->setIndentation(Metrics::Large);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setDragDropMode(QAbstractItemView::InternalMove);
    m_tree->setEmptyText(tr("No site is saved yet."), QStringLiteral("bookmark"));
    m_tree->setModel(m_model);
    m_tree->expandAll();
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &SitesDialog::onChosen);
    connect(m_tree, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex &index) {
        if (m_model->site(index))
            onSave(true);
    });
    connect(m_model, &SiteTreeModel::moved, m_tree,
            [this](const QModelIndex &index) { m_tree->setCurrentIndex(index); });
    connect(m_model, &SiteTreeModel::renamed, this, [this](const QModelIndex &index) {
        if (index == current())
            onChosen(index);
    });

    auto *newSite = new IconButton(QStringLiteral("plus"), tr("New site"), this);
    auto *newFolder = new IconButton(QStringLiteral("folder-plus"), tr("New folder"), this);
    m_remove = new IconButton(QStringLiteral("trash-2"), tr("Delete"), this);
    auto *import = new IconButton(QStringLiteral("inbox"), tr("Import from FileZilla, WinSCP or Wherry"), this);
    m_more = new IconButton(QStringLiteral("ellipsis"), tr("More"), this);
    auto *moreMenu = new QMenu(m_more);
    fillMoreMenu(*moreMenu);
    connect(newSite, &QToolButton::clicked, this, &SitesDialog::onNewSite);
    connect(newFolder, &QToolButton::clicked, this, &SitesDialog::onNewFolder);
    connect(m_remove, &QToolButton::clicked, this, &SitesDialog::onRemove);
    connect(import, &QToolButton::clicked, this, &SitesDialog::onImport);
    connect(m_more, &QToolButton::clicked, moreMenu,
            [this, moreMenu] { moreMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2))); });
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, moreMenu,
            [this, moreMenu](const QPoint &position) { moreMenu->popup(m_tree->viewport()->mapToGlobal(position)); });
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(Metrics::Small, Metrics::Tiny, Metrics::Small, 0);
    buttons->setSpacing(Metrics::Tiny);
    for (IconButton *button : {newSite, newFolder, m_remove, import})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(m_more);
    auto *card = new Card(this);
    card->addContent(m_tree, 1);
    card->content().addLayout(buttons);
    card->setFixedWidth(280);
    return card;
}

// The actions are the dialog's, so that their shortcuts work wherever the focus is in the tree.
void SitesDialog::fillMoreMenu(QMenu &menu) {
    const auto add = [&](const QString &text, const QKeySequence &key, auto act, auto isPossible) {
        QAction *action = menu.addAction(text);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_tree->addAction(action);
        connect(action, &QAction::triggered, this, act);
        connect(&menu, &QMenu::aboutToShow, action, [action, isPossible] { action->setEnabled(isPossible()); });
        connect(&menu, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); }); // for the shortcut
    };
    const auto hasCurrent = [this] { return current().isValid(); };
    add(
        tr("Rename"), QKeySequence(Qt::Key_F2), [this] { m_tree->edit(current()); }, hasCurrent);
    add(
        tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D),
        [this] {
            if (const SavedSite *const saved = m_model->site(current())) {
                SavedSite copy = *saved;
                copy.id.clear();
                addSite(copy);
            }
        },
        [this] { return m_model->site(current()) != nullptr; });
    add(
        tr("Delete"), QKeySequence(Qt::Key_Delete), [this] { onRemove(); }, hasCurrent);
    menu.addSeparator();
    using Move = SiteTreeModel::Move;
    const auto addMove = [&](const QString &text, int key, Move move) {
        add(
            text, QKeySequence(Qt::ALT | static_cast<Qt::Key>(key)), [this, move] { onMove(move); },
            [this, move] { return m_model->canMove(current(), move); });
    };
    addMove(tr("Move up"), Qt::Key_Up, Move::Up);
    addMove(tr("Move down"), Qt::Key_Down, Move::Down);
    addMove(tr("Move into the folder above"), Qt::Key_Right, Move::In);
    addMove(tr("Move out of the folder"), Qt::Key_Left, Move::Out);
}

QModelIndex SitesDialog::current() const { return m_tree->currentIndex(); }

void SitesDialog::choose(const QString &id) {
    if (const QModelIndex index = m_model->indexOf(id); index.isValid())
        m_tree->setCurrentIndex(index);
}

void SitesDialog::onChosen(const QModelIndex &index) {
    m_test->clear();
    m_complaint->clear();
    if (const SavedSite *const saved = m_model->site(index))
        m_editor->show(*saved, m_passwords.value(saved->id), m_passwords.value(SiteTree::proxyKey(saved->id)),
                       isKept(*saved));
    m_right->setCurrentIndex(m_model->site(index) ? 1 : 0);
    updateButtons();
}

void SitesDialog::updateButtons() {
    const bool isSite = m_model->site(current());
    m_remove->setEnabled(current().isValid());
    m_testButton->setEnabled(isSite);
    m_connect->setEnabled(isSite);
}

bool SitesDialog::isKept(const SavedSite &saved) const {
    const SavedSite *const before = m_before.find(saved.id);
    return before && !before->askPassword && !before->site.isAnonymous();
}

void SitesDialog::onEdited() {
    const SavedSite saved = m_editor->site();
    m_model->setSite(current(), saved);
    const bool isAsked = saved.askPassword || saved.site.isAnonymous();
    if (const QString typed = m_editor->password(); !typed.isEmpty())
        m_passwords.insert(saved.id, typed);
    else if (isAsked && isKept(saved))
        m_passwords.insert(saved.id, {});
    else
        m_passwords.remove(saved.id);
    // One that is not needed any more is forgotten when the site is saved without a name for the proxy.
    if (const QString typed = m_editor->proxyPassword(); !typed.isEmpty())
        m_passwords.insert(SiteTree::proxyKey(saved.id), typed);
    else
        m_passwords.remove(SiteTree::proxyKey(saved.id));
    m_complaint->clear();
}

void SitesDialog::addSite(const SavedSite &saved) {
    SavedSite added = saved;
    const QString password = std::exchange(added.site.password, {});
    const QString proxyPassword = std::exchange(added.site.proxy.password, {});
    const QModelIndex index = m_model->addSite(added, current());
    if (!password.isEmpty())
        m_passwords.insert(m_model->site(index)->id, password);
    if (!proxyPassword.isEmpty())
        m_passwords.insert(SiteTree::proxyKey(m_model->site(index)->id), proxyPassword);
    m_tree->expand(index.parent());
    m_tree->setCurrentIndex(index);
    m_editor->takeFocus();
}

void SitesDialog::onNewSite() {
    SavedSite saved;
    saved.site.label = tr("New site");
    saved.site.user.clear();
    addSite(saved);
}

void SitesDialog::onNewFolder() {
    const QModelIndex index = m_model->addFolder(tr("New folder"), current());
    m_tree->expand(index.parent());
    m_tree->setCurrentIndex(index);
    m_tree->edit(index);
}

void SitesDialog::onMove(SiteTreeModel::Move move) {
    if (!m_model->canMove(current(), move))
        return;
    const QModelIndex index = m_model->move(current(), move);
    m_tree->expand(index.parent());
    m_tree->setCurrentIndex(index);
}

void SitesDialog::onRemove() {
    const QModelIndex index = current();
    const int count = m_model->siteCount(index);
    if (!index.isValid())
        return;
    if (!m_model->isFolder(index) || count == 0)
        return m_model->remove(index);
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Delete"));
    box->setText(tr("Delete the folder with %n site(s)?", nullptr, count));
    auto *remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    makeDestructive(*remove);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(remove, &QAbstractButton::clicked, this, [this, index = QPersistentModelIndex(index)] {
        if (index.isValid())
            m_model->remove(index);
    });
    box->open();
}

// --- import ---

void SitesDialog::onImport() {
    auto *dialog = new QFileDialog(this, tr("Import sites"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(dialog->filter() | QDir::Hidden); // ~/.config/filezilla/sitemanager.xml
    dialog->setNameFilters({tr("Files of sites (*.xml *.ini *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly) || file.size() > mostImported)
            return m_complaint->setText(tr("%1 cannot be read.").arg(visibleText(path)));
        import(file.readAll(), QFileInfo(path).fileName());
    });
    dialog->open();
}

void SitesDialog::import(const QByteArray &file, const QString &name) {
    Expected<SiteImport> import = importSites(file);
    if (!import)
        return m_complaint->setText(
            tr("%1 holds no sites: %2").arg(visibleText(name), FailureWords::causeOf(import.error())));
    SiteTree tree = m_model->tree();
    const int added = tree.merge(import->tree);
    m_passwords.insert(tree.takePasswords());
    m_model->show(tree);
    m_tree->expandAll();
    m_tree->setCurrentIndex(m_model->index(0, 0));
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Information);
    box->setWindowTitle(tr("Import sites"));
    box->setText(ImportReport::summary(added, static_cast<int>(import->tree.sites().size()) - added));
    box->setInformativeText(import->leftOut.isEmpty() ? QString() : tr("Not everything came over; see the details."));
    box->setDetailedText(ImportReport::leftOut(import->leftOut));
    box->setDefaultButton(box->addButton(tr("Close"), QMessageBox::AcceptRole));
    box->open();
}

// --- test, save, connect ---

void SitesDialog::onTest() {
    const SavedSite saved = m_editor->site();
    if (saved.site.host.isEmpty())
        return m_complaint->setText(tr("The site needs a host."));
    Site site = saved.site;
    fillPasswords(saved.id, site);
    const bool wantsPassword = !saved.askPassword && isKept(saved);
    m_engine.sites.complete(
        saved.id, site, wantsPassword, this, [this, saved](const Site &whole, const Failure &failure) {
            if (failure)
                m_complaint->setText(tr("The saved password cannot be read: %1.").arg(FailureWords::causeOf(failure)));
            m_test->start(whole, saved.remoteFolder, m_engine.services(whole));
        });
}

// What was typed here.
void SitesDialog::fillPasswords(const QString &id, Site &site) const {
    site.password = m_passwords.value(id);
    site.proxy.password = m_passwords.value(SiteTree::proxyKey(id));
}

bool SitesDialog::write() {
    const SiteTree tree = m_model->tree();
    for (const SavedSite &saved : tree.sites()) {
        const bool lacksProxy = saved.site.proxy && (saved.site.proxy.host.isEmpty() || saved.site.proxy.port == 0);
        if (!saved.site.host.isEmpty() && !lacksProxy)
            continue;
        choose(saved.id);
        m_editor->takeFocus();
        m_complaint->setText(lacksProxy ? tr("The proxy needs a host.") : tr("The site needs a host."));
        return false;
    }
    m_passwords.removeIf([&tree](const auto &entry) { return !tree.find(entry.key().section(u'/', 0, 0)); });
    const Expected<bool> saved = m_engine.sites.apply(tree, m_passwords, &m_engine, m_kept);
    if (!saved)
        m_complaint->setText(tr("The sites cannot be saved: %1 (%2)")
                                 .arg(FailureWords::causeOf(saved.error()), visibleText(saved.error().step)));
    return saved.hasValue();
}

void SitesDialog::onSave(bool connects) {
    const SavedSite *const chosen = m_model->site(current());
    std::optional<SavedSite> wanted;
    if (connects && chosen) {
        wanted = *chosen;
        fillPasswords(chosen->id, wanted->site);
    }
    if (!write())
        return;
    accept();
    if (wanted)
        Q_EMIT connectWanted(*wanted);
}

bool SitesDialog::isChanged() const { return !m_passwords.isEmpty() || !(m_model->tree() == m_before); }

void SitesDialog::reject() {
    if (isChanged())
        askToThrowAway(*this, [this] { QDialog::reject(); });
    else
        QDialog::reject();
}
