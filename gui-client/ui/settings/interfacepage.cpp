#include "settings/interfacepage.h"

#include "program/preferences.h"
#include "ui/appearance.h"

InterfacePage::InterfacePage(SettingsFile &settings, QWidget *parent)
    : SettingsPage(settings, parent) {
    addHeading(tr("Look"));
    addChoice(Preferences::theme, tr("Appearance"),
              {{static_cast<int>(Theme::Desktop), tr("As the desktop")},
               {static_cast<int>(Theme::Light), tr("Light")},
               {static_cast<int>(Theme::Dark), tr("Dark")}});
    addHeading(tr("While the window is not in front"));
    addSwitch(Preferences::desktopNotices, tr("Tell through the desktop when all transfers have ended or one asks"));
    addHeading(tr("Language"));
    addChoice(Preferences::language, tr("Language"),
              {{QString(), tr("As the desktop")},
               {QStringLiteral("en"), QStringLiteral("English")},
               {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}});
    addNote(tr("Another language shows from the next start."));
}
