// The top of the dashboard: whether the server runs, the addresses to give to people, Start or Stop, Share a folder.
#pragma once

#include "models/servercontrol.h"
#include "ui/card.h"

class PlainLabel;
class QGridLayout;
class QPushButton;

class StateCard : public Card {
    Q_OBJECT
public:
    explicit StateCard(ServerControl &control, QWidget *parent = nullptr);

Q_SIGNALS:
    void startAsked();
    void stopAsked();
    void shareAsked();

private:
    void onStateChanged();
    void onSampled();
    void showAddresses();
    QString details() const;

    class Sign;
    ServerControl &m_control;
    Sign *m_sign;
    PlainLabel *m_title, *m_details;
    QWidget *m_addressArea; // with the lines at its sides, which go with it
    QGridLayout *m_addresses;
    QPushButton *m_start, *m_stop, *m_share;
};
