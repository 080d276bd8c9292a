// What an account or a group may set, on pages: folders and permissions, mounted folders, limits, access. Each setting
// that is not set is inherited. Takes and gives the JSON members of AccountSettings.
#pragma once

#include <QJsonObject>
#include <QObject>

#include <vector>

class MountsPage;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QTabWidget;

class SettingsForm : public QObject {
    Q_OBJECT
public:
    // Adds its pages to the tabs, which own them and this.
    explicit SettingsForm(QTabWidget &tabs);

    void show(const QJsonObject &settings);
    // All members; null = inherited. What nobody touched is as it was shown, not rounded to what its field shows.
    QJsonObject values() const;
    // Those of them that a person has changed.
    QJsonObject changes() const;
    // What to say when the server has refused them.
    static QString complaint(const QJsonObject &answer);

private:
    struct Number {
        QString member;
        double unit = 1; // the field's number times this is the setting
        QCheckBox *isSet = nullptr;
        QDoubleSpinBox *field = nullptr;
    };
    QJsonObject fields() const;
    QWidget *makeFolders();
    QWidget *makeLimits();
    QWidget *makeTransfers();
    QWidget *makeAccess();
    void addNumber(QFormLayout &layout, const char *member, const QString &label, const QString &suffix, double unit,
                   double least);
    void onChooseHome();
    void showPermissions(const QJsonValue &words);
    QString permissions() const; // empty = inherited
    QJsonValue rules() const;

    QLineEdit *m_home;
    QComboBox *m_rights;
    QList<QCheckBox *> m_permissions; // in the order of the bits of Permission
    QPlainTextEdit *m_rules;
    MountsPage *m_mounts;
    std::vector<Number> m_numbers;
    QComboBox *m_requireTls;
    QLineEdit *m_networks, *m_hours;
    QJsonObject m_given; // to show()
    QJsonObject m_shown; // fields() right after it
};
