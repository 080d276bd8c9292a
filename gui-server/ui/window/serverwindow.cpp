#include "window/serverwindow.h"

#include "base/log.h"
#include "dialogs/confirmation.h"
#include "dialogs/sharedialog.h"
#include "models/clientmodel.h"
#include "models/eventmodel.h"
#include "models/transfermodel.h"
#include "pages/accountspage.h"
#include "pages/banspage.h"
#include "pages/clientspage.h"
#include "pages/dashboardpage.h"
#include "pages/historypage.h"
#include "pages/livetables.h"
#include "pages/logpage.h"
#include "pages/statecard.h"
#include "pages/transferspage.h"
#include "settings/settingspage.h"
#include "ui/startup.h"
#include "window/clientactions.h"
#include "window/navigation.h"
#include "window/trayicon.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

using State = ServerControl::State;

namespace {
// A narrower window keeps its width for the page: beside the texts the dashboard would scroll sideways.
constexpr int RoomForTexts = 1100;
} // namespace

ServerWindow::ServerWindow(ServerControl &control, SettingsFile &preferences, Log &log, QWidget *parent)
    : QMainWindow(parent)
    , m_control(control)
    , m_clients(new ClientModel(this))
    , m_transfers(new TransferModel(this))
    , m_events(new EventModel(this))
    , m_clientActions(new ClientActions(control, *this))
    , m_navigation(new Navigation)
    , m_pages(new QStackedWidget)
    , m_tray(new TrayIcon(control, this)) {
    setWindowTitle(tr("Wherry Server"));
    setMinimumSize(640, 360);
    auto *centre = new QWidget;
    auto *row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addWidget(m_pages, 1);
    setCentralWidget(centre);

    auto *dashboard = new DashboardPage(m_control, *m_clients, *m_transfers, *m_events);
    auto *clients = new ClientsPage(*m_clients);
    auto *transfers = new TransfersPage(*m_transfers);
    addPage(QStringLiteral("layout-dashboard"), tr("Dashboard"), dashboard);
    addPage(QStringLiteral("users"), tr("Clients"), clients);
    addPage(QStringLiteral("arrow-up-down"), tr("Transfers"), transfers);
    addPage(QStringLiteral("user-cog"), tr("Accounts"), new AccountsPage(m_control));
    auto *bans = new BansPage(m_control);
    addPage(QStringLiteral("shield-x"), tr("Bans"), bans);
    m_history = new HistoryPage(m_control);
    addPage(QStringLiteral("history"), tr("History"), m_history);
    addPage(QStringLiteral("scroll-text"), tr("Log"), new LogPage(log));
    auto *settings = new SettingsPage(m_control, preferences);
    addPage(QStringLiteral("settings"), tr("Settings"), settings);
    showPage(Dashboard);

    connect(m_navigation, &Navigation::chosen, this, [this](int page) { showPage(static_cast<Page>(page)); });
    connect(&dashboard->stateCard(), &StateCard::startAsked, this, &ServerWindow::onStartAsked);
    connect(&dashboard->stateCard(), &StateCard::stopAsked, this, &ServerWindow::onStopAsked);
    connect(&dashboard->stateCard(), &StateCard::shareAsked, this, &ServerWindow::openShareDialog);
    connect(dashboard, &DashboardPage::clientsAsked, this, [this] { showPage(Clients); });
    connect(dashboard, &DashboardPage::transfersAsked, this, [this] { showPage(Transfers); });
    connect(dashboard, &DashboardPage::logAsked, this, [this] { showPage(LogPageNumber); });
    connect(dashboard, &DashboardPage::topicAsked, this, [this, settings](const QString &topic) {
        settings->showTopic(topic);
        showPage(Settings);
    });
    m_clientActions->serve(dashboard->clientTable());
    m_clientActions->serve(clients->table());
    connect(dashboard, &DashboardPage::disconnectAsked, this, &ServerWindow::onDisconnectAsked);
    connect(clients, &ClientsPage::disconnectAsked, this, &ServerWindow::onDisconnectAsked);
    connect(transfers, &TransfersPage::disconnectAsked, this, &ServerWindow::onDisconnectAsked);
    connect(bans, &BansPage::counted, this,
            [this](int count) { m_navigation->setCount(Bans, count > 0 ? count : -1); });
    connect(settings, &SettingsPage::restartAsked, this, &ServerWindow::onRestartAsked);
    connect(&m_control, &ServerControl::sampled, this, &ServerWindow::onSampled);
    connect(&m_control, &ServerControl::stateChanged, this, &ServerWindow::onStateChanged);
    connect(&m_control, &ServerControl::transferEnded, m_events, qOverload<const TransferEnd &>(&EventModel::observe));
    connect(&log, &Log::recorded, m_events, qOverload<const LogRecord &>(&EventModel::observe));
    connect(m_tray, &TrayIcon::windowAsked, this, &ServerWindow::showAgain);
    connect(m_tray, &TrayIcon::startAsked, this, &ServerWindow::onStartAsked);
    connect(m_tray, &TrayIcon::stopAsked, this, [this] {
        showAgain(); // the question needs its window
        onStopAsked();
    });
    connect(m_tray, &TrayIcon::quitAsked, this, [this] {
        showAgain();
        close();
    });
    auto *quit = new QShortcut(QKeySequence::Quit, this);
    connect(quit, &QShortcut::activated, this, &QWidget::close);
    resizeToScreen(*this, {1400, 860});
    onStateChanged();
}

void ServerWindow::addPage(const QString &iconName, const QString &text, QWidget *page) {
    const int number = m_navigation->addPage(iconName, text);
    m_pages->addWidget(page);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + number)), this);
    connect(shortcut, &QShortcut::activated, this, [this, number] { showPage(static_cast<Page>(number)); });
}

void ServerWindow::showPage(Page page) {
    m_navigation->setCurrent(page);
    m_pages->setCurrentIndex(page);
}

void ServerWindow::onSampled() {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_events->observe(m_control.clients(), now);
    const bool hidden = !isVisible() || isMinimized();
    m_tray->setWindowSeen(!hidden);
    m_clients->setHidden(hidden);
    m_transfers->setHidden(hidden);
    m_history->setWindowSeen(!hidden);
    m_clients->show(m_control.clients(), now);
    m_transfers->show(m_control.transfers(), now);
    m_navigation->setCount(Clients, static_cast<int>(m_control.clients().size()));
    m_navigation->setCount(Transfers, static_cast<int>(m_control.transfers().size()));
    const ThroughputSample rates = m_control.throughput().newest();
    const bool running = m_control.state() == State::Running;
    m_navigation->setStatus(running ? Ink::Ok : Ink::Muted, running ? tr("Server is running") : tr("Server is stopped"),
                            running ? rates.down : 0, running ? rates.up : 0);
}

void ServerWindow::onStateChanged() {
    const State state = m_control.state();
    if (state != m_lastState && state != State::Stopping) {
        m_events->add({state == State::Running ? ServerEvent::Kind::Started : ServerEvent::Kind::Stopped,
                       QDateTime::currentMSecsSinceEpoch(),
                       {},
                       {}});
    }
    m_lastState = state;
    onSampled();
    if (m_closing && state == State::Stopped)
        close();
}

void ServerWindow::onStartAsked() {
    if (m_control.start())
        return;
    complain(*this, tr("The server could not start."), m_control.failure().text);
}

void ServerWindow::onStopAsked() {
    askBeforeEnding(tr("Stop the server?"),
                    tr("%n client(s) will be disconnected.", nullptr, static_cast<int>(m_control.clients().size())),
                    tr("Stop server"), [this] { m_control.stop(); });
}

void ServerWindow::onRestartAsked() {
    askBeforeEnding(tr("Restart the server?"),
                    tr("%n client(s) will be disconnected.", nullptr, static_cast<int>(m_control.clients().size())),
                    tr("Restart server"), [this] { m_control.restart(); });
}

void ServerWindow::onDisconnectAsked(const QList<quint64> &sessions) { m_control.disconnectClients(sessions); }

void ServerWindow::askBeforeEnding(const QString &title, const QString &question, const QString &action,
                                   const std::function<void()> &act) {
    if (m_control.clients().isEmpty())
        return act();
    const int transfers = static_cast<int>(m_control.transfers().size());
    const QString consequence =
        transfers == 0 ? question
                       : question + QLatin1Char(' ') + tr("%n transfer(s) will break off.", nullptr, transfers);
    confirm(*this, {title, consequence, tr("Keep running"), action}, act);
}

void ServerWindow::openShareDialog() {
    auto *dialog = new ShareDialog(m_control, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ServerWindow::closeWithoutAsking() {
    m_closing = true;
    if (m_control.state() == State::Stopped)
        close();
    else
        m_control.stop();
}

void ServerWindow::showAgain() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void ServerWindow::changeEvent(QEvent *event) {
    QMainWindow::changeEvent(event);
    // Minimised it goes to the tray where there is one.
    if (event->type() == QEvent::WindowStateChange && isMinimized() && m_tray->isAvailable())
        QTimer::singleShot(0, this, &QWidget::hide);
}

void ServerWindow::resizeEvent(QResizeEvent *event) {
    QMainWindow::resizeEvent(event);
    m_navigation->setCompact(width() < RoomForTexts);
}

void ServerWindow::closeEvent(QCloseEvent *event) {
    if (m_control.state() == State::Stopped) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing)
        return;
    askBeforeEnding(tr("Close and end all connections?"),
                    tr("%n client(s) will be disconnected.", nullptr, static_cast<int>(m_control.clients().size())),
                    tr("Close"), [this] { closeWithoutAsking(); });
}
