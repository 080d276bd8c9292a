// Where a client is and what it names: an absolute path beneath its home, normalised on its bytes. A value; whether
// there is something is known only to the file system, which opens it beneath the home's descriptor.
#pragma once

#include "base/expected.h"
#include "files/fileerror.h"

#include <QByteArray>
#include <QByteArrayView>

#include <compare>

class VirtualPath {
public:
    static constexpr qsizetype MaxName = 255; // bytes of one component: NAME_MAX

    // The home itself.
    VirtualPath() = default;

    // An argument as the client sent it, seen from a directory: "/" begins at the home, "." and empty components
    // vanish,
    // ".." goes up and stops at the home. An empty argument is the directory itself. Refused are NUL (BadName), more
    // than 4095 bytes (BadName), and a component that is a name of unfinished uploads (ReservedName).
    static Expected<VirtualPath, FileError> resolve(const VirtualPath &directory, QByteArrayView argument);

    bool isHome() const { return m_path.isEmpty(); }
    // "/", "/a", "/a/b": as PWD says it (quoting is RemotePath's).
    QByteArray absolute() const { return '/' + m_path; }
    // Seen from the home's descriptor: ".", "a", "a/b".
    QByteArray relative() const { return m_path.isEmpty() ? QByteArray(".") : m_path; }
    QByteArray fileName() const; // the last component, empty for the home
    VirtualPath parent() const;  // the home's parent is the home
    // One component below; the name is taken as it is (from a listing).
    VirtualPath child(QByteArrayView name) const;
    // True for the directory itself and all below it.
    bool isWithin(const VirtualPath &directory) const;
    // As if the directory were the home. Precondition: isWithin(directory).
    VirtualPath seenFrom(const VirtualPath &directory) const;
    // The reverse: a path that was seen from the directory.
    VirtualPath below(const VirtualPath &directory) const;

    // Whether a file or directory may be made under the last component: no CR, no LF, 1 to MaxName bytes.
    bool isCreatable() const;

    friend bool operator==(const VirtualPath &a, const VirtualPath &b) { return a.m_path == b.m_path; }
    friend bool operator<(const VirtualPath &a, const VirtualPath &b) { return a.m_path < b.m_path; }

private:
    explicit VirtualPath(QByteArray path)
        : m_path(std::move(path)) {}

    QByteArray m_path; // without a leading or trailing slash, empty = the home
};
