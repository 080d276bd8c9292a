// "Edit" and what is told of it: the chosen files of the server in the desktop's editors. Owned by the window.
#pragma once

#include <QList>
#include <QObject>

#include <functional>

class Actions;
class ClientEngine;
class RemoteEdits;
class ServerTab;

class Editing : public QObject {
    Q_OBJECT
public:
    // tab: the current one, whenever it is asked.
    Editing(ClientEngine &engine, Actions &actions, std::function<ServerTab &()> tab, QObject *parent);

    int openFiles() const; // that a person has opened in editors, which may be open still

private:
    void onEdit();
    void onQueueChanged(const QList<quint64> &ids);
    void onSent(const QString &name, const QString &site, const QString &formerVersion);

    ClientEngine &m_engine;
    std::function<ServerTab &()> m_tab;
    RemoteEdits *m_edits;
};
