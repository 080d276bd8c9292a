#include "sync/tree.h"

#include <algorithm>

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
    return folder.isEmpty() ? name : QByteArray(folder + '/' + name);
}

// By keys in which "/" is the least of all bytes, so that they are compared as a whole: no name holds NUL.
void Tree::sort() {
    QList<std::pair<QByteArray, qsizetype>> keys;
    keys.reserve(entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i)
        keys.append({QByteArray(entries[i].path).replace('/', '\0'), i});
    std::sort(keys.begin(), keys.end());
    QList<TreeEntry> sorted;
    sorted.reserve(entries.size());
    for (const auto &[key, i] : std::as_const(keys))
        sorted.append(std::move(entries[i]));
    entries = std::move(sorted);
}

const TreeEntry *Tree::find(const QByteArray &path) const {
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), path, [](const TreeEntry &entry, const QByteArray &wanted) {
            return pathBefore(entry.path, wanted);
        });
    return found != entries.end() && found->path == path ? &*found : nullptr;
}
