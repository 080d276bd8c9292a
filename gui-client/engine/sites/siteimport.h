// Sites that other programs saved. Pure functions from the bytes of their file to a tree; what did not come over is
// said, site by site.
#pragma once

#include "base/expected.h"
#include "sites/sitetree.h"

struct SiteImport {
    // Something of the other program's site that Wherry did not take.
    enum class Reason {
        Protocol,          // detail: the protocol's number there. The whole site was left out
        NoHost,            // the whole site was left out
        EncryptedPassword, // under a master password of the other program
        DamagedPassword,   // it cannot be read
        Proxy,             // detail: its host; of a kind that is not known here
        ProxyPassword,
        RemoteFolder, // detail: as written there
        LogonType,    // detail: the number there. A key file, for instance
        Encoding,     // detail: a character set other than UTF-8 and Latin-1
        Bookmark      // detail: its name; its folder on the server cannot be read
    };
    struct LeftOut {
        QStringList folder;
        QString name;
        Reason reason;
        QString detail;
        bool operator==(const LeftOut &) const = default;
    };

    SiteTree tree; // site.password holds the password: give it to the password store, then forget it
    QList<LeftOut> leftOut;
};

// sitemanager.xml of FileZilla 3. Failure BadReply when it is no such file; text says where it breaks.
[[nodiscard]] Expected<SiteImport> importFileZilla(const QByteArray &xml);
// WinSCP.ini. Failure BadReply when no section of it is a session.
[[nodiscard]] Expected<SiteImport> importWinScp(const QByteArray &ini);
// Any of these, or sites.json of Wherry itself, told by how the file begins.
[[nodiscard]] Expected<SiteImport> importSites(const QByteArray &file);
