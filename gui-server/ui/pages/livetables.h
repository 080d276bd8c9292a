// The two live lists of the window, as the dashboard and their own pages show them: columns, delegates and context
// menus set. Each page has its own view on the shared model.
#pragma once

#include "ui/tableview.h"

class ClientModel;
class NaturalSortProxy;
class QMenu;
class TransferModel;

class ClientTable : public TableView {
    Q_OBJECT
public:
    explicit ClientTable(ClientModel &model, QWidget *parent = nullptr);

    void setFilterText(const QString &text);
    QList<quint64> selectedSessions() const;

Q_SIGNALS:
    void detailsAsked(quint64 session); // from the menu, and at Enter or a double click
    void disconnectAsked(const QList<quint64> &sessions);
    void messageAsked(const QList<quint64> &sessions);
    void banAsked(const QString &address);
    void disableAsked(const QString &account);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copyAddresses();
    void addOneClientActions(QMenu &menu);
    ClientModel &m_model;
    NaturalSortProxy *m_proxy;
};

class TransferTable : public TableView {
    Q_OBJECT
public:
    explicit TransferTable(TransferModel &model, QWidget *parent = nullptr);

    void setFilterText(const QString &text);
    QList<quint64> selectedSessions() const; // whose transfers are selected

Q_SIGNALS:
    void disconnectAsked(const QList<quint64> &sessions);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    TransferModel &m_model;
    NaturalSortProxy *m_proxy;
};
