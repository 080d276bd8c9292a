#include "operations/removetree.h"

#include "ftp/wiretext.h"

RemoveTree::RemoveTree(ServerLink &link, RemotePath directory)
    : TreeWalk(link, std::move(directory)) {
    setStep(QStringLiteral("RMD ") + decodeWireText(top().bytes()));
}

QByteArray RemoveTree::commandFor(const RemoteEntry &, const RemotePath &path) { return "DELE " + path.bytes(); }

QByteArray RemoveTree::commandForDirectory(const RemotePath &directory, int) { return "RMD " + directory.bytes(); }
