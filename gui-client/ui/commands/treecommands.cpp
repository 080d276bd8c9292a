#include "commands/treecommands.h"

#include "commands/actions.h"
#include "commands/interviewer.h"
#include "comparing/syncdialog.h"
#include "models/remoterows.h"
#include "searching/foundremoval.h"
#include "searching/searchdialog.h"
#include "tabs/servertab.h"
#include "window/mainwindow.h"

#include <QDir>

#include <map>

TreeCommands::TreeCommands(ClientEngine &engine, Actions &actions, Interviewer &interviewer, MainWindow &window)
    : QObject(&window)
    , m_engine(engine)
    , m_interviewer(interviewer)
    , m_window(window) {
    connect(actions.synchronise, &QAction::triggered, this, &TreeCommands::onSynchronise);
    connect(actions.search, &QAction::triggered, this, &TreeCommands::onSearch);
}

void TreeCommands::onSynchronise() {
    const ServerTab &tab = m_window.currentTab();
    if (tab.state() != ServerTab::State::Connected)
        return;
    auto *dialog = new SyncDialog(m_engine, tab.siteAgreed(), QDir::cleanPath(tab.local().directory()),
                                  tab.remote().directory(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SyncDialog::questionAsked, &m_interviewer, &Interviewer::ask);
    dialog->show();
}

void TreeCommands::onSearch() {
    ServerTab *const tab = &m_window.currentTab();
    if (tab->state() != ServerTab::State::Connected)
        return;
    auto *dialog = new SearchDialog(m_engine, tab->siteAgreed(), tab->remote().directory(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SearchDialog::questionAsked, &m_interviewer, &Interviewer::ask);
    connect(dialog, &SearchDialog::goToWanted, tab, [this, tab](const FoundEntry &found) {
        tab->remote().showEntry(found.path());
        m_window.activateWindow();
        tab->remote().takeFocus();
    });
    connect(dialog, &SearchDialog::downloadWanted, tab, [tab](const QList<FoundEntry> &found) {
        std::map<RemotePath, QList<FileEntry>> folders;
        for (const FoundEntry &each : found)
            folders[each.folder].append(RemoteRows::rowOf(each.entry));
        for (const auto &[folder, entries] : folders)
            tab->download(ChosenEntries::of(entries), folder, tab->local().directory());
    });
    connect(dialog, &SearchDialog::removeWanted, tab,
            [tab, dialog](const QList<FoundEntry> &found) { remove(*tab, *dialog, found); });
    dialog->show();
}

void TreeCommands::remove(ServerTab &tab, SearchDialog &dialog, const QList<FoundEntry> &entries) {
    if (!tab.browser())
        return dialog.tell(tr("The connection has ended; nothing was deleted."));
    new FoundRemoval(*tab.browser(), entries, dialog);
}
