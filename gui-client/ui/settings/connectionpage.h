// How servers are talked to.
#pragma once

#include "settings/settingspage.h"

class ConnectionPage : public SettingsPage {
    Q_OBJECT
public:
    explicit ConnectionPage(SettingsFile &settings, QWidget *parent = nullptr);

    QString title() const override { return tr("Connection"); }
    QString icon() const override { return QStringLiteral("plug"); }
};
