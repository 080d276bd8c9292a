// How the window looks and which language it speaks.
#pragma once

#include "settings/settingspage.h"

class InterfacePage : public SettingsPage {
    Q_OBJECT
public:
    explicit InterfacePage(SettingsFile &settings, QWidget *parent = nullptr);

    QString title() const override { return tr("Interface"); }
    QString icon() const override { return QStringLiteral("eye"); }
};
