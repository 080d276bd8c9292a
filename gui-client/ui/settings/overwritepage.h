// What happens with files that are there already.
#pragma once

#include "settings/settingspage.h"

class OverwritePage : public SettingsPage {
    Q_OBJECT
public:
    explicit OverwritePage(SettingsFile &settings, QWidget *parent = nullptr);

    QString title() const override { return tr("Existing files"); }
    QString icon() const override { return QStringLiteral("files"); }
};
