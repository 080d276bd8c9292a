#include "operations/changetreemode.h"

#include "ftp/wiretext.h"
#include "operations/changemode.h"

ChangeTreeMode::ChangeTreeMode(ServerLink &link, RemotePath directory, int directoryMode, const ModeChange &change,
                               Which which)
    : TreeWalk(link, std::move(directory), directoryMode)
    , m_change(change)
    , m_which(which) {
    setStep(QStringLiteral("SITE CHMOD ") + decodeWireText(top().bytes()));
}

QByteArray ChangeTreeMode::command(const RemotePath &path, int mode) {
    const std::optional<int> changed = m_change.appliedTo(mode);
    if (!changed)
        ++m_leftOut;
    return changed && changed != mode ? ChangeMode::command(path, *changed) : QByteArray();
}

QByteArray ChangeTreeMode::commandFor(const RemoteEntry &entry, const RemotePath &path) {
    const bool isWanted = m_which != Which::Directories && entry.type != RemoteEntry::Type::Link;
    return isWanted ? command(path, entry.mode) : QByteArray();
}

QByteArray ChangeTreeMode::commandForDirectory(const RemotePath &directory, int mode) {
    return m_which != Which::Files ? command(directory, mode) : QByteArray();
}
