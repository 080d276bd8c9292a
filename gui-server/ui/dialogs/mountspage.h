// The folders that are mounted into homes: a list, and the fields of the chosen one below it. A folder can be dropped
// on it. Takes and gives the member "mounts" of AccountSettings. A page of SettingsForm.
#pragma once

#include <QJsonArray>
#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStandardItemModel;
class TableView;

class MountsPage : public QWidget {
    Q_OBJECT
public:
    explicit MountsPage(QWidget *parent = nullptr);

    void setMounts(const QJsonArray &mounts);
    QJsonArray mounts() const;
    // At a place named after it, to be read; chosen afterwards.
    void addFolder(const QString &folder);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void append(const QString &path, const QString &folder, const QString &permissions);
    void fill(int row, const QString &path, const QString &folder, const QString &permissions);
    static QString accessText(const QString &permissions);
    void chooseFolder(const QString &title, const std::function<void(const QString &)> &chosen);
    void onChosen(int row);
    void onEdited();
    void onRemove();
    int chosen() const;
    QString freePlace(const QString &name) const;

    QStandardItemModel *m_model;
    TableView *m_table;
    QPushButton *m_remove;
    QWidget *m_fields;
    QLineEdit *m_path, *m_folder;
    QComboBox *m_access;
    bool m_isShowing = false; // the fields are being filled
};
