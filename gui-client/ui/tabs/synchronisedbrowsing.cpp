#include "tabs/synchronisedbrowsing.h"

#include "base/visibletext.h"
#include "panes/localpane.h"
#include "panes/remotepane.h"
#include "tabs/noticebar.h"

#include <QDir>
#include <QFileInfo>
#include <QScopedValueRollback>

#include <cerrno>
#include <utility>

SynchronisedBrowsing::SynchronisedBrowsing(LocalPane &local, RemotePane &remote, NoticeBar &notice, QObject *parent)
    : QObject(parent)
    , m_local(local)
    , m_remote(remote)
    , m_notice(notice) {
    connect(&local, &FilePane::placeChanged, this, &SynchronisedBrowsing::onLocalPlace);
    connect(&remote, &FilePane::placeChanged, this, &SynchronisedBrowsing::onRemotePlace);
    connect(&remote, &RemotePane::notEntered, this, &SynchronisedBrowsing::onNotEntered);
}

void SynchronisedBrowsing::setOn(bool on) {
    m_afterwards.reset();
    if (on)
        start({m_local.directory(), m_remote.directory()});
    else
        end();
}

void SynchronisedBrowsing::moveTo(const QString &local, const RemotePath &remote) {
    m_pair = FolderPair(local, remote);
    m_local.goTo(local); // and the other side with it
}

void SynchronisedBrowsing::start(const FolderPair &pair) {
    m_pair = pair;
    Q_EMIT changed();
}

void SynchronisedBrowsing::end() {
    if (std::exchange(m_pair, {}))
        Q_EMIT changed();
}

void SynchronisedBrowsing::endOutside(const QString &folder, const QString &top) {
    end();
    m_notice.showNote(
        tr("Synchronised browsing is off: %1 is not inside %2.").arg(visibleText(folder), visibleText(top)));
}

void SynchronisedBrowsing::onLocalPlace() {
    if (!m_pair || m_leading)
        return;
    // The server may still be on its way elsewhere, so it is told in any case.
    if (const std::optional<RemotePath> remote = m_pair->remoteOf(m_local.directory()))
        m_remote.enter(*remote);
    else
        endOutside(m_local.directory(), m_pair->local());
}

void SynchronisedBrowsing::onRemotePlace() {
    const RemotePath directory = m_remote.directory();
    if (m_afterwards && m_afterwards->localOf(directory) == m_local.directory())
        return start(*std::exchange(m_afterwards, {}));
    if (!m_pair)
        return;
    const std::optional<QString> local = m_pair->localOf(directory);
    if (!local)
        return endOutside(QString::fromUtf8(directory.bytes()), QString::fromUtf8(m_pair->remote().bytes()));
    if (*local == m_local.directory())
        return;
    const auto enter = [this](const QString &path) {
        const QScopedValueRollback leading(m_leading, true);
        m_local.goTo(path);
    };
    const QFileInfo found(*local);
    if (found.isDir())
        return enter(*local);
    const FolderPair pair = *m_pair;
    end();
    if (found.exists())
        return m_notice.showNote(
            tr("Synchronised browsing is off: on this computer, %1 is a file.").arg(visibleText(*local)));
    m_notice.showNote(
        tr("Synchronised browsing is off: there is no folder %1 on this computer.").arg(visibleText(*local)),
        {tr("Create it"), [this, enter, pair, path = *local] {
             if (!QDir().mkpath(path))
                 return m_notice.showFailure(FailureWords::of(Failure::ofLocalFile(errno, path)), visibleText(path));
             enter(path);
             start(pair);
         }});
}

void SynchronisedBrowsing::onNotEntered(const RemotePath &path, const Failure &failure) {
    if (!m_pair || failure.kind != Failure::Kind::Refused || m_pair->remoteOf(m_local.directory()) != path)
        return;
    const FolderPair pair = *m_pair;
    const QString shown = visibleText(QByteArrayView(path.bytes()));
    end();
    if (m_remote.showsFile(path))
        return m_notice.showNote(tr("Synchronised browsing is off: on the server, %1 is a file.").arg(shown));
    m_notice.showNote(tr("Synchronised browsing is off: the server shows no folder %1.").arg(shown),
                      {tr("Create it"), [this, pair, path] {
                           m_afterwards = pair;
                           m_remote.makeFolder(path, true);
                       }});
}
