// What an administrator does to a connected client beside ending it: asks first, or for the words, then tells the
// server. Owned by the window.
#pragma once

#include "models/servercontrol.h"

#include <QObject>

class ClientTable;
class QWidget;

class ClientActions : public QObject {
    Q_OBJECT
public:
    // Both must outlive this; questions are asked on the window.
    ClientActions(ServerControl &control, QWidget &window);

    void serve(ClientTable &table);
    void showDetails(quint64 session);
    void ban(const QString &address);
    void disable(const QString &account);
    void tell(const QList<quint64> &sessions);

private:
    ServerControl &m_control;
    QWidget &m_window;
};
