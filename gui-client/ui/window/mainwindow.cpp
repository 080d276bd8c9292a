#include "window/mainwindow.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "commands/actions.h"
#include "commands/bookmarkcommands.h"
#include "commands/editing.h"
#include "commands/filecommands.h"
#include "commands/interviewer.h"
#include "commands/menus.h"
#include "commands/queuecommands.h"
#include "commands/registering.h"
#include "commands/sitecommands.h"
#include "commands/treecommands.h"
#include "commands/unfinishedoffer.h"
#include "desktop/desktopnotices.h"
#include "desktop/sleepinhibitor.h"
#include "desktop/taskbarprogress.h"
#include "desktop/whendone.h"
#include "dialogs/changepassworddialog.h"
#include "dialogs/rawcommanddialog.h"
#include "models/failurewords.h"
#include "models/remotefilesmime.h"
#include "panes/filelistview.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "settings/settingsdialog.h"
#include "tabs/noticebar.h"
#include "tabs/panecomparison.h"
#include "tabs/servertab.h"
#include "tabs/synchronisedbrowsing.h"
#include "tabs/tabrow.h"
#include "transfers/transferpanel.h"
#include "transfers/transferview.h"
#include "ui/appearance.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/logview.h"
#include "ui/metrics.h"
#include "ui/startup.h"
#include "window/columnmemory.h"
#include "window/logcard.h"
#include "window/quickconnectbar.h"
#include "window/speedcard.h"
#include "window/statusline.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDBusConnection>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace {
constexpr qsizetype historyLimit = 15;

// What was made last would be the last that the Tab key comes to. Qt knows no place for what takes no focus.
void orderTabs(QWidget &before, QWidget &part) {
    QWidget *last = nullptr;
    QList<QWidget *> inside;
    for (QWidget *widget = before.nextInFocusChain(); widget != &before; widget = widget->nextInFocusChain()) {
        if (widget->focusPolicy() == Qt::NoFocus)
            continue;
        if (before.isAncestorOf(widget))
            last = widget;
        else if (part.isAncestorOf(widget))
            inside.append(widget);
    }
    for (QWidget *const widget : std::as_const(inside)) {
        QWidget::setTabOrder(last, widget);
        last = widget;
    }
}

QString urlOf(const Site &site) {
    const QString scheme = site.tls == TlsMode::Implicit   ? QStringLiteral("ftps")
                           : site.tls == TlsMode::Required ? QStringLiteral("ftpes")
                                                           : QStringLiteral("ftp");
    QUrl url;
    url.setScheme(scheme);
    url.setHost(site.host);
    url.setPort(site.port);
    if (!site.isAnonymous())
        url.setUserName(site.user, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}
} // namespace

MainWindow::MainWindow(ClientEngine &engine, Appearance &appearance)
    : m_engine(engine)
    , m_appearance(appearance) {
    setWindowTitle(QStringLiteral("Wherry"));
    setWindowIcon(programIcon(QStringLiteral("wherry")));
    resizeToScreen(*this, {1400, 900});
    m_actions = new Actions(this);
    m_interviewer = new Interviewer(engine, this);
    m_columns = std::make_unique<ColumnMemory>(engine.settings);
    m_whenDone = new WhenDone(engine, *this);
    m_sites = new SiteCommands(engine, *m_actions, *m_interviewer, *this);
    m_bookmarks = new BookmarkCommands(engine, *m_actions, *this);
    m_registering = new Registering(engine, *m_interviewer, *this);
    new TreeCommands(engine, *m_actions, *m_interviewer, *this);
    build();
    connectServerActions();
    connectPlaceActions();
    connectFileActions();
    m_queueCommands = std::make_unique<QueueCommands>(engine, *m_actions, *m_transfers, *m_interviewer, *m_whenDone);
    addTab();
    connect(&appearance, &Appearance::changed, this, [this] {
        for (ServerTab *tab : m_tabs->tabs())
            onTabState(tab);
    });
    connect(&engine.settings, &SettingsFile::changed, this, [this](const QString &key) {
        if (key == Preferences::theme.key)
            m_appearance.setTheme(static_cast<Theme>(m_engine.settings.get(Preferences::theme)));
    });
    new UnfinishedOffer(engine, *this);
    new DesktopNotices(engine, *this, QDBusConnection::sessionBus());
    new TaskbarProgress(engine.queue, QDBusConnection::sessionBus(), this);
    new SleepInhibitor(engine.queue, QDBusConnection::systemBus(), QDBusConnection::sessionBus(), this);
    restoreState();
    refillHistory();
    updateActions();
}

MainWindow::~MainWindow() {
    // The parts lose focus and selection while they go: nobody looks at the tabs any more.
    disconnect(qApp, nullptr, this, nullptr);
    for (ServerTab *tab : m_tabs->tabs())
        for (QObject *part : {static_cast<QObject *>(tab), static_cast<QObject *>(&tab->local()),
                              static_cast<QObject *>(&tab->remote()), static_cast<QObject *>(&tab->synchronised())})
            part->disconnect(this);
}

void MainWindow::build() {
    m_menuBar = new QMenuBar(this);
    Menus::fillMenuBar(*m_menuBar, *m_actions, m_engine, *m_bookmarks, *m_whenDone);
    m_quick = new QuickConnectBar(this);
    auto *pages = new QStackedWidget(this);
    m_tabs = new TabRow(*pages, this);
    connect(m_tabs, &TabRow::currentChanged, this, [this] { onTabState(&currentTab()); });
    connect(m_tabs, &TabRow::closeWanted, this, &MainWindow::closeTab);
    connect(m_tabs, &TabRow::newWanted, m_actions->newTab, &QAction::trigger);
    m_transfers = new TransferPanel(m_engine.queue, m_engine.attemptLimit(), this);
    m_columns->restore(*m_transfers);
    m_log = new LogCard(m_engine.log, this);
    m_status = new StatusLine(m_engine, this);
    m_lower = new QSplitter(Qt::Horizontal, this);
    m_lower->setChildrenCollapsible(false);
    m_lower->setHandleWidth(Metrics::Small);
    m_lower->addWidget(m_transfers);
    m_lower->addWidget(new SpeedCard(m_engine.queue, this));
    m_lower->setStretchFactor(0, 1);
    m_lower->setStretchFactor(1, 0);
    m_lower->setSizes({1100, 272});
    m_vertical = new QSplitter(Qt::Vertical, this);
    m_vertical->setChildrenCollapsible(false);
    m_vertical->setHandleWidth(Metrics::Small);
    m_vertical->addWidget(pages);
    m_vertical->addWidget(m_lower);
    m_vertical->addWidget(m_log);
    m_vertical->setStretchFactor(0, 3);
    m_vertical->setStretchFactor(1, 2);
    m_vertical->setStretchFactor(2, 0);
    m_vertical->setSizes({310, 250, m_logHeight});

    auto *body = new QWidget(this);
    auto *bodyLayout = new QVBoxLayout(body);
    bodyLayout->setContentsMargins(Metrics::Small, Metrics::Small, Metrics::Small, Metrics::Small);
    bodyLayout->addWidget(m_vertical);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->setMenuBar(m_menuBar);
    layout->addWidget(makeToolBar());
    layout->addWidget(m_quick);
    layout->addWidget(m_tabs);
    layout->addWidget(body, 1);
    layout->addWidget(m_status);
}

QWidget *MainWindow::makeToolBar() {
    auto *bar = new QToolBar(this);
    bar->setMovable(false);
    bar->setIconSize({Metrics::ToolIconSize, Metrics::ToolIconSize});
    bar->setAccessibleName(tr("Toolbar"));
    bar->setContentsMargins(Metrics::Small, 0, Metrics::Small, 0);
    Menus::fillToolBar(*bar, *m_actions);
    return bar;
}

ServerTab &MainWindow::currentTab() { return m_tabs->current(); }

FilePane &MainWindow::activePane() { return currentTab().activePane(); }

bool MainWindow::transfersFocused() const { return m_transfers->hasFocusInside(); }

ServerTab *MainWindow::addTab() {
    auto *tab = new ServerTab(m_engine);
    m_columns->restore(*tab);
    const bool hidden = m_engine.settings.get(Preferences::hiddenShown);
    const bool trees = m_engine.settings.get(Preferences::folderTrees);
    tab->local().splitter().restoreState(m_engine.settings.get(Preferences::localTree));
    tab->remote().splitter().restoreState(m_engine.settings.get(Preferences::remoteTree));
    for (FilePane *pane : {static_cast<FilePane *>(&tab->local()), static_cast<FilePane *>(&tab->remote())}) {
        pane->setHiddenShown(hidden);
        pane->setTreeShown(trees);
        connect(pane, &FilePane::contextMenuWanted, this,
                [this, pane](const QPoint &position) { showPaneMenu(*pane, position); });
        connect(pane, &FilePane::chosenChanged, this, &MainWindow::updateActions);
        connect(pane, &FilePane::placeChanged, this, &MainWindow::updateActions);
    }
    connect(tab, &ServerTab::stateChanged, this, [this, tab] { onTabState(tab); });
    connect(tab, &ServerTab::busyChanged, this, &MainWindow::updateActions);
    connect(tab, &ServerTab::connected, this, &MainWindow::onConnected);
    connect(&tab->synchronised(), &SynchronisedBrowsing::changed, this, &MainWindow::updateActions);
    connect(tab, &ServerTab::activePaneChanged, this, &MainWindow::updateActions);
    connect(tab, &ServerTab::questionAsked, this, [this, tab](const Question &question) {
        m_interviewer->ask(question, [guard = QPointer<ServerTab>(tab)](const Answer &answer) {
            if (guard && guard->browser())
                guard->browser()->answer(answer);
        });
    });
    m_tabs->add(tab);
    orderTabs(*m_tabs, *tab);
    const QString remembered = m_engine.settings.get(Preferences::localDirectory);
    tab->local().goTo(QFileInfo(remembered).isDir() ? remembered : QDir::homePath());
    onTabState(tab);
    return tab;
}

void MainWindow::closeTab(ServerTab *tab) {
    if (m_tabs->tabs().size() == 1)
        addTab();
    m_columns->remember(*tab);
    m_tabs->take(*tab);
}

void MainWindow::onTabState(ServerTab *tab) {
    m_tabs->refresh(*tab);
    if (tab != &currentTab())
        return;
    if (tab->state() == ServerTab::State::Disconnected || tab->isAsleep())
        m_status->setSecurity(StatusLine::Security::NotConnected);
    else if (tab->state() == ServerTab::State::Connecting)
        m_status->setSecurity(StatusLine::Security::Connecting);
    else if (tab->browser() && tab->browser()->session().isEncrypted())
        m_status->setSecurity(StatusLine::Security::Encrypted, tab->protocol());
    else
        m_status->setSecurity(StatusLine::Security::Plain);
    m_status->setNote(tab->freeBytes() ? tr("%1 free").arg(formatBytes(*tab->freeBytes())) : QString());
    setWindowTitle(tab->hasSite() ? tr("%1 – Wherry").arg(tab->title()) : QStringLiteral("Wherry"));
    updateActions();
}

void MainWindow::openSite(const Site &site, const QByteArray &path) {
    ServerTab *tab = &currentTab();
    if (tab->state() != ServerTab::State::Disconnected && tab->siteKey() != site.key())
        tab = addTab();
    m_columns->remember(*tab); // of the site that was shown here
    m_quick->show(site);
    tab->connectTo(site, path);
    m_columns->restore(*tab);
}

bool MainWindow::isOpen(const QString &siteKey) const {
    const QList<ServerTab *> &tabs = m_tabs->tabs();
    return std::any_of(tabs.begin(), tabs.end(), [&](const ServerTab *tab) {
        return tab->state() != ServerTab::State::Disconnected && tab->siteKey() == siteKey;
    });
}

void MainWindow::openSaved(const SavedSite &saved) {
    openSite(saved.site, saved.remoteFolder);
    if (QFileInfo(saved.localFolder).isDir())
        currentTab().local().goTo(saved.localFolder);
}

bool MainWindow::openUrl(const QString &url) {
    const Expected<SiteUrl> parsed = Site::fromUrl(url);
    if (!parsed) {
        currentTab().notice().showFailure(
            {tr("This address cannot be opened."), FailureWords::causeOf(parsed.error()), {}}, visibleText(url));
        return false;
    }
    openSite(parsed->site, parsed->path);
    return true;
}

void MainWindow::takeUrls(const QStringList &urls, const QByteArray &activationToken) {
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken); // where Qt's Wayland part looks for it
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    for (const QString &url : urls)
        openUrl(url);
}

void MainWindow::onConnectWanted() {
    const Expected<SiteUrl> typed = m_quick->site();
    if (!typed) {
        currentTab().notice().showFailure({tr("This address cannot be opened."), FailureWords::causeOf(typed.error()),
                                           tr("Write a host name, or a whole address like ftp://name@host:21/folder.")},
                                          {});
        return;
    }
    openSite(typed->site, typed->path);
}

void MainWindow::onConnected(const Site &site) {
    QStringList urls = m_engine.settings.get(Preferences::history);
    const QString url = urlOf(site);
    urls.removeAll(url);
    urls.prepend(url);
    m_engine.settings.set(Preferences::history, urls.mid(0, historyLimit));
    refillHistory();
    if (site.user == m_quick->site()->site.user)
        currentTab().remote().takeFocus();
}

void MainWindow::refillHistory() {
    QList<Site> sites;
    const QStringList urls = m_engine.settings.get(Preferences::history);
    for (const QString &url : urls)
        if (const Expected<SiteUrl> parsed = Site::fromUrl(url))
            sites.append(parsed->site);
    m_quick->setHistory(sites);
}

void MainWindow::connectServerActions() {
    connect(m_quick, &QuickConnectBar::connectWanted, this, &MainWindow::onConnectWanted);
    connect(m_quick, &QuickConnectBar::siteChosen, this, [this](const Site &site) { openSite(site, {}); });
    connect(m_quick, &QuickConnectBar::sitesMenuWanted, m_sites, &SiteCommands::fillMenu);
    connect(m_quick, &QuickConnectBar::historyCleared, this, [this] {
        m_engine.settings.set(Preferences::history, QStringList());
        refillHistory();
    });
    connect(m_actions->connectNow, &QAction::triggered, m_quick, &QuickConnectBar::takeFocus);
    connect(m_actions->reconnect, &QAction::triggered, this, [this] { currentTab().reconnect(); });
    connect(m_actions->disconnectNow, &QAction::triggered, this, [this] { currentTab().disconnectFromServer(); });
    connect(m_actions->rawCommand, &QAction::triggered, this, [this] {
        if (Browser *browser = currentTab().browser()) {
            auto *dialog = new RawCommandDialog(*browser, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->show();
        }
    });
    connect(m_actions->registerAccount, &QAction::triggered, this, [this] {
        const Expected<SiteUrl> typed = m_quick->site();
        const std::optional<Site> shown = currentTab().site(); // may have a proxy, which a line of fields has not
        m_registering->begin(shown && typed && shown->host == typed->site.host ? *shown : typed ? typed->site : Site());
    });
    connect(m_actions->changePassword, &QAction::triggered, this, &MainWindow::askForNewPassword);
    connect(m_actions->newTab, &QAction::triggered, this, [this] {
        addTab();
        m_quick->takeFocus();
    });
    connect(m_actions->closeTab, &QAction::triggered, this, [this] { closeTab(&currentTab()); });
    connect(m_actions->cancel, &QAction::triggered, this, [this] {
        if (transfersFocused())
            m_transfers->cancelChosen();
        else if (Browser *browser = currentTab().browser())
            browser->cancel();
    });
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions->settings, &QAction::triggered, this, [this] {
        auto *dialog = new SettingsDialog(m_engine.settings, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_actions->about, &QAction::triggered, this, [this] { Menus::showAbout(*this); });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { Menus::showShortcuts(*this, *m_actions); });
}

void MainWindow::askForNewPassword() {
    ServerTab *tab = &currentTab();
    if (!tab->site())
        return;
    auto *dialog = new ChangePasswordDialog(
        tr("%1 on %2").arg(visibleText(tab->site()->user), visibleText(tab->site()->host)), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, tab,
            [tab, dialog] { tab->changePassword(dialog->present(), dialog->chosen()); });
    dialog->open();
}

void MainWindow::connectPlaceActions() {
    connect(m_actions->back, &QAction::triggered, this, [this] { activePane().goBack(); });
    connect(m_actions->forward, &QAction::triggered, this, [this] { activePane().goForward(); });
    connect(m_actions->up, &QAction::triggered, this, [this] { activePane().goUp(); });
    connect(m_actions->refresh, &QAction::triggered, this, [this] { activePane().refresh(); });
    connect(m_actions->editPath, &QAction::triggered, this, [this] { activePane().editPath(); });
    connect(m_actions->filter, &QAction::triggered, this, [this](bool on) { activePane().setFilterShown(on); });
    connect(m_actions->showHidden, &QAction::triggered, this, [this](bool on) {
        m_engine.settings.set(Preferences::hiddenShown, on);
        for (ServerTab *tab : m_tabs->tabs()) {
            tab->local().setHiddenShown(on);
            tab->remote().setHiddenShown(on);
        }
    });
    connect(m_actions->showTrees, &QAction::triggered, this, [this](bool on) {
        m_engine.settings.set(Preferences::folderTrees, on);
        for (ServerTab *tab : m_tabs->tabs()) {
            tab->local().setTreeShown(on);
            tab->remote().setTreeShown(on);
        }
    });
    connect(m_actions->synchronisedBrowsing, &QAction::triggered, this,
            [this](bool on) { currentTab().synchronised().setOn(on); });
    connect(m_actions->compare, &QAction::triggered, this, [this](bool on) { currentTab().comparison().setOn(on); });
    connect(m_actions->otherSide, &QAction::triggered, this, [this] {
        ServerTab &tab = currentTab();
        (&tab.activePane() == &tab.local() ? static_cast<FilePane &>(tab.remote()) : tab.local()).takeFocus();
    });
    connect(m_actions->nextPane, &QAction::triggered, this, &MainWindow::onNextPane);
    connect(m_actions->showLog, &QAction::triggered, this, [this](bool shown) { m_log->setFolded(!shown); });
    connect(m_log, &LogCard::foldedChanged, this, &MainWindow::onLogFolded);
    connect(m_actions->showTransfers, &QAction::triggered, m_lower, &QWidget::setVisible);
}

// What it leaves goes to the panes, and back.
void MainWindow::onLogFolded(bool folded) {
    m_actions->showLog->setChecked(!folded);
    m_engine.settings.set(Preferences::logFolded, folded);
    QList<int> sizes = m_vertical->sizes();
    if (folded && sizes[2] > LogCard::foldedHeight)
        m_logHeight = sizes[2];
    const int height = folded ? LogCard::foldedHeight : m_logHeight;
    sizes[0] += sizes[2] - height;
    sizes[2] = height;
    m_vertical->setSizes(sizes);
}

// Round and round; from elsewhere to the local side.
void MainWindow::onNextPane() {
    QList<QWidget *> stops = currentTab().local().stops() + currentTab().remote().stops();
    stops.append(&m_transfers->currentView());
    if (!m_log->isFolded())
        stops.append(&m_log->view().table());
    QWidget *const at = transfersFocused() ? &m_transfers->currentView() : QApplication::focusWidget();
    const qsizetype next = stops.indexOf(at) + 1;
    if (next == 0)
        return currentTab().local().takeFocus();
    stops.at(next % stops.size())->setFocus(Qt::OtherFocusReason);
}

void MainWindow::connectFileActions() {
    auto *commands = new FileCommands(
        m_engine, *m_actions, [this]() -> ServerTab & { return currentTab(); }, this);
    commands->setObjectName(QStringLiteral("fileCommands"));
    m_files = commands;
    m_editing = new Editing(
        m_engine, *m_actions, [this]() -> ServerTab & { return currentTab(); }, this);
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::updateActions);
    connect(m_transfers, &TransferPanel::localFilesDropped, this,
            [this](const QStringList &paths) { currentTab().upload(paths, currentTab().remote().directory()); });
    connect(m_transfers, &TransferPanel::remoteFilesDropped, this,
            [this](const RemoteFilesMime *files) { currentTab().takeRemoteFiles(files); });
}

void MainWindow::updateActions() {
    if (m_tabs->isEmpty())
        return;
    ServerTab &tab = currentTab();
    m_files->update(transfersFocused());
    m_actions->reconnect->setEnabled(tab.hasSite());
    m_actions->saveSite->setEnabled(tab.hasSite());
    m_actions->disconnectNow->setEnabled(tab.state() != ServerTab::State::Disconnected);
    const bool isConnected = tab.state() == ServerTab::State::Connected;
    m_actions->rawCommand->setEnabled(isConnected);
    m_actions->cancel->setEnabled(tab.browser() && tab.browser()->isBusy()); // of transfers: below
    // Never in clear, and nobody owns the anonymous account.
    m_actions->changePassword->setEnabled(isConnected && tab.browser()->session().isEncrypted() &&
                                          !tab.site()->isAnonymous());
    m_actions->synchronisedBrowsing->setEnabled(isConnected);
    m_actions->compare->setEnabled(isConnected);
    m_actions->compare->setChecked(tab.comparison().isOn());
    m_actions->synchronise->setEnabled(isConnected);
    m_actions->search->setEnabled(isConnected);
    m_actions->synchronisedBrowsing->setChecked(tab.synchronised().isOn());
    m_actions->filter->setChecked(activePane().isFilterShown());
    m_actions->showHidden->setChecked(activePane().model().hiddenShown());
    m_actions->showTrees->setChecked(activePane().isTreeShown());
    m_actions->showLog->setChecked(!m_log->isFolded());
    m_actions->showTransfers->setChecked(!m_lower->isHidden());
    m_queueCommands->update();
}

void MainWindow::showPaneMenu(FilePane &pane, const QPoint &position) {
    pane.takeFocus();
    updateActions();
    QMenu menu;
    if (&pane == &currentTab().local())
        Menus::fillLocalMenu(menu, *m_actions);
    else
        Menus::fillRemoteMenu(menu, *m_actions);
    menu.exec(position);
}

void MainWindow::restoreState() {
    const SettingsFile &settings = m_engine.settings;
    restoreGeometry(settings.get(Preferences::geometry));
    m_vertical->restoreState(settings.get(Preferences::halves));
    m_lower->restoreState(settings.get(Preferences::lower));
    currentTab().splitter().restoreState(settings.get(Preferences::sides));
    m_log->setFolded(settings.get(Preferences::logFolded));
}

void MainWindow::saveState() {
    SettingsFile &settings = m_engine.settings;
    settings.set(Preferences::geometry, saveGeometry());
    settings.set(Preferences::halves, m_vertical->saveState());
    settings.set(Preferences::lower, m_lower->saveState());
    settings.set(Preferences::sides, currentTab().splitter().saveState());
    settings.set(Preferences::localTree, currentTab().local().splitter().saveState());
    settings.set(Preferences::remoteTree, currentTab().remote().splitter().saveState());
    for (const ServerTab *tab : m_tabs->tabs())
        m_columns->remember(*tab);
    m_columns->remember(*m_transfers);
    settings.set(Preferences::localDirectory, currentTab().local().directory());
}

void MainWindow::closeEvent(QCloseEvent *event) {
    const bool isBusy = m_engine.queue.totals().running > 0;
    const int edited = m_editing->openFiles();
    if ((!isBusy && edited == 0) || m_closingAgreed) {
        saveState();
        event->accept();
        return;
    }
    event->ignore();
    QStringList consequences;
    if (isBusy)
        consequences.append(tr("What has arrived so far is kept."));
    if (edited > 0)
        consequences.append(tr("What you save in an editor afterwards is not sent to the server."));
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Quit"));
    box->setText(isBusy ? tr("Transfers are running. Quit all the same?")
                        : tr("Quit with %n file(s) open in editors?", nullptr, edited));
    box->setInformativeText(consequences.join(u'\n'));
    auto *quit = box->addButton(tr("Quit"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Go on"), QMessageBox::RejectRole));
    connect(quit, &QAbstractButton::clicked, this, [this] {
        m_closingAgreed = true;
        close();
    });
    box->open();
}
