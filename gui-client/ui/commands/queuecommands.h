// What the queue's actions do with what is chosen in the transfer tables, and the tables' menu. Owned by the main
// window.
#pragma once

#include <QObject>

class Actions;
class ClientEngine;
class Interviewer;
class QPoint;
class TransferPanel;
class WhenDone;

class QueueCommands : public QObject {
    Q_OBJECT
public:
    // All outlive it.
    QueueCommands(ClientEngine &engine, Actions &actions, TransferPanel &panel, Interviewer &interviewer,
                  WhenDone &whenDone);

    // Enables and disables the actions by what is chosen.
    void update();

private:
    void showMenu(const QPoint &position);
    void onReveal();

    ClientEngine &m_engine;
    Actions &m_actions;
    TransferPanel &m_panel;
    WhenDone &m_whenDone;
};
