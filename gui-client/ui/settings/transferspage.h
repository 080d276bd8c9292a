// How files and folders are transferred.
#pragma once

#include "settings/settingspage.h"

class TransfersPage : public SettingsPage {
    Q_OBJECT
public:
    explicit TransfersPage(SettingsFile &settings, QWidget *parent = nullptr);

    QString title() const override { return tr("Transfers"); }
    QString icon() const override { return QStringLiteral("arrow-up-down"); }
};
