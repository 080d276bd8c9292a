#include "ftp/remotepath.h"

#include "ftp/linebreak.h"

namespace {
QByteArray normalised(QByteArrayView path) {
    QByteArray result;
    result.reserve(path.size() + 1);
    qsizetype at = 0;
    while (at < path.size()) {
        qsizetype end = path.indexOf('/', at);
        if (end < 0)
            end = path.size();
        const QByteArrayView name = path.sliced(at, end - at);
        at = end + 1;
        if (name.isEmpty() || name == QByteArrayView("."))
            continue;
        if (name == QByteArrayView("..")) {
            result.truncate(qMax<qsizetype>(0, result.lastIndexOf('/')));
            continue;
        }
        result += '/';
        result += name;
    }
    return result.isEmpty() ? QByteArray("/") : result;
}
} // namespace

RemotePath::RemotePath(QByteArrayView path)
    : m_path(normalised(path)) {}

std::optional<RemotePath> RemotePath::fromPwdReply(QByteArrayView text) {
    QByteArray path;
    if (text.contains('"')) {
        const auto unquoted = unquotePath(text);
        if (!unquoted)
            return std::nullopt;
        path = *unquoted;
    } else {
        const QByteArrayView words = text.trimmed();
        const qsizetype space = words.indexOf(' ');
        path = (space < 0 ? words : words.first(space)).toByteArray();
    }
    if (!path.startsWith('/') || breaksLine(path))
        return std::nullopt;
    return RemotePath(path);
}

QByteArray RemotePath::fileName() const { return m_path.sliced(m_path.lastIndexOf('/') + 1); }

RemotePath RemotePath::parent() const {
    RemotePath path;
    const qsizetype slash = m_path.lastIndexOf('/');
    if (slash > 0)
        path.m_path = m_path.first(slash);
    return path;
}

QList<QByteArray> RemotePath::names() const { return isRoot() ? QList<QByteArray>() : m_path.sliced(1).split('/'); }

RemotePath RemotePath::child(QByteArrayView name) const {
    Q_ASSERT(isName(name));
    RemotePath path;
    path.m_path = isRoot() ? QByteArray("/") : m_path + '/';
    path.m_path += name;
    return path;
}

RemotePath RemotePath::resolved(QByteArrayView path) const {
    return path.startsWith('/') ? RemotePath(path) : RemotePath(QByteArray(m_path + '/' + path.toByteArray()));
}

bool RemotePath::isBelow(const RemotePath &other) const {
    if (other.isRoot())
        return !isRoot();
    return m_path.startsWith(other.m_path) && m_path.size() > other.m_path.size() &&
           m_path.at(other.m_path.size()) == '/';
}

bool RemotePath::isName(QByteArrayView name) {
    return !name.isEmpty() && name != QByteArrayView(".") && name != QByteArrayView("..") && !name.contains('/') &&
           !breaksLine(name);
}

QByteArray quotePath(QByteArrayView path) { return '"' + path.toByteArray().replace('"', "\"\"") + '"'; }

std::optional<QByteArray> unquotePath(QByteArrayView text) {
    qsizetype at = text.indexOf('"');
    if (at < 0)
        return std::nullopt;
    QByteArray path;
    while (++at < text.size()) {
        if (text[at] == '"') {
            if (at + 1 == text.size() || text[at + 1] != '"')
                return path;
            ++at;
        }
        path += text[at];
    }
    return std::nullopt;
}
