#include "files/virtualpath.h"

#include "files/unfinishedname.h"

namespace {
constexpr qsizetype MaxPath = 4095; // PATH_MAX without its NUL
} // namespace

Expected<VirtualPath, FileError> VirtualPath::resolve(const VirtualPath &directory, QByteArrayView argument) {
    if (argument.contains('\0') || argument.size() > MaxPath)
        return FileError{.kind = FileError::Kind::BadName};

    QByteArray path;
    if (!argument.startsWith('/'))
        path = directory.m_path;
    for (qsizetype at = 0; at < argument.size();) {
        qsizetype end = argument.indexOf('/', at);
        if (end < 0)
            end = argument.size();
        const QByteArrayView component = argument.sliced(at, end - at);
        at = end + 1;
        if (component.isEmpty() || component == QByteArrayView("."))
            continue;
        if (component == QByteArrayView("..")) {
            path.truncate(std::max<qsizetype>(0, path.lastIndexOf('/')));
            continue;
        }
        if (UnfinishedName::matches(component))
            return FileError{.kind = FileError::Kind::ReservedName};
        if (!path.isEmpty())
            path += '/';
        path += component;
    }
    if (path.size() > MaxPath)
        return FileError{.kind = FileError::Kind::BadName};
    return VirtualPath(path);
}

QByteArray VirtualPath::fileName() const { return m_path.sliced(m_path.lastIndexOf('/') + 1); }

VirtualPath VirtualPath::parent() const {
    return VirtualPath(m_path.first(std::max<qsizetype>(0, m_path.lastIndexOf('/'))));
}

VirtualPath VirtualPath::child(QByteArrayView name) const {
    QByteArray path = m_path;
    if (!path.isEmpty())
        path += '/';
    path += name;
    return VirtualPath(path);
}

bool VirtualPath::isWithin(const VirtualPath &directory) const {
    if (directory.isHome() || *this == directory)
        return true;
    return m_path.startsWith(directory.m_path) && m_path.at(directory.m_path.size()) == '/';
}

VirtualPath VirtualPath::seenFrom(const VirtualPath &directory) const {
    if (directory.isHome())
        return *this;
    return VirtualPath(m_path.sliced(std::min(m_path.size(), directory.m_path.size() + 1)));
}

VirtualPath VirtualPath::below(const VirtualPath &directory) const {
    return isHome() ? directory : directory.child(m_path);
}

bool VirtualPath::isCreatable() const {
    const QByteArray name = fileName();
    return !name.isEmpty() && name.size() <= MaxName && !name.contains('\n') && !name.contains('\r');
}
