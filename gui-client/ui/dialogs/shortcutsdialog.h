// Every action that has a shortcut, as a list.
#pragma once

#include <QDialog>
#include <QList>

class QAction;

class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};
