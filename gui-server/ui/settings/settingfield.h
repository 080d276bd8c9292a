// The field of one key of the configuration: a box, a choice, a number with its unit, a text or a path, as the kind of
// the key asks. Takes and gives the texts of the key.
#pragma once

#include "config/configurationkeys.h"
#include "settings/settingwords.h"

#include <QWidget>

class SettingField : public QWidget {
    Q_OBJECT
public:
    static SettingField *make(const ConfigurationKey &key, const SettingWords::Key &words);

    virtual void show(const QStringList &texts) = 0; // of the key's show()
    using QWidget::show;
    virtual QStringList texts() const = 0; // none = the default
    // Says its label itself, as a box does.
    virtual bool hasLabel() const { return false; }

Q_SIGNALS:
    void edited(); // by a person
};
