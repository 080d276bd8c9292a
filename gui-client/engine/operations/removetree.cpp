#include "operations/removetree.h"

#include "ftp/wiretext.h"
#include "operations/listdirectory.h"

namespace {
constexpr size_t maxDepth = 100; // deeper is a server that invents directories
}

RemoveTree::RemoveTree(ServerLink &link, RemotePath directory)
    : Operation(link)
    , m_top(std::move(directory)) {
    setStep(QStringLiteral("RMD ") + decodeWireText(m_top.bytes()));
}

void RemoveTree::firstStep() { enterDirectory(m_top); }

void RemoveTree::enterDirectory(const RemotePath &directory) {
    if (m_levels.size() >= maxDepth)
        return fail(Failure::Kind::BadReply, QStringLiteral("the folders lie deeper than 100 levels"));
    m_levels.push_back({directory, {}});
    run(std::make_unique<ListDirectory>(m_link, directory), &RemoveTree::onListed);
}

void RemoveTree::onListed(ListDirectory &listing) {
    m_levels.back().entries = listing.takeListing().entries;
    removeNext();
}

void RemoveTree::removeNext() {
    Level &level = m_levels.back();
    if (level.entries.isEmpty())
        return send("RMD " + level.directory.bytes(), &RemoveTree::onDirectoryRemoved);
    const RemoteEntry entry = level.entries.takeLast();
    const RemotePath path = level.directory.child(entry.name);
    if (entry.isDirectory())
        return enterDirectory(path);
    send("DELE " + path.bytes(), &RemoveTree::onFileRemoved);
}

void RemoveTree::note(const Reply &reply) {
    if (reply.isPositive()) {
        ++m_removed;
        Q_EMIT progressed(m_removed);
    } else if (!m_firstRefusal) {
        m_firstRefusal = {Failure::Kind::Refused, reply.code, decodeWireText(reply.text()), {}};
    }
}

void RemoveTree::onFileRemoved(const Reply &reply) {
    note(reply);
    if (!isDone())
        removeNext();
}

void RemoveTree::onDirectoryRemoved(const Reply &reply) {
    note(reply);
    if (isDone())
        return;
    m_levels.pop_back();
    if (m_levels.empty())
        return finish(m_firstRefusal);
    removeNext();
}
