#include "tabs/folderpair.h"

#include <QFile>
#include <QFileInfo>

namespace {
// The path with one slash behind it, also that of the root.
QString openEnded(const QString &path) { return path.endsWith(u'/') ? path : path + u'/'; }
} // namespace

FolderPair::FolderPair(const QString &local, const RemotePath &remote)
    : m_local(local)
    , m_remote(remote) {
    while (!m_remote.isRoot() && QFile::encodeName(QFileInfo(m_local).fileName()) == m_remote.fileName()) {
        m_local = QFileInfo(m_local).path();
        m_remote = m_remote.parent();
    }
}

std::optional<RemotePath> FolderPair::remoteOf(const QString &local) const {
    if (local == m_local)
        return m_remote;
    const QString above = openEnded(m_local);
    if (!local.startsWith(above))
        return {};
    return m_remote.resolved(QFile::encodeName(local.mid(above.size())));
}

std::optional<QString> FolderPair::localOf(const RemotePath &remote) const {
    if (remote == m_remote)
        return m_local;
    if (!remote.isBelow(m_remote))
        return {};
    const QByteArray names = remote.bytes().mid(m_remote.isRoot() ? 1 : m_remote.bytes().size() + 1);
    return openEnded(m_local) + QFile::decodeName(names);
}
