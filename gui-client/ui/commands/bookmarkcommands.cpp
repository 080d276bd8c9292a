#include "commands/bookmarkcommands.h"

#include "base/visibletext.h"
#include "commands/actions.h"
#include "models/failurewords.h"
#include "program/clientengine.h"
#include "sites/bookmarksdialog.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"
#include "ui/icons.h"
#include "ui/menutext.h"
#include "window/mainwindow.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>

namespace {
// What a new bookmark of the tab's places begins with.
Bookmark placesOf(const ServerTab &tab) {
    Bookmark here;
    here.localFolder = tab.local().directory();
    here.name = QDir(here.localFolder).dirName();
    if (tab.state() == ServerTab::State::Connected) {
        const RemotePath directory = tab.remote().directory();
        here.remoteFolder = directory.bytes();
        if (!directory.isRoot())
            here.name = QString::fromUtf8(directory.fileName());
    }
    return here;
}
} // namespace

BookmarkCommands::BookmarkCommands(ClientEngine &engine, Actions &actions, MainWindow &window)
    : QObject(&window)
    , m_engine(engine)
    , m_actions(actions)
    , m_window(window) {
    connect(actions.addBookmark, &QAction::triggered, this, [this] {
        if (BookmarksDialog *const dialog = showDialog())
            dialog->addHere();
    });
    connect(actions.manageBookmarks, &QAction::triggered, this, &BookmarkCommands::showDialog);
}

void BookmarkCommands::fillMenu(QMenu &menu) {
    menu.clear();
    menu.addActions({m_actions.addBookmark, m_actions.manageBookmarks});
    const Expected<SiteTree> tree = m_engine.sites.tree();
    if (!tree)
        return;
    const SavedSite *const saved = savedSite(*tree);
    for (const QList<Bookmark> &list : {saved ? saved->bookmarks : QList<Bookmark>(), tree->bookmarks()}) {
        menu.addSeparator();
        for (const Bookmark &bookmark : list) {
            QAction *const action =
                menu.addAction(themedIcon(QStringLiteral("folder"), Ink::Accent), menuText(visibleText(bookmark.name)));
            connect(action, &QAction::triggered, this, [this, bookmark] { goTo(bookmark); });
        }
    }
}

// Of the current tab; null when its site is not saved.
const SavedSite *BookmarkCommands::savedSite(const SiteTree &tree) const {
    const std::optional<Site> site = m_window.currentTab().site();
    return site ? tree.findLike(*site) : nullptr;
}

void BookmarkCommands::goTo(const Bookmark &bookmark) {
    ServerTab &tab = m_window.currentTab();
    if (!bookmark.localFolder.isEmpty() && !QFileInfo(bookmark.localFolder).isDir())
        tab.notice().showNote(tr("There is no folder %1 on this computer.").arg(visibleText(bookmark.localFolder)));
    else if (!tab.hasSite() && !bookmark.remoteFolder.isEmpty())
        tab.notice().showNote(tr("Connect to a server first: the bookmark has a folder on the server."));
    tab.goTo(bookmark.localFolder, bookmark.remoteFolder);
}

BookmarksDialog *BookmarkCommands::showDialog() {
    const Expected<SiteTree> tree = m_engine.sites.tree();
    if (!tree) {
        tellFailure(tr("The bookmarks cannot be read."), tree.error());
        return nullptr;
    }
    const SavedSite *const saved = savedSite(*tree);
    auto *dialog = new BookmarksDialog(saved ? saved->site.label : QString(),
                                       {saved ? saved->bookmarks : QList<Bookmark>(), tree->bookmarks()},
                                       placesOf(m_window.currentTab()), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BookmarksDialog::saved, this,
            [this, id = saved ? saved->id : QString()](const BookmarksDialog::Lists &lists) { keep(id, lists); });
    dialog->open();
    return dialog;
}

void BookmarkCommands::keep(const QString &siteId, const BookmarksDialog::Lists &lists) {
    Expected<SiteTree> tree = m_engine.sites.tree(); // as it is now
    if (!tree)
        return tellFailure(tr("The bookmarks cannot be saved."), tree.error());
    tree->setBookmarks(lists.everywhere);
    if (!siteId.isEmpty())
        tree->setBookmarks(siteId, lists.ofSite);
    const Expected<bool> saved = m_engine.sites.apply(*tree, {}, this, [](const Failure &) {});
    if (!saved)
        tellFailure(tr("The bookmarks cannot be saved."), saved.error());
}

void BookmarkCommands::tellFailure(const QString &sentence, const Failure &failure) {
    m_window.currentTab().notice().showFailure({sentence, FailureWords::causeOf(failure), {}},
                                               visibleText(failure.step));
}
