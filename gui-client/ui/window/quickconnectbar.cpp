#include "window/quickconnectbar.h"

#include "base/visibletext.h"
#include "models/tlswords.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/menutext.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QToolButton>

namespace {
constexpr int narrow = 1100;

QLineEdit *addField(QHBoxLayout &layout, const QString &name, int stretch, QWidget *parent) {
    auto *label = new PlainLabel(name, Ink::Muted, parent);
    auto *field = new QLineEdit(parent);
    label->setBuddy(field);
    field->setAccessibleName(name);
    field->setMinimumHeight(Metrics::ControlHeight - 2);
    layout.addWidget(label);
    layout.addWidget(field, stretch);
    layout.addSpacing(Metrics::Medium);
    return field;
}
} // namespace

QuickConnectBar::QuickConnectBar(QWidget *parent)
    : QWidget(parent) {
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::Medium, Metrics::Tiny, Metrics::Medium, Metrics::Tiny);
    layout->setSpacing(Metrics::Small);
    m_sitesButton = new QToolButton(this);
    m_sitesButton->setText(tr("Sites"));
    m_sitesButton->setIcon(themedIcon(QStringLiteral("server")));
    m_sitesButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_sitesButton->setAccessibleName(tr("Saved sites"));
    m_sitesButton->setToolTip(m_sitesButton->accessibleName());
    m_sitesButton->setIconSize({Metrics::IconSize, Metrics::IconSize});
    m_sitesButton->setFixedHeight(Metrics::ControlHeight);
    auto *sites = new QMenu(m_sitesButton);
    connect(m_sitesButton, &QToolButton::clicked, sites, [sites, sitesButton = m_sitesButton] {
        sites->popup(sitesButton->mapToGlobal(QPoint(0, sitesButton->height() + 2)));
    });
    connect(sites, &QMenu::aboutToShow, this, [this, sites] { Q_EMIT sitesMenuWanted(*sites); });
    layout->addWidget(m_sitesButton);
    layout->addSpacing(Metrics::Small);
    m_host = addField(*layout, tr("Host"), 8, this);
    m_host->setMinimumWidth(130);
    m_host->setPlaceholderText(tr("ftp.example.org, or a whole ftp:// address"));
    m_user = addField(*layout, tr("Username"), 3, this);
    m_user->setPlaceholderText(tr("anonymous"));
    m_password = addField(*layout, tr("Password"), 3, this);
    m_password->setEchoMode(QLineEdit::Password);
    m_port = addField(*layout, tr("Port"), 0, this);
    m_port->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,5}")), m_port));
    m_port->setFixedWidth(64);
    m_port->setPlaceholderText(QStringLiteral("21"));

    m_connect = new QPushButton(tr("Connect"), this);
    m_connect->setAccessibleName(tr("Connect"));
    makePrimary(*m_connect);
    m_historyButton = new QToolButton(this);
    m_historyButton->setIcon(themedIcon(QStringLiteral("chevron-down")));
    m_historyButton->setAccessibleName(tr("Servers connected to before"));
    m_historyButton->setToolTip(m_historyButton->accessibleName());
    m_historyButton->setFixedSize(28, Metrics::ControlHeight);
    m_history = new QMenu(this);
    connect(m_historyButton, &QToolButton::clicked, this,
            [this] { m_history->popup(m_historyButton->mapToGlobal(QPoint(0, m_historyButton->height() + 2))); });
    layout->addWidget(m_connect);
    layout->addWidget(m_historyButton);
    layout->addSpacing(Metrics::Medium);
    layout->addStretch(1);
    m_tlsButton = new QToolButton(this);
    m_tlsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tlsButton->setAutoRaise(true);
    m_tlsButton->setIconSize({Metrics::IconSize, Metrics::IconSize});
    m_tlsButton->setFixedHeight(Metrics::ControlHeight);
    m_modes = new QMenu(m_tlsButton);
    auto *group = new QActionGroup(m_modes);
    for (const TlsMode mode : TlsWords::inOrder) {
        QAction *action = m_modes->addAction(TlsWords::of(mode));
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] { setTls(mode); });
    }
    connect(m_tlsButton, &QToolButton::clicked, this,
            [this] { m_modes->popup(m_tlsButton->mapToGlobal(QPoint(0, m_tlsButton->height() + 2))); });
    layout->addWidget(m_tlsButton);
    setTls(TlsMode::Optional);

    for (QLineEdit *field : {m_host, m_user, m_password, m_port})
        connect(field, &QLineEdit::returnPressed, this, &QuickConnectBar::connectWanted);
    connect(m_connect, &QPushButton::clicked, this, &QuickConnectBar::connectWanted);
    setHistory({});
}

// In a narrow window the buttons at the ends are told by their icons.
void QuickConnectBar::resizeEvent(QResizeEvent *event) {
    const auto style = width() < narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
    m_sitesButton->setToolButtonStyle(style);
    m_tlsButton->setToolButtonStyle(style);
    QWidget::resizeEvent(event);
}

void QuickConnectBar::setTls(TlsMode mode) {
    m_tls = mode;
    const bool isOff = mode == TlsMode::Off;
    m_tlsButton->setIcon(themedIcon(isOff ? QStringLiteral("lock-open") : QStringLiteral("shield-check"),
                                    isOff ? Ink::Warning : Ink::Ok));
    m_tlsButton->setText(TlsWords::of(mode));
    m_tlsButton->setAccessibleName(tr("Encryption: %1").arg(TlsWords::of(mode)));
    m_tlsButton->setToolTip(m_tlsButton->accessibleName());
    const QList<QAction *> actions = m_modes->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
    m_port->setPlaceholderText(mode == TlsMode::Implicit ? QStringLiteral("990") : QStringLiteral("21"));
}

Expected<SiteUrl> QuickConnectBar::site() const {
    QString host = m_host->text().trimmed();
    if (host.isEmpty())
        return Failure{Failure::Kind::Unsupported, 0, tr("the host is missing"), {}};
    const bool isUrl = host.contains(QLatin1String("://"));
    if (!isUrl) {
        const bool isBareIpv6 = host.count(u':') > 1 && !host.startsWith(u'[');
        host = (m_tls == TlsMode::Implicit ? QStringLiteral("ftps://") : QStringLiteral("ftp://")) +
               (isBareIpv6 ? QString(u'[' + host + u']') : host);
    }
    Expected<SiteUrl> result = Site::fromUrl(host);
    if (!result)
        return result;
    Site &site = result->site;
    if (!isUrl) {
        site.tls = m_tls;
        site.port = m_tls == TlsMode::Implicit && site.port == 21 ? 990 : site.port;
    }
    if (!m_port->text().isEmpty()) {
        site.port = m_port->text().toUShort();
        if (site.port == 0)
            return Failure{Failure::Kind::Unsupported, 0, tr("a port is a number from 1 to 65535"), {}};
    }
    if (!m_user->text().isEmpty() && !result->hasUser)
        site.user = m_user->text();
    if (!m_password->text().isEmpty() && !result->hasPassword)
        site.password = m_password->text();
    return result;
}

void QuickConnectBar::show(const Site &site) {
    m_host->setText(site.host);
    m_user->setText(site.isAnonymous() ? QString() : site.user);
    m_password->setText(site.password);
    m_port->setText(QString::number(site.port));
    setTls(site.tls);
}

void QuickConnectBar::setHistory(const QList<Site> &sites) {
    m_history->clear();
    m_historyButton->setEnabled(!sites.isEmpty());
    for (const Site &site : sites) {
        QAction *action =
            m_history->addAction(themedIcon(QStringLiteral("server"), Ink::Muted), menuText(visibleText(site.key())));
        connect(action, &QAction::triggered, this, [this, site] { Q_EMIT siteChosen(site); });
    }
    if (sites.isEmpty())
        return;
    m_history->addSeparator();
    connect(m_history->addAction(tr("Forget these")), &QAction::triggered, this, &QuickConnectBar::historyCleared);
}

void QuickConnectBar::takeFocus() {
    m_host->setFocus(Qt::ShortcutFocusReason);
    m_host->selectAll();
}
