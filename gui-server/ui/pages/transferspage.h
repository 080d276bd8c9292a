// All running transfers, with filter and disconnecting.
#pragma once

#include "pages/listpage.h"

class QPushButton;
class TransferModel;
class TransferTable;

class TransfersPage : public ListPage {
    Q_OBJECT
public:
    explicit TransfersPage(TransferModel &model, QWidget *parent = nullptr);
    TransferTable &table() { return *m_table; }

Q_SIGNALS:
    void disconnectAsked(const QList<quint64> &sessions);

private:
    void onRowsChanged();

    TransferModel &m_model;
    TransferTable *m_table;
    QPushButton *m_disconnect;
};
