// Keys of the configuration as rows of a form: label, field, a sentence below, and what is wrong with it. A key that
// the administrator's file or the command line sets is shown and cannot be changed here.
#pragma once

#include "models/servercontrol.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class PlainLabel;
class QFormLayout;
class SettingField;
struct ConfigurationKey;

class TopicForm : public QWidget {
    Q_OBJECT
public:
    TopicForm(ServerControl &control, const QStringList &keys, QWidget *parent = nullptr);

    // What a person has changed; no texts = the default.
    ConfigurationValues changes() const;
    // Shows what holds; what a person has changed is given up.
    void revert();
    // Shows the defaults, to be saved.
    void showDefaults();
    // Says what is wrong with its keys and goes to the first; false when none is its own.
    bool complain(const ServerControl::SettingsRefusal &refusal);

Q_SIGNALS:
    void edited();

private:
    struct Row {
        const ConfigurationKey *key;
        SettingField *field;
        PlainLabel *complaint;
        bool isLocked;
        QStringList shown; // by the field, right after it was told
    };
    void addRow(QFormLayout &layout, const ConfigurationKey &key);
    QString lockHint(const QString &key) const; // empty = it may be changed

    ServerControl &m_control;
    std::vector<Row> m_rows;
};
