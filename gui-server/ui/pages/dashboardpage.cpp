#include "pages/dashboardpage.h"

#include "base/bytesize.h"
#include "base/visibletext.h"
#include "models/clientmodel.h"
#include "models/eventmodel.h"
#include "models/showntime.h"
#include "models/transfermodel.h"
#include "pages/livetables.h"
#include "pages/statecard.h"
#include "pages/throughputcard.h"
#include "pages/tile.h"
#include "pages/warningcards.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFile>
#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSet>
#include <QShowEvent>
#include <QUrl>
#include <QVBoxLayout>

namespace {
constexpr int CertificateWarning = 21; // days before its end
constexpr int WideFrom = 900;          // px of content, below that things stand under each other

QPushButton *linkTo(const QString &text, const QString &name) {
    auto *button = new QPushButton(text);
    button->setAccessibleName(name);
    makeLink(*button);
    return button;
}

TableView *eventList(EventModel &model) {
    auto *view = new TableView(TableView::RowLook::Card);
    view->setModel(&model);
    view->setAccessibleName(DashboardPage::tr("Latest events"));
    view->setEmptyText(DashboardPage::tr("Nothing has happened yet"), QStringLiteral("calendar"));
    view->setHeaderHidden(true);
    view->setSortingEnabled(false);
    view->setAlternatingRowColors(false);
    view->setTextElideMode(Qt::ElideRight);
    view->header()->setSectionResizeMode(EventModel::Time, QHeaderView::Fixed);
    view->setColumnWidth(EventModel::Time, 60);
    view->setElasticColumn(EventModel::Text, 60);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return view;
}
} // namespace

DashboardPage::DashboardPage(ServerControl &control, ClientModel &clients, TransferModel &transfers, EventModel &events,
                             QWidget *parent)
    : QScrollArea(parent)
    , m_control(control)
    , m_state(new StateCard(control))
    , m_clientTile(new Tile(QStringLiteral("users"), Ink::Accent, tr("Connected clients")))
    , m_transferTile(new Tile(QStringLiteral("arrow-up-down"), Ink::Accent, tr("Active transfers")))
    , m_receivedTile(new Tile(QStringLiteral("upload"), Ink::Ok, tr("Received")))
    , m_sentTile(new Tile(QStringLiteral("download"), Ink::Accent, tr("Sent")))
    , m_diskTile(new Tile(QStringLiteral("hard-drive"), Ink::Accent, tr("Free disk space")))
    , m_tiles({m_clientTile, m_transferTile, m_receivedTile, m_sentTile, m_diskTile})
    , m_throughput(new ThroughputCard)
    , m_transferCard(new Card(tr("Active transfers")))
    , m_clientCard(new Card(tr("Connected clients")))
    , m_eventCard(new Card(tr("Latest events")))
    , m_clientTable(new ClientTable(clients))
    , m_warnings(new WarningCards)
    , m_side(new QWidget) {
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::NoFocus);
    auto *page = new QWidget;
    m_grid = new QGridLayout(page);
    m_grid->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    m_grid->setSpacing(Metrics::Medium);

    auto *transferTable = new TransferTable(transfers);
    connect(transferTable, &TransferTable::disconnectAsked, this, &DashboardPage::disconnectAsked);
    connect(m_clientTable, &ClientTable::disconnectAsked, this, &DashboardPage::disconnectAsked);
    QPushButton *allTransfers = linkTo(tr("Show all"), tr("Show all transfers"));
    QPushButton *allClients = linkTo(tr("Show all"), tr("Show all clients"));
    QPushButton *openLog = linkTo(tr("Open log"), tr("Open log"));
    connect(allTransfers, &QPushButton::clicked, this, &DashboardPage::transfersAsked);
    connect(allClients, &QPushButton::clicked, this, &DashboardPage::clientsAsked);
    connect(openLog, &QPushButton::clicked, this, &DashboardPage::logAsked);
    m_transferCard->addHeaderWidget(allTransfers);
    m_transferCard->addContent(transferTable, 1);
    m_clientCard->addHeaderWidget(allClients);
    m_clientCard->addContent(m_clientTable, 1);
    m_eventCard->addHeaderWidget(openLog);
    m_eventCard->addContent(eventList(events), 1);
    m_throughput->setMinimumHeight(180);
    m_transferCard->setMinimumHeight(180);
    m_clientCard->setMinimumHeight(200);
    m_eventCard->setMinimumHeight(200);
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(Metrics::Medium);
    side->addWidget(m_warnings);
    side->addWidget(m_eventCard, 1);
    arrange(true);
    setWidget(page);

    connect(&m_control, &ServerControl::sampled, this, &DashboardPage::onSampled);
    connect(&m_control, &ServerControl::stateChanged, this, &DashboardPage::onStateChanged);
    connect(&m_control, &ServerControl::settingsChanged, this, &DashboardPage::showWarnings);
    connect(m_warnings, &WarningCards::remedyAsked, this, &DashboardPage::onRemedyAsked);
    connect(&m_disks, &DiskSpaceProbe::measured, this, &DashboardPage::showDisks);
    onStateChanged();
    onSampled();
}

void DashboardPage::arrange(bool wide) {
    if (m_wide == wide)
        return;
    m_wide = wide;
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item; // the widgets stay with their parent
    // Ten columns: five tiles of two, or the lists on seven and the events on three.
    constexpr int all = 10;
    for (int column = 0; column < all; ++column)
        m_grid->setColumnStretch(column, 1);
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    int row = 0;
    m_grid->addWidget(m_state, row++, 0, 1, all);
    if (wide) {
        for (int i = 0; i < m_tiles.size(); ++i)
            m_grid->addWidget(m_tiles.at(i), row, 2 * i, 1, 2);
        ++row;
        m_grid->addWidget(m_throughput, row, 0, 1, 7);
        m_grid->addWidget(m_transferCard, row + 1, 0, 1, 7);
        m_grid->addWidget(m_side, row, 7, 2, 3);
        m_grid->setRowStretch(row, 4);
        m_grid->setRowStretch(row + 1, 4);
        m_grid->addWidget(m_clientCard, row + 2, 0, 1, all);
        m_grid->setRowStretch(row + 2, 5);
        return;
    }
    for (int i = 0; i < m_tiles.size(); ++i)
        m_grid->addWidget(m_tiles.at(i), row + i / 3, i < 3 ? i * 3 + (i == 2) : (i - 3) * 5, 1,
                          i < 3 ? 3 + (i == 1) : 5);
    row += 2;
    for (QWidget *card : {static_cast<QWidget *>(m_throughput), static_cast<QWidget *>(m_transferCard),
                          static_cast<QWidget *>(m_clientCard), m_side}) {
        m_grid->setRowStretch(row, 1);
        m_grid->addWidget(card, row++, 0, 1, all);
    }
}

void DashboardPage::resizeEvent(QResizeEvent *event) {
    arrange(viewport()->width() >= WideFrom);
    QScrollArea::resizeEvent(event);
}

void DashboardPage::showEvent(QShowEvent *event) {
    QScrollArea::showEvent(event);
    m_disks.setActive(true);
    onSampled();
}

void DashboardPage::hideEvent(QHideEvent *event) {
    QScrollArea::hideEvent(event);
    m_disks.setActive(false);
}

void DashboardPage::onSampled() {
    if (!isVisible())
        return;
    const QList<ClientSnapshot> &clients = m_control.clients();
    QSet<QString> accounts;
    for (const ClientSnapshot &client : clients) {
        if (!client.account.isEmpty())
            accounts.insert(client.account);
    }
    m_clientTile->setNumber(locale().toString(clients.size()));
    QString details = tr("%n account(s)", nullptr, static_cast<int>(accounts.size()));
    if (m_control.sessionLimit() > 0)
        details += QStringLiteral(" · ") + tr("limit %1").arg(m_control.sessionLimit());
    m_clientTile->setDetails(details);

    int uploads = 0, downloads = 0, shown = 0;
    for (const TransferView &view : m_control.transfers()) {
        ++shown;
        uploads += view.transfer.direction == TransferSnapshot::Direction::Upload;
        downloads += view.transfer.direction == TransferSnapshot::Direction::Download;
    }
    m_transferTile->setNumber(locale().toString(uploads + downloads));
    m_transferTile->setDetails(tr("%n upload(s)", nullptr, uploads) + tr(", ") +
                               tr("%n download(s)", nullptr, downloads));
    m_transferCard->setCount(shown);
    m_clientCard->setCount(static_cast<int>(clients.size()));

    const ThroughputTotals &totals = m_control.totals();
    m_receivedTile->setBytes(totals.bytesReceived);
    m_receivedTile->setDetails(tr("%n file(s) since the start", nullptr, static_cast<int>(totals.uploadsDone)));
    m_sentTile->setBytes(totals.bytesSent);
    m_sentTile->setDetails(tr("%n file(s) since the start", nullptr, static_cast<int>(totals.downloadsDone)));
    m_throughput->show(m_control.throughput());
}

void DashboardPage::onStateChanged() {
    QByteArrayList folders;
    for (const AccountConfiguration &account : m_control.configuration().accounts)
        folders.append(account.home);
    m_disks.setFolders(folders);
    showWarnings();
    onSampled();
}

QList<ServerWarning> DashboardPage::warningsOf(const CertificateFacts &certificate, const QDateTime &now) {
    const qint64 days = now.daysTo(certificate.notAfter);
    if (days >= CertificateWarning)
        return {};
    const QString title = certificate.notAfter <= now
                              ? tr("The certificate has expired")
                              : tr("The certificate expires in %n day(s)", nullptr, static_cast<int>(days));
    return {{title,
             tr("From %1 on clients warn or refuse. A new certificate has a new fingerprint to pass on.")
                 .arg(ShownTime::day(certificate.notAfter)),
             tr("Renew…"), QStringLiteral("Encryption")}};
}

void DashboardPage::showWarnings() {
    QList<ServerWarning> warnings;
    for (const DiskSpace &disk : m_disks.disks()) {
        if (disk.isNearlyFull())
            warnings.append({tr("The disk is nearly full"),
                             tr("%1 left where %2 lies. When it is full, uploads are refused. Move or delete files.")
                                 .arg(formatBytes(disk.free), visibleText(QByteArrayView(disk.folder))),
                             tr("Open the folder"), QFile::decodeName(disk.folder)});
    }
    if (const auto certificate = m_control.certificate(); certificate && !certificate->isNull())
        warnings += warningsOf(*certificate, QDateTime::currentDateTimeUtc());
    const Configuration &configuration = m_control.configuration();
    const int ports = configuration.passivePorts.last - configuration.passivePorts.first + 1;
    if (configuration.maxSessions > ports)
        warnings.append({tr("Fewer data ports than sessions"),
                         tr("%1 passive ports serve %2 sessions; the others' transfers fail when all are in use.")
                             .arg(ports)
                             .arg(configuration.maxSessions),
                         tr("Give a wider range…"), QStringLiteral("Data connections")});
    m_warnings->show(warnings);
}

void DashboardPage::onRemedyAsked(const QString &remedy) {
    if (remedy.startsWith(QLatin1Char('/')))
        QDesktopServices::openUrl(QUrl::fromLocalFile(remedy));
    else
        Q_EMIT topicAsked(remedy);
}

void DashboardPage::showDisks() {
    showWarnings();
    if (m_disks.disks().isEmpty()) {
        m_diskTile->setNumber(QStringLiteral("–"));
        m_diskTile->setDetails(tr("No folder is shared"));
        m_diskTile->hideBar();
        return;
    }
    const DiskSpace &disk = m_disks.disks().first();
    m_diskTile->setBytes(disk.free, tr(" of %1").arg(formatBytes(disk.total)));
    m_diskTile->setBar(1 - double(disk.free) / double(qMax<qint64>(1, disk.total)), disk.isNearlyFull());
    m_diskTile->setToolTip(tr("The disk of %1").arg(visibleText(QByteArrayView(disk.folder))).toHtmlEscaped());
}
