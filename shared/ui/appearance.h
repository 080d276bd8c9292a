// Style, palette and font of the application: follows the desktop's light or dark, unless told otherwise. One per
// program, owned by main().
#pragma once

#include "ui/palette.h"

#include <QObject>

class QApplication;
class QDBusVariant;

class Appearance : public QObject {
    Q_OBJECT
public:
    explicit Appearance(QApplication &application, Theme theme = Theme::Desktop);

    Theme theme() const { return m_theme; }
    void setTheme(Theme theme);
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onDesktopSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askDesktop();
    void apply();

    QApplication &m_application;
    Theme m_theme;
    bool m_desktopDark = false;
    bool m_dark = false;
};

// The desktop's or the person's wish for less motion: nothing moves by itself then.
bool reducedMotion();
