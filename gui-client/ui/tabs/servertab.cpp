#include "tabs/servertab.h"

#include "base/visibletext.h"
#include "models/counts.h"
#include "models/failurewords.h"
#include "models/remotefilesmime.h"
#include "net/linesocket.h"
#include "panes/filelistview.h"
#include "program/clientengine.h"
#include "tabs/dragout.h"
#include "tabs/noticebar.h"
#include "tabs/panecomparison.h"
#include "tabs/queueitems.h"
#include "tabs/synchronisedbrowsing.h"
#include "ui/metrics.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSplitter>
#include <QVBoxLayout>

namespace {
constexpr qsizetype itemsAtOnce = 200;

QString detailsOf(const Failure &failure) {
    QStringList lines;
    if (!failure.step.isEmpty())
        lines.append(ServerTab::tr("During: %1").arg(visibleText(failure.step)));
    if (failure.code != 0 || !failure.text.isEmpty())
        lines.append(
            ServerTab::tr("Answer: %1 %2")
                .arg(failure.code != 0 ? QString::number(failure.code) : QString(), FailureWords::causeOf(failure))
                .simplified());
    return lines.join(u'\n');
}
} // namespace

ServerTab::ServerTab(ClientEngine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine) {
    m_notice = new NoticeBar(this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(Metrics::Small);
    m_local = new LocalPane(m_splitter);
    m_remote = new RemotePane(m_splitter);
    m_splitter->addWidget(m_local);
    m_splitter->addWidget(m_remote);
    m_splitter->setStretchFactor(0, 10);
    m_splitter->setStretchFactor(1, 13);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_notice);
    layout->addWidget(m_splitter, 1);

    connect(m_notice, &NoticeBar::focusLeft, this, [this] { activePane().takeFocus(); });
    for (FilePane *pane : {static_cast<FilePane *>(m_local), static_cast<FilePane *>(m_remote)}) {
        connect(pane, &FilePane::worked, m_notice, [this, pane] { m_notice->resolve(pane); });
        connect(pane, &FilePane::nameRefused, m_notice,
                [this, pane](const QString &why) { m_notice->showNote(why, {}, {}, pane); });
    }
    connect(m_local, &FilePane::activeChanged, this, [this](bool active) {
        if (!active)
            return;
        m_remoteIsActive = false;
        m_remote->setActive(false);
        Q_EMIT activePaneChanged();
    });
    connect(m_remote, &FilePane::activeChanged, this, [this](bool active) {
        if (!active)
            return;
        m_remoteIsActive = true;
        m_local->setActive(false);
        Q_EMIT activePaneChanged();
    });
    connect(m_local, &FilePane::transferWanted, this, &ServerTab::uploadChosen);
    connect(m_remote, &FilePane::transferWanted, this, &ServerTab::downloadChosen);
    connect(m_local, &LocalPane::downloadWanted, this, [this](const RemoteFilesMime *files, const QString &directory) {
        if (files && files->siteKey() == siteKey())
            download(files->entries(), files->directory(), directory);
    });
    connect(m_remote, &RemotePane::uploadWanted, this, &ServerTab::upload);
    connect(&m_remote->view(), &FileListView::dragBegins, this, &ServerTab::onRemoteDragBegins);
    connect(&m_remote->view(), &FileListView::dragEnded, this, [this](bool taken) {
        if (m_dragOut)
            m_dragOut->end(taken);
    });
    connect(m_local, &LocalPane::failed, this, &ServerTab::showLocalFailure);
    connect(m_remote, &RemotePane::failed, this, &ServerTab::showRemoteFailure);
    connect(m_remote, &RemotePane::modesLeft, this, [this](qint64 entries) {
        m_notice->showNote(tr("The server does not tell the permissions of %1, which stay as they were. A number in "
                              "octal sets them all the same.")
                               .arg(Counts::items(entries)));
    });
    m_synchronised = new SynchronisedBrowsing(*m_local, *m_remote, *m_notice, this); // its notices after the tab's
    m_comparison = new PaneComparison(*m_local, *m_remote, this);
    connect(&engine.sites, &SiteBook::changed, this, &ServerTab::lookUpColour);
    connect(&engine, &ClientEngine::messageReceived, this, &ServerTab::onMessage);
    connect(&engine, &ClientEngine::remoteDirectoryChanged, this, &ServerTab::onRemoteChanged);
    m_local->setActive(true);
    m_spaceSoon.setSingleShot(true);
    m_spaceSoon.setInterval(5000); // many files may arrive in that time
    connect(&m_spaceSoon, &QTimer::timeout, this, &ServerTab::askForSpace);
}

ServerTab::~ServerTab() {
    // What the browser says while it goes finds nobody who would still build widgets for it.
    if (!m_browser)
        return;
    m_browser->disconnect(m_remote);
    m_browser->disconnect(this);
}

FilePane &ServerTab::activePane() {
    if (m_remoteIsActive)
        return *m_remote;
    return *m_local;
}

QString ServerTab::title() const {
    if (!m_site)
        return tr("New connection");
    return visibleText(m_site->label.isEmpty() ? m_site->host : m_site->label);
}

QString ServerTab::protocol() const {
    const LineSocket *socket = m_browser ? m_browser->session().link().control.socket() : nullptr;
    return socket ? socket->tlsInfo().version : QString();
}

void ServerTab::takeRemoteFiles(const RemoteFilesMime *files) {
    if (files && files->siteKey() == siteKey())
        download(files->entries(), files->directory(), m_local->directory());
}

void ServerTab::connectTo(const Site &site, const QByteArray &path) {
    dropBrowser();
    m_site = site;
    m_startPath = path;
    lookUpColour();
    reconnect();
}

void ServerTab::lookUpColour() {
    const Expected<SiteTree> tree = m_engine.sites.tree();
    const SavedSite *const saved = tree && m_site ? tree->findLike(*m_site) : nullptr;
    m_colour = saved ? saved->colour : SiteColour::None;
    Q_EMIT stateChanged();
}

void ServerTab::goTo(const QString &localFolder, const QByteArray &remoteFolder) {
    const bool hasLocal = !localFolder.isEmpty() && QFileInfo(localFolder).isDir();
    const bool hasRemote = !remoteFolder.isEmpty() && m_site;
    if (hasRemote && m_state != State::Connected) {
        m_startPath = remoteFolder;
        if (m_state == State::Disconnected)
            reconnect();
    } else if (hasRemote) {
        const RemotePath place = m_browser->session().resolve(remoteFolder);
        if (hasLocal && m_synchronised->isOn())
            return m_synchronised->moveTo(localFolder, place);
        m_remote->enter(place);
    }
    if (hasLocal)
        m_local->goTo(localFolder);
}

void ServerTab::reconnect() {
    if (!m_site)
        return;
    m_notice->resolve(this); // what it says of the connection; an offer stays
    m_notice->resolve(m_remote);
    m_freeBytes.reset();
    dropBrowser();
    m_browser = std::make_unique<Browser>(*m_site, m_engine.services(*m_site), m_engine.cache);
    connect(m_browser.get(), &Browser::opened, this, &ServerTab::onOpened);
    connect(m_browser.get(), &Browser::failed, this, &ServerTab::onFailed);
    connect(m_browser.get(), &Browser::closed, this, &ServerTab::onClosed);
    connect(m_browser.get(), &Browser::answered, this, &ServerTab::onAnswered);
    connect(m_browser.get(), &Browser::question, this, &ServerTab::questionAsked);
    connect(m_browser.get(), &Browser::busyChanged, this, &ServerTab::busyChanged);
    connect(&m_browser->session(), &Session::messageReceived, &m_engine,
            [this](const QString &message) { Q_EMIT m_engine.messageReceived(siteKey(), message); });
    connect(&m_browser->session(), &Session::opened, this, &ServerTab::onWoken);
    m_remote->setBrowser(m_browser.get());
    m_remote->setEmptyReason(tr("Connecting to %1…").arg(visibleText(m_site->host)), QStringLiteral("plug"));
    setState(State::Connecting);
    m_browser->open();
}

// The next connection to the same server begins where this one was.
void ServerTab::dropBrowser() {
    if (!m_browser)
        return;
    if (m_remote->listed() && m_startPath.isEmpty())
        m_startPath = m_remote->listed()->bytes();
    m_remote->setBrowser(nullptr);
    m_state = State::Disconnected; // for whoever looks before the next state is told
    m_browser->disconnect(this);
    m_browser.release()->deleteLater(); // it may be what is telling us right now
}

void ServerTab::disconnectFromServer() {
    if (!m_browser)
        return;
    m_browser->disconnect(this);
    m_browser->close();
    dropBrowser();
    m_remote->setEmptyReason(tr("Disconnected"), QStringLiteral("unplug"));
    setState(State::Disconnected);
}

void ServerTab::onOpened() {
    // The password may have been asked for on the way.
    m_site = m_browser->site();
    m_agreed = *m_site;
    if (m_agreed.tls == TlsMode::Optional && !m_browser->session().isEncrypted())
        m_agreed.tls = TlsMode::Off;
    setState(State::Connected);
    m_engine.addSite(siteAgreed());
    askForSpace();
    if (!m_startPath.isEmpty())
        m_remote->enter(m_browser->session().resolve(std::exchange(m_startPath, {})));
    Q_EMIT connected(*m_site);
}

void ServerTab::askForSpace() {
    if (m_state == State::Connected && !isAsleep() && m_browser->session().capabilities().features.has("AVBL"))
        m_spaceRequest = m_browser->command("AVBL");
}

void ServerTab::changePassword(const QString &present, const QString &chosen) {
    if (m_state != State::Connected)
        return;
    m_chosenPassword = chosen;
    m_passwordRequest = m_browser->command("SITE PSWD " + present.toUtf8() + ' ' + chosen.toUtf8());
}

void ServerTab::onAnswered(Browser::RequestId request, const Reply &reply) {
    if (request == m_spaceRequest) {
        bool isNumber = false;
        const qint64 bytes = reply.lastLine().trimmed().toLongLong(&isNumber);
        m_freeBytes = reply.isPositive() && isNumber ? std::optional(bytes) : std::nullopt;
        Q_EMIT stateChanged();
    } else if (request == m_passwordRequest) {
        const QString chosen = std::exchange(m_chosenPassword, {});
        if (!reply.isPositive()) {
            m_notice->showFailure(
                {tr("The password was not changed."), visibleText(QByteArrayView(reply.lastLine())), {}}, {});
            return;
        }
        m_site->password = m_agreed.password = chosen;
        m_browser->session().link().site.password = chosen;
        m_engine.addSite(siteAgreed());
        m_notice->showDone(tr("The password has been changed."));
    }
}

void ServerTab::onFailed(const Failure &failure) {
    const bool wasConnected = m_state == State::Connected;
    setState(State::Disconnected);
    if (!wasConnected)
        m_remote->setEmptyReason(tr("Not connected"), QStringLiteral("unplug"));
    if (failure.kind == Failure::Kind::Cancelled)
        return;
    m_notice->showFailure(FailureWords::of(failure, m_site ? visibleText(m_site->host) : QString()), detailsOf(failure),
                          {tr("Reconnect"), [this] { reconnect(); }}, this);
}

// Servers end connections that nothing happens on.
void ServerTab::onClosed() {
    m_notice->showNote(tr("%1 has ended the connection. It is opened again as soon as you do something there.")
                           .arg(visibleText(m_site->host)),
                       {tr("Reconnect"), [this] { reconnect(); }}, {}, this);
    Q_EMIT stateChanged();
}

void ServerTab::onWoken() {
    m_notice->resolve(this);
    Q_EMIT stateChanged();
}

void ServerTab::onMessage(const QString &key, const QString &message) {
    if (key == siteKey())
        m_notice->showMessage(tr("The administrator of %1 says:").arg(visibleText(m_site->host)), message);
}

void ServerTab::setState(State state) {
    m_state = state;
    if (state != State::Connected) {
        m_synchronised->setOn(false);
        m_comparison->setOn(false);
    }
    Q_EMIT stateChanged();
}

void ServerTab::showLocalFailure(const Failure &failure) {
    m_notice->showFailure(FailureWords::of(failure), detailsOf(failure), {}, m_local);
}

void ServerTab::showRemoteFailure(const Failure &failure) {
    // A lost connection is told once, by onFailed().
    if (failure.kind == Failure::Kind::Lost || failure.kind == Failure::Kind::CannotConnect)
        return;
    m_notice->showFailure(FailureWords::of(failure), detailsOf(failure), {}, m_remote);
}

void ServerTab::onRemoteChanged(const QString &key, const RemotePath &directory) {
    if (m_browser && key == siteKey())
        m_browser->invalidate(directory);
    if (m_browser && key == siteKey() && !m_spaceSoon.isActive())
        m_spaceSoon.start();
}

// Items are made when their slice comes: what is on the disk is looked at then.
void ServerTab::enqueue(qsizetype count, MakeItem make) {
    m_enqueuing.add([&queue = m_engine.queue, count, make = std::move(make), next = qsizetype(0)]() mutable {
        QList<TransferItem> items;
        for (const qsizetype end = std::min(next + itemsAtOnce, count); next < end; ++next)
            if (std::optional<TransferItem> item = make(next))
                items.append(*std::move(item));
        if (!items.isEmpty())
            queue.add(std::move(items));
        return next < count;
    });
}

void ServerTab::upload(const QStringList &localPaths, const RemotePath &directory) {
    if (!m_site) {
        m_notice->showNote(tr("Connect to a server first, then drop the files again."));
        return;
    }
    enqueue(localPaths.size(), [localPaths, directory, key = siteKey()](qsizetype number) {
        return QueueItems::upload(localPaths.at(number), directory, key);
    });
}

void ServerTab::download(const ChosenEntries &entries, const RemotePath &from, const QString &directory) {
    enqueue(entries.size(), [entries, from, directory, key = siteKey()](qsizetype number) {
        return QueueItems::download(entries.at(number), from, directory, key);
    });
}

void ServerTab::onRemoteDragBegins(QMimeData *mime) {
    if (auto *files = qobject_cast<RemoteFilesMime *>(mime))
        m_dragOut = std::make_unique<DragOut>(m_engine, *this, *files);
}

void ServerTab::uploadChosen() {
    if (m_state != State::Connected)
        return m_notice->showNote(tr("Connect to a server first: then Enter and double click upload."));
    const ChosenEntries entries = m_local->chosen();
    enqueue(entries.size(), [entries, from = QDir(m_local->directory()), to = m_remote->directory(),
                             key = siteKey()](qsizetype number) {
        return QueueItems::upload(from.filePath(QFile::decodeName(entries.at(number).name)), to, key);
    });
}

void ServerTab::downloadChosen() { download(m_remote->chosen(), m_remote->directory(), m_local->directory()); }
