#include "window/trayicon.h"

#include "base/bytesize.h"
#include "ui/icons.h"

#include <QMenu>

namespace {
constexpr int FirstNotice = 3000, NoticeInterval = 60'000; // ms
} // namespace

TrayIcon::TrayIcon(ServerControl &control, QObject *parent)
    : QObject(parent)
    , m_control(control)
    , m_icon(programIcon(QStringLiteral("wherry-server")))
    , m_menu(std::make_unique<QMenu>()) {
    connect(m_menu->addAction(tr("Show window")), &QAction::triggered, this, &TrayIcon::windowAsked);
    m_menu->addSeparator();
    m_start = m_menu->addAction(themedIcon(QStringLiteral("play")), tr("Start server"));
    m_stop = m_menu->addAction(themedIcon(QStringLiteral("square")), tr("Stop server"));
    m_menu->addSeparator();
    connect(m_start, &QAction::triggered, this, &TrayIcon::startAsked);
    connect(m_stop, &QAction::triggered, this, &TrayIcon::stopAsked);
    connect(m_menu->addAction(themedIcon(QStringLiteral("power")), tr("Quit")), &QAction::triggered, this,
            &TrayIcon::quitAsked);
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT windowAsked();
    });
    connect(&m_control, &ServerControl::sampled, this, &TrayIcon::refresh);
    connect(&m_control, &ServerControl::stateChanged, this, &TrayIcon::refresh);
    connect(&m_control, &ServerControl::transferEnded, this, &TrayIcon::onTransferEnded);
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::windowAsked);
    m_noticeTime.setSingleShot(true);
    connect(&m_noticeTime, &QTimer::timeout, this, &TrayIcon::onNoticeTime);
    if (isAvailable())
        m_icon.show();
    refresh();
}

TrayIcon::~TrayIcon() = default;

bool TrayIcon::isAvailable() const { return QSystemTrayIcon::isSystemTrayAvailable(); }

QString TrayIcon::summary() const {
    if (m_control.state() != ServerControl::State::Running)
        return tr("Wherry Server is stopped");
    const ThroughputSample rates = m_control.throughput().newest();
    return tr("%n client(s)", nullptr, static_cast<int>(m_control.clients().size())) +
           tr(", down %1, up %2").arg(formatRate(rates.down), formatRate(rates.up));
}

void TrayIcon::setWindowSeen(bool seen) {
    m_isWindowSeen = seen;
    if (seen)
        m_notices = {};
}

void TrayIcon::onTransferEnded(const TransferEnd &end) {
    if (m_isWindowSeen)
        return;
    m_notices.add(end);
    if (!m_noticeTime.isActive())
        m_noticeTime.start(FirstNotice);
}

// The next one comes a while later, however much happens.
void TrayIcon::onNoticeTime() {
    if (m_notices.isEmpty())
        return;
    const QString text = m_notices.take();
    if (m_icon.isVisible())
        m_icon.showMessage(tr("Wherry Server"), text, programIcon(QStringLiteral("wherry-server")));
    Q_EMIT noticed(text);
    m_noticeTime.start(NoticeInterval);
}

void TrayIcon::refresh() {
    const bool running = m_control.state() == ServerControl::State::Running;
    m_start->setVisible(m_control.state() == ServerControl::State::Stopped && m_control.hasAccounts());
    m_stop->setVisible(running);
    if (m_icon.isVisible())
        m_icon.setToolTip(summary());
}
