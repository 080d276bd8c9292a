// The folders that are mounted into homes: a list, and the fields of the chosen one below it. A folder can be dropped
// on it. Takes and gives the member "mounts" of AccountSettings: a list of its own, which may be empty, or null for
// that of the group. A page of SettingsForm.
#pragma once

#include <QJsonArray>
#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QStandardItemModel;
class TableView;

class MountsPage : public QWidget {
    Q_OBJECT
public:
    explicit MountsPage(QWidget *parent = nullptr);

    void setMounts(const QJsonValue &mounts);
    QJsonValue mounts() const;
    // At a place named after it, to be read; chosen afterwards. The list is an own one then.
    void addFolder(const QString &folder);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void list(const QJsonArray &mounts);
    QJsonArray listed() const;
    void append(const QString &path, const QString &folder, const QString &permissions);
    void fill(int row, const QString &path, const QString &folder, const QString &permissions);
    static QString accessText(const QString &permissions);
    void chooseFolder(const QString &title, const std::function<void(const QString &)> &chosen);
    void onChosen(int row);
    void onEdited();
    void onRemove();
    void onOwnToggled(bool isOwn);
    int chosen() const;
    QString freePlace(const QString &name) const;

    QCheckBox *m_isOwn;
    QJsonArray m_own; // while those of the group hold: to go back to
    QStandardItemModel *m_model;
    TableView *m_table;
    QPushButton *m_remove;
    QWidget *m_fields;
    QLineEdit *m_path, *m_folder;
    QComboBox *m_access;
    bool m_isShowing = false; // the fields are being filled
};
