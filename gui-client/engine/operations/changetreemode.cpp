#include "operations/changetreemode.h"

#include "ftp/wiretext.h"
#include "operations/changemode.h"

ChangeTreeMode::ChangeTreeMode(ServerLink &link, RemotePath directory, int mode, Which which)
    : TreeWalk(link, std::move(directory))
    , m_mode(mode)
    , m_which(which) {
    setStep(QStringLiteral("SITE CHMOD ") + decodeWireText(top().bytes()));
}

QByteArray ChangeTreeMode::commandFor(const RemoteEntry &entry, const RemotePath &path) const {
    const bool isWanted = m_which != Which::Directories && entry.type != RemoteEntry::Type::Link;
    return isWanted ? ChangeMode::command(path, m_mode) : QByteArray();
}

QByteArray ChangeTreeMode::commandForDirectory(const RemotePath &directory) const {
    return m_which != Which::Files ? ChangeMode::command(directory, m_mode) : QByteArray();
}
