#include "sync/treereaders.h"

#include "base/blockingexecutor.h"
#include "ftp/wiretext.h"
#include "operations/listdirectory.h"
#include "operations/transfer/temporaryname.h"
#include "session/sessionpool.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>

using Type = TreeFacts::Type;

namespace {
Failure badName(const QString &name) {
    return {Failure::Kind::Unsupported, 0, QStringLiteral("the name \"%1\" cannot stand on both sides").arg(name), {}};
}

// By the fact "perm" (RFC 3659 7.5.5): letters without the one for RETR. A mode as Unix shows it is not asked.
bool isKeptBack(const RemoteEntry &entry) {
    return !entry.permissions.isEmpty() && !entry.permissions.contains('r') &&
           std::all_of(entry.permissions.begin(), entry.permissions.end(),
                       [](char letter) { return QByteArrayView("acdeflmpw").contains(letter); });
}

// Another name would be there after a trip to this computer and back: one that is no UTF-8, or begins with the mark
// that is left out when text is read.
bool keepsItsName(const QByteArray &name) { return isUtf8(name) && !name.startsWith("\xEF\xBB\xBF"); }

TreeFacts factsOf(const LocalEntry &entry) {
    TreeFacts facts;
    switch (entry.type) {
    case LocalEntry::Type::File:
        facts.type = entry.isLink ? Type::Other : Type::File; // links are neither followed nor replaced
        facts.size = entry.isLink ? -1 : entry.size;
        break;
    case LocalEntry::Type::Folder:
        facts.type = Type::Folder;
        break;
    case LocalEntry::Type::FolderLink:
    case LocalEntry::Type::Other:
    case LocalEntry::Type::BadName:
        facts.type = Type::Other;
        break;
    }
    facts.modified = entry.modified;
    facts.precision = TreeFacts::Precision::Millisecond;
    return facts;
}
} // namespace

TreeFacts factsOf(const RemoteEntry &entry) {
    TreeFacts facts;
    switch (entry.type) {
    case RemoteEntry::Type::File:
        facts.type = Type::File;
        facts.size = entry.size;
        facts.isReadable = !isKeptBack(entry);
        break;
    case RemoteEntry::Type::Directory:
        facts.type = Type::Folder;
        break;
    case RemoteEntry::Type::Link:
    case RemoteEntry::Type::Other:
        facts.type = Type::Other;
        break;
    }
    facts.modified = entry.modified;
    facts.precision = entry.precision;
    return facts;
}

TreeFacts localFacts(const QString &path) {
    const QFileInfo file(path);
    if (!file.exists() && !file.isSymLink())
        return {};
    LocalEntry entry;
    entry.type = file.isDir()    ? (file.isSymLink() ? LocalEntry::Type::FolderLink : LocalEntry::Type::Folder)
                 : file.isFile() ? LocalEntry::Type::File
                                 : LocalEntry::Type::Other;
    entry.isLink = file.isSymLink();
    entry.size = file.size();
    entry.modified = file.lastModified().toMSecsSinceEpoch();
    return factsOf(entry);
}

// --- both ---

void TreeReader::noteTrouble(const QByteArray &folder, const Failure &failure) {
    m_tree.troubles.append({folder, failure});
    m_unread.insert(folder);
}

void TreeReader::noteHidden(const QByteArray &folder) { m_hiding.insert(folder); }

bool TreeReader::mayEnter(const QByteArray &folder) {
    if (folder.count('/') < ErrandOptions::maxDepth && folder.size() <= ErrandOptions::maxPath)
        return true;
    noteTrouble(folder, {Failure::Kind::Unsupported, 0, QStringLiteral("it lies too deep"), {}});
    return false;
}

void TreeReader::finish(const Failure &failure) {
    if (std::exchange(m_isFinished, true))
        return;
    for (TreeEntry &entry : m_tree.entries) {
        entry.hidesMore = m_hiding.contains(entry.path);
        entry.isUnread = m_unread.contains(entry.path);
    }
    m_tree.topHidesMore = m_hiding.contains(QByteArray());
    m_tree.sort();
    Q_EMIT finished(failure);
}

// --- here ---

LocalTreeReader::LocalTreeReader(QString top, BlockingExecutor &executor, ErrandOptions names)
    : TreeReader(std::move(names))
    , m_top(std::move(top))
    , m_executor(executor) {}

void LocalTreeReader::start() {
    m_waiting.append(QByteArray());
    readNext();
}

void LocalTreeReader::readNext() {
    if (m_waiting.isEmpty())
        return finish({});
    const QByteArray folder = m_waiting.takeLast();
    const QString path = folder.isEmpty() ? m_top : QString(m_top + QLatin1Char('/') + decodeWireText(folder));
    const auto then = [this, folder](const LocalListing &listing) { onRead(folder, listing); };
    // Also without the executor it comes from the event loop, or deep trees would call themselves deeply.
    if (!m_executor.run(
            this, [path] { return readFolder(path); }, then))
        QMetaObject::invokeMethod(
            this, [then, path] { then(readFolder(path)); }, Qt::QueuedConnection);
}

void LocalTreeReader::onRead(const QByteArray &folder, const LocalListing &listing) {
    if (listing.error && folder.isEmpty() && listing.error != ENOENT)
        return finish(Failure::ofLocalFile(listing.error, m_top));
    if (listing.error) {
        if (folder.isEmpty())
            m_tree.isMissing = true;
        else
            noteTrouble(folder, Failure::ofLocalFile(listing.error, {}));
        return readNext();
    }
    for (const LocalEntry &entry : listing.entries) {
        if (m_names.leavesOut(entry.name)) {
            noteHidden(folder);
            continue;
        }
        const QByteArray name = encodeWireText(entry.name);
        if (entry.type == LocalEntry::Type::BadName || !RemotePath::isName(name)) {
            m_tree.troubles.append({folder, badName(entry.name)});
            noteHidden(folder);
            continue;
        }
        const TreeEntry made{childOfPath(folder, name), factsOf(entry)};
        m_tree.entries.append(made);
        if (made.facts.isFolder() && mayEnter(made.path))
            m_waiting.append(made.path);
    }
    readNext();
}

// --- there ---

RemoteTreeReader::RemoteTreeReader(RemotePath top, SessionPool &pool, ErrandOptions names)
    : TreeReader(std::move(names))
    , m_top(std::move(top))
    , m_pool(pool) {}

void RemoteTreeReader::start() { list({}, {}); }

void RemoteTreeReader::list(const QByteArray &folder, const Ancestry &ancestry) {
    ++m_open;
    const RemotePath path = folder.isEmpty() ? m_top : m_top.resolved(folder);
    m_pool.run([path](ServerLink &link) { return std::make_unique<ListDirectory>(link, path); },
               [self = QPointer<RemoteTreeReader>(this), folder, ancestry](Operation &operation) {
                   if (self)
                       self->onListed(folder, ancestry, static_cast<ListDirectory &>(operation));
               });
}

void RemoteTreeReader::onListed(const QByteArray &folder, const Ancestry &ancestry, ListDirectory &operation) {
    --m_open;
    const Failure &failure = operation.failure();
    if (failure && failure.kind != Failure::Kind::Refused)
        return finish(failure);
    if (failure && folder.isEmpty()) {
        m_tree.isMissing = true;
    } else if (failure) {
        noteTrouble(folder, failure);
    } else {
        const Listing listing = operation.takeListing();
        for (const RemoteEntry &entry : listing.entries)
            take(folder, ancestry, entry);
        for (const QByteArray &name : listing.refused) {
            m_tree.troubles.append({folder, badName(decodeWireText(name))});
            noteHidden(folder);
        }
        if (listing.truncated)
            noteTrouble(folder, {Failure::Kind::BadReply, 0, QStringLiteral("the listing is too long"), {}});
    }
    if (m_open == 0)
        finish({});
}

void RemoteTreeReader::take(const QByteArray &folder, const Ancestry &ancestry, const RemoteEntry &entry) {
    const bool isLeftOut = m_names.leavesSomeOut() && m_names.leavesOut(decodeWireText(entry.name));
    if (isLeftOut || TemporaryName::matches(entry.name))
        return noteHidden(folder);
    if (!RemotePath::isName(entry.name) || !keepsItsName(entry.name)) {
        m_tree.troubles.append({folder, badName(decodeWireText(entry.name))});
        return noteHidden(folder);
    }
    m_tree.entries.append({childOfPath(folder, entry.name), factsOf(entry)});
    const TreeEntry &made = m_tree.entries.last();
    if (!made.facts.isFolder() || !mayEnter(made.path))
        return;
    if (ancestry.contains(entry.unique))
        return noteTrouble(made.path, {Failure::Kind::Unsupported, 0, QStringLiteral("it contains itself"), {}});
    list(made.path, ancestry.with(entry.unique));
}
