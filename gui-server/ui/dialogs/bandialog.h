// Bans an address or a network, or changes such a ban: for how long and why. Says whom it would shut out, before it
// does.
#pragma once

#include "models/servercontrol.h"

#include <QDialog>

class PlainLabel;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QPushButton;
struct BanRow;

class BanDialog : public QDialog {
    Q_OBJECT
public:
    // address: what is suggested; may be empty.
    BanDialog(ServerControl &control, const QString &address, QWidget *parent = nullptr);
    // Changes this one.
    BanDialog(ServerControl &control, const BanRow &ban, QWidget *parent = nullptr);

private:
    void build(const QString &title);
    void onEdited();
    void onSave();
    qint64 seconds() const;  // 0 = until lifted
    bool isOver() const;     // a time that is past
    QString warning() const; // whom it would shut out; empty = nobody

    ServerControl &m_control;
    QLineEdit *m_network, *m_reason;
    QComboBox *m_length;
    QDateTimeEdit *m_end;
    PlainLabel *m_notice;
    QPushButton *m_save;
    bool m_isNew = true;
};
