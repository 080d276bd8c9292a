// The unfinished uploads of one account: what their clients may still continue, how old, and removing them.
#pragma once

#include "models/servercontrol.h"

#include <QDialog>
#include <QJsonArray>

class PlainLabel;
class QPushButton;
class QStandardItemModel;
class TableView;

class UploadsDialog : public QDialog {
    Q_OBJECT
public:
    UploadsDialog(ServerControl &control, const QString &account, QWidget *parent = nullptr);

private:
    void refresh();
    void show(const QJsonArray &uploads);
    QList<qint64> chosen() const; // those that do not run
    void onRemove();

    ServerControl &m_control;
    const QString m_account;
    QStandardItemModel *m_model;
    TableView *m_table;
    PlainLabel *m_complaint;
    QPushButton *m_remove;
};
