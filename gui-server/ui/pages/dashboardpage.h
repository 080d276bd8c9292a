// The first page: state and addresses, figures, throughput, what runs, who is there, what happened.
#pragma once

#include "models/diskspace.h"
#include "models/servercontrol.h"
#include "pages/warningcards.h"

#include <QScrollArea>

class Card;
class ClientModel;
class ClientTable;
class EventModel;
class QGridLayout;
class StateCard;
class TableView;
class ThroughputCard;
class Tile;
class TransferModel;
class TransferTable;

class DashboardPage : public QScrollArea {
    Q_OBJECT
public:
    DashboardPage(ServerControl &control, ClientModel &clients, TransferModel &transfers, EventModel &events,
                  QWidget *parent = nullptr);

    StateCard &stateCard() { return *m_state; }
    ClientTable &clientTable() { return *m_clientTable; }
    WarningCards &warnings() { return *m_warnings; }
    // Of a certificate that ends soon, or has ended.
    static QList<ServerWarning> warningsOf(const CertificateFacts &certificate, const QDateTime &now);

Q_SIGNALS:
    void disconnectAsked(const QList<quint64> &sessions);
    void clientsAsked();
    void transfersAsked();
    void logAsked();
    void topicAsked(const QString &topic); // of the settings

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void onSampled();
    void onStateChanged();
    void showDisks();
    void showWarnings();
    void onRemedyAsked(const QString &remedy);
    void arrange(bool wide);

    ServerControl &m_control;
    DiskSpaceProbe m_disks;
    StateCard *m_state;
    Tile *m_clientTile, *m_transferTile, *m_receivedTile, *m_sentTile, *m_diskTile;
    QList<QWidget *> m_tiles;
    ThroughputCard *m_throughput;
    Card *m_transferCard, *m_clientCard, *m_eventCard;
    ClientTable *m_clientTable;
    WarningCards *m_warnings;
    QWidget *m_side; // warnings above the latest events
    QGridLayout *m_grid;
    std::optional<bool> m_wide;
};
