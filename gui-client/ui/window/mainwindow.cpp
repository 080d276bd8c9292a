#include "window/mainwindow.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "dialogs/changepassworddialog.h"
#include "dialogs/rawcommanddialog.h"
#include "models/remotefilesmime.h"
#include "panes/filelistview.h"
#include "settings/settingsdialog.h"
#include "transfers/transferpanel.h"
#include "transfers/transferview.h"
#include "ui/appearance.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/logview.h"
#include "ui/metrics.h"
#include "window/actions.h"
#include "window/clientengine.h"
#include "window/columnmemory.h"
#include "window/filecommands.h"
#include "window/interviewer.h"
#include "window/logcard.h"
#include "window/menus.h"
#include "window/noticebar.h"
#include "window/preferences.h"
#include "window/quickconnectbar.h"
#include "window/servertab.h"
#include "window/sitecommands.h"
#include "window/speedcard.h"
#include "window/statusline.h"
#include "window/unfinishedoffer.h"
#include "window/whendone.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace {
constexpr qsizetype historyLimit = 15;

// How a connection stands, before its tab's name.
QIcon dotIcon(const QColor &colour) {
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(9, 9, 14, 14));
    return QIcon(pixmap);
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
    resize(1400, 900);
    m_actions = new Actions(this);
    m_interviewer = new Interviewer(engine, this);
    m_columns = std::make_unique<ColumnMemory>(engine.settings);
    m_whenDone = new WhenDone(engine, *this);
    m_sites = new SiteCommands(engine, *m_actions, *m_interviewer, *this);
    build();
    connectServerActions();
    connectPlaceActions();
    connectFileActions();
    connectQueueActions();
    addTab();
    connect(&appearance, &Appearance::changed, this, [this] {
        for (ServerTab *tab : std::as_const(m_tabs))
            onTabState(tab);
    });
    connect(&engine.settings, &SettingsFile::changed, this, [this](const QString &key) {
        if (key == Preferences::theme.key)
            m_appearance.setTheme(static_cast<Theme>(m_engine.settings.get(Preferences::theme)));
    });
    new UnfinishedOffer(engine, *this);
    restoreState();
    refillHistory();
    updateActions();
}

MainWindow::~MainWindow() {
    // The parts lose focus and selection while they go: nobody looks at the tabs any more.
    disconnect(qApp, nullptr, this, nullptr);
    m_tabs.clear();
}

void MainWindow::build() {
    m_menuBar = new QMenuBar(this);
    Menus::fillMenuBar(*m_menuBar, *m_actions, m_engine, *m_whenDone);
    m_quick = new QuickConnectBar(this);
    m_stack = new QStackedWidget(this);
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
    m_vertical->addWidget(m_stack);
    m_vertical->addWidget(m_lower);
    m_vertical->addWidget(m_log);
    m_vertical->setStretchFactor(0, 3);
    m_vertical->setStretchFactor(1, 2);
    m_vertical->setStretchFactor(2, 0);
    m_vertical->setSizes({310, 250, 162});

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
    layout->addWidget(makeTabRow());
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

QWidget *MainWindow::makeTabRow() {
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(Metrics::Medium, 0, Metrics::Medium, 0);
    layout->setSpacing(Metrics::Tiny);
    m_tabBar = new QTabBar(row);
    m_tabBar->setAccessibleName(tr("Servers"));
    m_tabBar->setMovable(false);
    m_tabBar->setExpanding(false);
    m_tabBar->setDrawBase(false);
    m_tabBar->setElideMode(Qt::ElideMiddle);
    auto *plus = new IconButton(QStringLiteral("plus"), tr("New tab"), row);
    plus->setToolTip(tr("New tab (Ctrl+T)"));
    connect(plus, &QToolButton::clicked, m_actions->newTab, &QAction::trigger);
    connect(m_tabBar, &QTabBar::currentChanged, this, &MainWindow::onTabChanged);
    layout->addWidget(m_tabBar);
    layout->addWidget(plus);
    layout->addStretch(1);
    return row;
}

ServerTab &MainWindow::currentTab() { return *m_tabs.at(std::max(0, m_stack->currentIndex())); }

FilePane &MainWindow::activePane() { return currentTab().activePane(); }

bool MainWindow::transfersFocused() const { return m_transfers->hasFocusInside(); }

ServerTab *MainWindow::addTab() {
    auto *tab = new ServerTab(m_engine, m_stack);
    m_columns->restore(*tab);
    const bool hidden = m_engine.settings.get(Preferences::hiddenShown);
    for (FilePane *pane : {static_cast<FilePane *>(&tab->local()), static_cast<FilePane *>(&tab->remote())}) {
        pane->model().setHiddenShown(hidden);
        connect(pane, &FilePane::contextMenuWanted, this,
                [this, pane](const QPoint &position) { showPaneMenu(*pane, position); });
        connect(pane, &FilePane::chosenChanged, this, &MainWindow::updateActions);
        connect(pane, &FilePane::placeChanged, this, &MainWindow::updateActions);
    }
    connect(tab, &ServerTab::stateChanged, this, [this, tab] { onTabState(tab); });
    connect(tab, &ServerTab::connected, this, &MainWindow::onConnected);
    connect(tab, &ServerTab::activePaneChanged, this, &MainWindow::updateActions);
    connect(tab, &ServerTab::questionAsked, this, [this, tab](const Question &question) {
        m_interviewer->ask(question, [guard = QPointer<ServerTab>(tab)](const Answer &answer) {
            if (guard && guard->browser())
                guard->browser()->answer(answer);
        });
    });
    m_tabs.append(tab);
    m_stack->addWidget(tab);
    const int index = m_tabBar->addTab(tab->title());
    auto *close = new IconButton(QStringLiteral("x"), tr("Close this tab"), m_tabBar);
    close->setIconSize({14, 14});
    close->setFixedSize(20, 20);
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W does it by keyboard
    connect(close, &QToolButton::clicked, tab, [this, tab] { closeTab(static_cast<int>(m_tabs.indexOf(tab))); });
    m_tabBar->setTabButton(index, QTabBar::RightSide, close);
    m_tabBar->setCurrentIndex(index);
    onTabChanged(index);
    const QString remembered = m_engine.settings.get(Preferences::localDirectory);
    tab->local().goTo(QFileInfo(remembered).isDir() ? remembered : QDir::homePath());
    onTabState(tab);
    return tab;
}

void MainWindow::closeTab(int index) {
    if (index < 0 || index >= m_tabs.size())
        return;
    if (m_tabs.size() == 1)
        addTab();
    ServerTab *tab = m_tabs.takeAt(index);
    m_columns->remember(*tab);
    // The stack follows the tab bar: both lose the same place before anyone looks at the current one.
    const QSignalBlocker blocker(m_tabBar);
    m_tabBar->removeTab(index);
    m_stack->removeWidget(tab);
    tab->deleteLater();
    m_stack->setCurrentIndex(m_tabBar->currentIndex());
    onTabChanged(m_tabBar->currentIndex());
}

void MainWindow::onTabChanged(int index) {
    if (index < 0 || index >= m_tabs.size())
        return;
    m_stack->setCurrentIndex(index);
    onTabState(m_tabs.at(index));
    updateActions();
}

void MainWindow::onTabState(ServerTab *tab) {
    const auto index = static_cast<int>(m_tabs.indexOf(tab));
    if (index < 0)
        return;
    m_tabBar->setTabText(index, QString(tab->title()).replace(u'&', QStringLiteral("&&")));
    const Ink inks[] = {Ink::Muted, Ink::Warning, Ink::Ok};
    m_tabBar->setTabIcon(index, dotIcon(inkColour(inks[static_cast<int>(tab->state())], palette())));
    m_tabBar->setTabToolTip(index, visibleText(tab->siteKey()));
    if (tab != &currentTab())
        return;
    if (tab->state() == ServerTab::State::Disconnected)
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

void MainWindow::openSaved(const SavedSite &saved) {
    openSite(saved.site, saved.remoteFolder);
    if (QFileInfo(saved.localFolder).isDir())
        currentTab().local().goTo(saved.localFolder);
}

bool MainWindow::openUrl(const QString &url) {
    const Expected<SiteUrl> parsed = Site::fromUrl(url);
    if (!parsed) {
        currentTab().notice().showFailure({tr("This address cannot be opened."), visibleText(parsed.error().text), {}},
                                          visibleText(url));
        return false;
    }
    openSite(parsed->site, parsed->path);
    return true;
}

void MainWindow::onConnectWanted() {
    const Expected<SiteUrl> typed = m_quick->site();
    if (!typed) {
        currentTab().notice().showFailure({tr("This address cannot be opened."), visibleText(typed.error().text),
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
    connect(m_actions->changePassword, &QAction::triggered, this, &MainWindow::askForNewPassword);
    connect(m_actions->newTab, &QAction::triggered, this, [this] {
        addTab();
        m_quick->takeFocus();
    });
    connect(m_actions->closeTab, &QAction::triggered, this, [this] { closeTab(m_tabBar->currentIndex()); });
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
        for (ServerTab *tab : std::as_const(m_tabs)) {
            tab->local().model().setHiddenShown(on);
            tab->remote().model().setHiddenShown(on);
        }
    });
    connect(m_actions->otherSide, &QAction::triggered, this, [this] {
        ServerTab &tab = currentTab();
        (&tab.activePane() == &tab.local() ? static_cast<FilePane &>(tab.remote()) : tab.local()).takeFocus();
    });
    connect(m_actions->nextPane, &QAction::triggered, this, [this] {
        ServerTab &tab = currentTab();
        if (tab.local().view().hasFocus())
            tab.remote().takeFocus();
        else if (tab.remote().view().hasFocus())
            m_transfers->currentView().setFocus();
        else if (transfersFocused() && !m_log->isFolded())
            m_log->view().table().setFocus();
        else
            tab.local().takeFocus();
    });
    connect(m_actions->showLog, &QAction::triggered, this, [this](bool shown) { m_log->setFolded(!shown); });
    connect(m_log, &LogCard::foldedChanged, this, [this](bool folded) {
        m_actions->showLog->setChecked(!folded);
        m_engine.settings.set(Preferences::logFolded, folded);
    });
    connect(m_actions->showTransfers, &QAction::triggered, m_lower, &QWidget::setVisible);
}

void MainWindow::connectFileActions() {
    auto *commands = new FileCommands(
        *m_actions, [this]() -> ServerTab & { return currentTab(); }, this);
    commands->setObjectName(QStringLiteral("fileCommands"));
    m_files = commands;
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::updateActions);
    connect(m_transfers, &TransferPanel::localFilesDropped, this,
            [this](const QStringList &paths) { currentTab().upload(paths, currentTab().remote().directory()); });
    connect(m_transfers, &TransferPanel::remoteFilesDropped, this,
            [this](const RemoteFilesMime *files) { currentTab().takeRemoteFiles(files); });
}

void MainWindow::connectQueueActions() {
    connect(m_actions->processQueue, &QAction::triggered, this, [this](bool on) { m_engine.queue.setProcessing(on); });
    connect(&m_engine.queue, &TransferQueue::processingChanged, m_actions->processQueue, &QAction::setChecked);
    m_actions->processQueue->setChecked(m_engine.queue.isProcessing());
    connect(m_actions->pauseTransfer, &QAction::triggered, m_transfers, &TransferPanel::pauseChosen);
    connect(m_actions->resumeTransfer, &QAction::triggered, m_transfers, &TransferPanel::resumeChosen);
    connect(m_actions->cancelTransfer, &QAction::triggered, m_transfers, &TransferPanel::cancelChosen);
    connect(m_actions->retryTransfer, &QAction::triggered, m_transfers, &TransferPanel::retryChosen);
    connect(m_actions->retryAll, &QAction::triggered, m_transfers, &TransferPanel::retryAll);
    connect(m_actions->removeTransfer, &QAction::triggered, m_transfers, &TransferPanel::removeChosen);
    connect(m_actions->clearFinished, &QAction::triggered, m_transfers, &TransferPanel::clearFinished);
    connect(m_actions->priorityUp, &QAction::triggered, m_transfers, &TransferPanel::raiseChosen);
    connect(m_actions->priorityDown, &QAction::triggered, m_transfers, &TransferPanel::lowerChosen);
    connect(m_actions->remove, &QAction::triggered, this, [this] {
        if (transfersFocused())
            m_transfers->removeChosen();
    });
    connect(m_actions->reveal, &QAction::triggered, this, [this] {
        if (!transfersFocused())
            return;
        if (const TransferItem *item = m_engine.queue.item(m_transfers->chosenIds().value(0)))
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(item->localPath).path()));
    });
    connect(m_actions->answerQuestion, &QAction::triggered, this,
            [this] { m_interviewer->askAgain(m_transfers->chosenIds().value(0)); });
    connect(m_transfers, &TransferPanel::questionWanted, m_interviewer, &Interviewer::askAgain);
    connect(m_transfers, &TransferPanel::contextMenuWanted, this, &MainWindow::showTransferMenu);
    connect(m_transfers, &TransferPanel::moreMenuWanted, this, &MainWindow::showTransferMenu);
    connect(m_transfers, &TransferPanel::chosenChanged, this, &MainWindow::updateActions);
}

void MainWindow::updateActions() {
    if (m_tabs.isEmpty() || !m_files)
        return;
    ServerTab &tab = currentTab();
    m_files->update(transfersFocused());
    m_actions->reconnect->setEnabled(tab.hasSite());
    m_actions->saveSite->setEnabled(tab.hasSite());
    m_actions->disconnectNow->setEnabled(tab.state() != ServerTab::State::Disconnected);
    const bool isConnected = tab.state() == ServerTab::State::Connected;
    m_actions->rawCommand->setEnabled(isConnected);
    // Never in clear, and nobody owns the anonymous account.
    m_actions->changePassword->setEnabled(isConnected && tab.browser()->session().isEncrypted() &&
                                          !tab.site()->isAnonymous());
    m_actions->filter->setChecked(activePane().isFilterShown());
    m_actions->showHidden->setChecked(activePane().model().hiddenShown());
    m_actions->showLog->setChecked(!m_log->isFolded());
    m_actions->showTransfers->setChecked(!m_lower->isHidden());

    bool running = false, paused = false, retryable = false, asking = false;
    const QList<quint64> ids = m_transfers->chosenIds();
    for (const quint64 id : ids) {
        const TransferItem *item = m_engine.queue.item(id);
        if (!item)
            continue;
        using State = TransferItem::State;
        running |= !item->isFinished() && item->state != State::Paused;
        paused |= item->state == State::Paused;
        retryable |= item->state == State::Failed || item->state == State::Cancelled;
        asking |= item->isAsking;
    }
    m_actions->pauseTransfer->setEnabled(running);
    m_actions->resumeTransfer->setEnabled(paused);
    m_actions->cancelTransfer->setEnabled(running || paused);
    m_actions->retryTransfer->setEnabled(retryable);
    m_actions->answerQuestion->setEnabled(asking);
    m_actions->removeTransfer->setEnabled(!ids.isEmpty());
    m_actions->priorityUp->setEnabled(running);
    m_actions->priorityDown->setEnabled(running);
    m_actions->clearFinished->setEnabled(m_transfers->tab() != TransferQueue::Tab::Queued);
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

void MainWindow::showTransferMenu(const QPoint &position) {
    m_transfers->currentView().setFocus();
    updateActions();
    QMenu menu;
    Menus::fillTransferMenu(menu, *m_actions, *m_whenDone);
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
    for (const ServerTab *tab : std::as_const(m_tabs))
        m_columns->remember(*tab);
    m_columns->remember(*m_transfers);
    settings.set(Preferences::localDirectory, currentTab().local().directory());
}

void MainWindow::closeEvent(QCloseEvent *event) {
    if (m_engine.queue.totals().running == 0 || m_closingAgreed) {
        saveState();
        event->accept();
        return;
    }
    event->ignore();
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Question);
    box->setWindowTitle(tr("Quit"));
    box->setText(tr("Transfers are running. Quit all the same?"));
    box->setInformativeText(tr("What has arrived so far is kept."));
    auto *quit = box->addButton(tr("Quit"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Go on"), QMessageBox::RejectRole));
    connect(quit, &QAbstractButton::clicked, this, [this] {
        m_closingAgreed = true;
        close();
    });
    box->open();
}
