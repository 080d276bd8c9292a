#include "operations/treewalk.h"

#include "ftp/wiretext.h"
#include "operations/listdirectory.h"

namespace {
constexpr size_t maxDepth = 100; // deeper is a server that invents directories
}

TreeWalk::TreeWalk(ServerLink &link, RemotePath top, int topMode)
    : Operation(link)
    , m_top(std::move(top))
    , m_topMode(topMode) {}

void TreeWalk::firstStep() { enterDirectory(m_top, m_topMode); }

void TreeWalk::enterDirectory(const RemotePath &directory, int mode) {
    if (m_levels.size() >= maxDepth)
        return fail(Failure::Kind::BadReply, QStringLiteral("the folders lie deeper than 100 levels"));
    m_levels.push_back({directory, mode, {}});
    run(std::make_unique<ListDirectory>(m_link, directory), &TreeWalk::onListed);
}

void TreeWalk::onListed(ListDirectory &listing) {
    m_levels.back().entries = listing.takeListing().entries;
    next();
}

void TreeWalk::next() {
    Level &level = m_levels.back();
    while (!level.entries.isEmpty()) {
        const RemoteEntry entry = level.entries.takeLast();
        const RemotePath path = level.directory.child(entry.name);
        if (entry.isDirectory())
            return enterDirectory(path, entry.mode);
        if (const QByteArray command = commandFor(entry, path); !command.isEmpty())
            return send(command, &TreeWalk::onFileDone);
    }
    if (const QByteArray command = commandForDirectory(level.directory, level.mode); !command.isEmpty())
        return send(command, &TreeWalk::onDirectoryDone);
    leaveDirectory();
}

void TreeWalk::leaveDirectory() {
    m_levels.pop_back();
    if (m_levels.empty())
        return finish(m_firstRefusal);
    next();
}

void TreeWalk::note(const Reply &reply) {
    if (reply.isPositive()) {
        ++m_changed;
        Q_EMIT progressed(m_changed);
    } else if (!m_firstRefusal) {
        m_firstRefusal = {Failure::Kind::Refused, reply.code, decodeWireText(reply.text()), {}};
    }
}

void TreeWalk::onFileDone(const Reply &reply) {
    note(reply);
    if (!isDone())
        next();
}

void TreeWalk::onDirectoryDone(const Reply &reply) {
    note(reply);
    if (!isDone())
        leaveDirectory();
}
