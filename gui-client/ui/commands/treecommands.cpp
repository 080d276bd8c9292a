#include "commands/treecommands.h"

#include "commands/actions.h"
#include "commands/interviewer.h"
#include "comparing/syncdialog.h"
#include "models/failurewords.h"
#include "models/remoterows.h"
#include "panes/filelistview.h"
#include "searching/searchdialog.h"
#include "tabs/servertab.h"
#include "window/mainwindow.h"

#include <QDir>
#include <QPointer>

#include <algorithm>
#include <map>

namespace {
// Those of one folder together.
template<class Entry, class Make>
std::map<RemotePath, QList<Entry>> byFolder(const QList<FoundEntry> &entries, Make make) {
    std::map<RemotePath, QList<Entry>> folders;
    for (const FoundEntry &each : entries)
        folders[each.folder].append(make(each.entry));
    return folders;
}
} // namespace

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
        tab->remote().view().expect(found.entry.name);
        tab->remote().enter(found.folder);
        m_window.activateWindow();
        tab->remote().takeFocus();
    });
    connect(dialog, &SearchDialog::downloadWanted, tab, [tab](const QList<FoundEntry> &found) {
        const auto folders = byFolder<FileEntry>(found, RemoteRows::rowOf);
        for (const auto &[folder, entries] : folders)
            tab->download(entries, folder, tab->local().directory());
    });
    connect(dialog, &SearchDialog::removeWanted, tab,
            [tab, dialog](const QList<FoundEntry> &found) { remove(*tab, *dialog, found); });
    dialog->show();
}

void TreeCommands::remove(ServerTab &tab, SearchDialog &dialog, const QList<FoundEntry> &entries) {
    if (!tab.browser())
        return dialog.tell(tr("The connection has ended; nothing was deleted."));
    // What lies below another of them goes with it.
    QList<FoundEntry> tops;
    std::copy_if(entries.begin(), entries.end(), std::back_inserter(tops), [&](const FoundEntry &each) {
        return std::none_of(entries.begin(), entries.end(),
                            [&](const FoundEntry &other) { return each.path().isBelow(other.path()); });
    });
    const auto folders = byFolder<RemoteEntry>(tops, [](const RemoteEntry &entry) { return entry; });
    for (const auto &[folder, gone] : folders) {
        const Browser::RequestId request = tab.browser()->remove(folder, gone);
        connect(tab.browser(), &Browser::finished, &dialog,
                [&dialog, request, folder = folder, gone = gone](Browser::RequestId ended, const Failure &failure) {
                    if (ended != request)
                        return;
                    if (failure)
                        return dialog.tell(FailureWords::of(failure).sentence);
                    for (const RemoteEntry &entry : gone)
                        dialog.forget(folder.child(entry.name));
                });
    }
}
