#include "commands/sitecommands.h"

#include "base/visibletext.h"
#include "commands/actions.h"
#include "commands/interviewer.h"
#include "models/failurewords.h"
#include "program/clientengine.h"
#include "sites/sitecolours.h"
#include "sites/sitesdialog.h"
#include "tabs/noticebar.h"
#include "tabs/servertab.h"
#include "ui/icons.h"
#include "ui/menutext.h"
#include "window/mainwindow.h"

#include <QMenu>
#include <QPointer>

SiteCommands::SiteCommands(ClientEngine &engine, Actions &actions, Interviewer &interviewer, MainWindow &window)
    : QObject(&window)
    , m_engine(engine)
    , m_actions(actions)
    , m_interviewer(interviewer)
    , m_window(window) {
    connect(actions.sites, &QAction::triggered, this, &SiteCommands::showDialog);
    connect(actions.saveSite, &QAction::triggered, this, &SiteCommands::saveCurrent);
}

void SiteCommands::fillMenu(QMenu &menu) {
    menu.clear();
    const Expected<SiteTree> tree = m_engine.sites.tree();
    QMap<QStringList, QMenu *> folders{{QStringList(), &menu}};
    const QList<QStringList> names = tree ? tree->folders() : QList<QStringList>();
    for (const QStringList &folder : names)
        folders[folder] =
            folders.value(folder.first(folder.size() - 1), &menu)
                ->addMenu(themedIcon(QStringLiteral("folder"), Ink::Accent), menuText(visibleText(folder.last())));
    const QList<SavedSite> sites = tree ? tree->sites() : QList<SavedSite>();
    for (const SavedSite &saved : sites) {
        QAction *const action =
            folders.value(saved.folder, &menu)
                ->addAction(SiteColours::icon(saved.colour), menuText(visibleText(saved.site.label)));
        connect(action, &QAction::triggered, this, [this, saved] { open(saved); });
    }
    if (!sites.isEmpty())
        menu.addSeparator();
    menu.addActions({m_actions.saveSite, m_actions.sites});
}

void SiteCommands::open(const SavedSite &saved) {
    const bool wantsPassword = !saved.askPassword && !saved.site.isAnonymous();
    m_engine.sites.complete(
        saved.id, saved.site, wantsPassword, this, [this, saved](const Site &site, const Failure &failure) {
            SavedSite whole = saved;
            whole.site = site;
            m_window.openSaved(whole);
            if (failure)
                m_window.currentTab().notice().showNote(
                    tr("The saved password cannot be read: %1.").arg(FailureWords::causeOf(failure)));
        });
}

SitesDialog *SiteCommands::showDialog() {
    const Expected<SiteTree> tree = m_engine.sites.tree();
    if (!tree) {
        m_window.currentTab().notice().showFailure(
            {tr("The saved sites cannot be read."), FailureWords::causeOf(tree.error()), {}},
            visibleText(tree.error().step));
        return nullptr;
    }
    auto *dialog = new SitesDialog(
        m_engine, *tree,
        [guard = QPointer<SiteCommands>(this)](const Failure &failure) {
            if (guard)
                guard->onPasswordsKept(failure);
        },
        &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SitesDialog::connectWanted, this, &SiteCommands::open);
    connect(dialog, &SitesDialog::questionAsked, &m_interviewer, &Interviewer::ask);
    dialog->open();
    return dialog;
}

void SiteCommands::saveCurrent() {
    ServerTab &tab = m_window.currentTab();
    if (!tab.hasSite())
        return;
    SavedSite saved;
    saved.site = *tab.site();
    saved.localFolder = tab.local().directory();
    if (tab.state() == ServerTab::State::Connected &&
        tab.remote().directory() != tab.browser()->session().startDirectory())
        saved.remoteFolder = tab.remote().directory().bytes();
    if (SitesDialog *const dialog = showDialog())
        dialog->addSite(saved);
}

void SiteCommands::onPasswordsKept(const Failure &failure) {
    if (failure)
        m_window.currentTab().notice().showNote(
            tr("The sites are saved, but not every password: %1.").arg(FailureWords::causeOf(failure)));
}
