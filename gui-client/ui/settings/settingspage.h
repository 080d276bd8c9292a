// One page of the settings: rows, each bound to one setting. Owned by the dialog.
#pragma once

#include "base/settingsfile.h"

#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QCheckBox;
class QFormLayout;

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    explicit SettingsPage(SettingsFile &settings, QWidget *parent = nullptr);

    virtual QString title() const = 0;
    virtual QString icon() const = 0;
    // Writes what was changed.
    void apply();

protected:
    using Choices = QList<std::pair<int, QString>>;

    void addHeading(const QString &text);
    QCheckBox *addSwitch(const Setting<bool> &setting, const QString &text);
    // leastText: shown instead of the least number; empty: none.
    QWidget *addNumber(const Setting<int> &setting, const QString &text, int least, int most, const QString &unit = {},
                       const QString &leastText = {});
    QWidget *addTime(const Setting<int> &setting, const QString &text); // minutes since midnight
    QWidget *addChoice(const Setting<int> &setting, const QString &text, const Choices &choices);
    void addChoice(const Setting<QString> &setting, const QString &text,
                   const QList<std::pair<QString, QString>> &choices);
    void addText(const Setting<QString> &setting, const QString &text, const QString &example);
    void addNote(const QString &text);
    // The rows of these controls can be used while the switch is on.
    void enableWith(QCheckBox &box, const QList<QWidget *> &controls);

private:
    void addRow(const QString &text, QWidget *control);
    template<class Value>
    void bind(const Setting<Value> &setting, std::function<Value()> shown);

    SettingsFile &m_settings;
    QFormLayout *m_rows;
    std::vector<std::function<void()>> m_apply;
};
