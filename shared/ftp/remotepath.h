// A path on an FTP server as the client sees it: absolute, "/" between names, bytes. Never a local path.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHashFunctions>
#include <QList>
#include <QMetaType>

#include <optional>

class RemotePath {
public:
    RemotePath()
        : m_path("/") {}
    // Normalised: "/" in front, no empty names, "." and ".." worked off (".." above the root stays at the root).
    explicit RemotePath(QByteArrayView path);

    // The directory in a 257 reply's text (PWD, MKD): between the first quote and its partner, doubled quotes undone.
    // Without quotes, the first word if it begins with "/". Nothing when there is no path, or NUL, CR or LF in it.
    static std::optional<RemotePath> fromPwdReply(QByteArrayView text);

    const QByteArray &bytes() const { return m_path; }
    bool isRoot() const { return m_path.size() == 1; }
    QByteArray fileName() const;     // the last name; empty for the root
    RemotePath parent() const;       // of the root the root
    QList<QByteArray> names() const; // from the root down

    // A child by its single name. Precondition: isName(name).
    RemotePath child(QByteArrayView name) const;
    // A path as written by a person: absolute, or relative to this one; "." and ".." worked off.
    RemotePath resolved(QByteArrayView path) const;
    bool isBelow(const RemotePath &other) const; // strictly beneath it

    // Whether a server may name an entry so: one component, not empty, not "." or "..", without "/", NUL, CR and LF.
    static bool isName(QByteArrayView name);

    friend bool operator==(const RemotePath &, const RemotePath &) = default;
    friend auto operator<=>(const RemotePath &a, const RemotePath &b) { return a.m_path.compare(b.m_path) <=> 0; }
    friend size_t qHash(const RemotePath &path, size_t seed = 0) { return qHash(path.m_path, seed); }

private:
    QByteArray m_path;
};

Q_DECLARE_METATYPE(RemotePath)

// Quotes for 257 (RFC 959 appendix II): in double quotes, each quote inside doubled.
QByteArray quotePath(QByteArrayView path);
// Undoes it, from the first quote of the text; nothing when there is no closing quote.
std::optional<QByteArray> unquotePath(QByteArrayView text);
