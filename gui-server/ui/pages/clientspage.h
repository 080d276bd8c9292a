// All connected clients, with filter and disconnecting.
#pragma once

#include "pages/listpage.h"

class ClientModel;
class ClientTable;
class QPushButton;

class ClientsPage : public ListPage {
    Q_OBJECT
public:
    explicit ClientsPage(ClientModel &model, QWidget *parent = nullptr);
    ClientTable &table() { return *m_table; }

Q_SIGNALS:
    void disconnectAsked(const QList<quint64> &sessions);

private:
    void onRowsChanged();

    ClientModel &m_model;
    ClientTable *m_table;
    QPushButton *m_disconnect;
};
