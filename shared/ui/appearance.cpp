#include "ui/appearance.h"

#include "ui/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFontDatabase>
#include <QStyle>

namespace {
constexpr QLatin1String PortalService("org.freedesktop.portal.Desktop");
constexpr QLatin1String PortalPath("/org/freedesktop/portal/desktop");
constexpr QLatin1String PortalSettings("org.freedesktop.portal.Settings");
constexpr QLatin1String AppearanceGroup("org.freedesktop.appearance");
constexpr QLatin1String SchemeKey("color-scheme");
constexpr QLatin1String DesktopGroup("org.gnome.desktop.interface");
constexpr QLatin1String AnimationsKey("enable-animations");
constexpr uint PreferDark = 1;
constexpr const char *MotionProperty = "wherryReducedMotion";

// The value may be wrapped in a second variant (the portal's older Read).
QVariant unwrapped(QVariant value) {
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

// Asking for the bus where there is none would start one: only where the session has said that it has one.
bool hasSessionBus() { return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"); }
} // namespace

Appearance::Appearance(QApplication &application, Theme theme)
    : m_application(application)
    , m_theme(theme) {
    // Before our palette replaces it, the platform's own tells what the desktop looks like.
    m_desktopDark = application.palette().color(QPalette::Window).lightness() < 128 ||
                    qEnvironmentVariable("GTK_THEME").endsWith(QLatin1String("dark"));
    application.setStyle(new Style);
    QFont font = application.font();
    const QStringList families = QFontDatabase::families();
    if (families.contains(QStringLiteral("Inter")))
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")});
    font.setPixelSize(13);
    font.setHintingPreference(QFont::PreferNoHinting);
    application.setFont(font);
    apply();
    askDesktop();
}

void Appearance::setTheme(Theme theme) {
    if (theme == m_theme)
        return;
    m_theme = theme;
    apply();
}

void Appearance::askDesktop() {
    if (!hasSessionBus())
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(PortalService, PortalPath, PortalSettings, QStringLiteral("SettingChanged"), this,
                SLOT(onDesktopSettingChanged(QString, QString, QDBusVariant)));
    for (const auto &[group, key] : {std::pair(AppearanceGroup, SchemeKey), std::pair(DesktopGroup, AnimationsKey)}) {
        QDBusMessage question =
            QDBusMessage::createMethodCall(PortalService, PortalPath, PortalSettings, QStringLiteral("Read"));
        question << group << key;
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group = group, key = key] {
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (!reply.isError())
                onDesktopSettingChanged(group, key, reply.value());
            watcher->deleteLater();
        });
    }
}

void Appearance::onDesktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value) {
    if (group == DesktopGroup && key == AnimationsKey) {
        m_application.setProperty(MotionProperty, !unwrapped(value.variant()).toBool());
    } else if (group == AppearanceGroup && key == SchemeKey) {
        m_desktopDark = unwrapped(value.variant()).toUInt() == PreferDark;
        apply();
    }
}

void Appearance::apply() {
    m_dark = m_theme == Theme::Dark || (m_theme == Theme::Desktop && m_desktopDark);
    m_application.setPalette(paletteOf(coloursOf(m_dark)));
    Q_EMIT changed();
}

bool reducedMotion() {
    return qEnvironmentVariableIsSet("WHERRY_REDUCED_MOTION") ||
           (QCoreApplication::instance() && QCoreApplication::instance()->property(MotionProperty).toBool());
}
