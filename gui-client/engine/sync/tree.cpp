#include "sync/tree.h"

#include <QHash>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <vector>

namespace {
// The entries of a tree by the folders that they lie in.
class Folders {
public:
    explicit Folders(const QList<TreeEntry> &entries)
        : m_entries(entries) {
        m_order.reserve(size_t(entries.size()));
        collect();
        for (std::vector<Name> &names : m_folders)
            std::sort(names.begin(), names.end());
        append(QByteArrayView(""));
    }
    // Their places in order; fewer than they are when some are not reached from the top.
    const std::vector<qsizetype> &order() const { return m_order; }

private:
    struct Name {
        quint64 beginning; // the first eight bytes as a number, so that most comparisons need no more
        QByteArrayView rest;
        qsizetype entry;
        bool operator<(const Name &other) const {
            return beginning != other.beginning ? beginning < other.beginning : rest < other.rest;
        }
    };

    static Name nameOf(QByteArrayView name, qsizetype entry) {
        char bytes[8] = {}; // a name holds no NUL: a shorter one comes first
        const qsizetype size = std::min<qsizetype>(name.size(), sizeof bytes);
        std::memcpy(bytes, name.data(), size_t(size));
        return {qFromBigEndian<quint64>(bytes), name.sliced(size), entry};
    }
    void collect() {
        QByteArrayView last;
        std::vector<Name> *names = nullptr;
        for (qsizetype i = 0; i < m_entries.size(); ++i) {
            const QByteArrayView path = m_entries[i].path;
            const qsizetype slash = path.lastIndexOf('/');
            const QByteArrayView folder = path.first(std::max<qsizetype>(0, slash));
            if (!names || folder != last)
                names = &m_folders[folder];
            last = folder;
            names->push_back(nameOf(path.sliced(slash + 1), i));
        }
    }
    void append(QByteArrayView folder) {
        const std::vector<Name> names = m_folders.take(folder);
        for (const Name &name : names) {
            m_order.push_back(name.entry);
            if (m_entries[name.entry].facts.isFolder())
                append(m_entries[name.entry].path);
        }
    }

    const QList<TreeEntry> &m_entries;
    QHash<QByteArrayView, std::vector<Name>> m_folders;
    std::vector<qsizetype> m_order;
};
} // namespace

bool pathBefore(const QByteArray &a, const QByteArray &b) {
    const qsizetype common = std::min(a.size(), b.size());
    const auto [left, right] = std::mismatch(a.begin(), a.begin() + common, b.begin());
    if (left == a.begin() + common)
        return a.size() < b.size();
    if (*left == '/' || *right == '/')
        return *left == '/';
    return static_cast<unsigned char>(*left) < static_cast<unsigned char>(*right);
}

QByteArray parentOfPath(const QByteArray &path) { return path.first(std::max<qsizetype>(0, path.lastIndexOf('/'))); }

QByteArray childOfPath(const QByteArray &folder, const QByteArray &name) {
    if (folder.isEmpty())
        return name;
    QByteArray path; // made with one allocation: there are as many as files
    path.reserve(folder.size() + 1 + name.size());
    path.append(folder).append('/').append(name);
    return path;
}

// Each folder by itself, by names alone; then what is in a folder goes behind it. Readers give folders in one piece.
void Tree::sort() {
    const Folders folders(entries);
    if (folders.order().size() == size_t(entries.size())) {
        QList<TreeEntry> sorted;
        sorted.reserve(entries.size());
        for (const qsizetype i : folders.order())
            sorted.append(std::move(entries[i]));
        entries = std::move(sorted);
        return;
    }
    // Something lies in a folder that is not among them.
    std::sort(entries.begin(), entries.end(),
              [](const TreeEntry &a, const TreeEntry &b) { return pathBefore(a.path, b.path); });
}

const TreeEntry *Tree::find(const QByteArray &path) const {
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), path, [](const TreeEntry &entry, const QByteArray &wanted) {
            return pathBefore(entry.path, wanted);
        });
    return found != entries.end() && found->path == path ? &*found : nullptr;
}
