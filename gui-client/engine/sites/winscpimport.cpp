#include "sites/siteimport.h"

#include <QHash>

#include <optional>

namespace {
using Reason = SiteImport::Reason;
using Values = QHash<QByteArray, QString>;

QByteArray withoutMark(const QByteArray &text) { return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text; }

// WinSCP writes what is not plain ASCII as %XX of UTF-8, with a byte order mark in front.
QString unmunged(const QByteArray &text) {
    return QString::fromUtf8(withoutMark(QByteArray::fromPercentEncoding(text)));
}

// WinSCP's obfuscation: each byte inverted and mixed with 0xA3, a length, some filling, then user, host and password.
// Nothing when it is not of that shape or belongs to another user and host.
std::optional<QString> revealed(const QString &hex, const QString &userAndHost) {
    const QByteArray code = QByteArray::fromHex(hex.toLatin1());
    QByteArray bytes;
    for (const char c : code)
        bytes += char(~(uchar(c) ^ 0xA3));
    qsizetype at = 0;
    const auto next = [&]() -> qsizetype { return at < bytes.size() ? qsizetype(uchar(bytes.at(at++))) : 0; };
    constexpr qsizetype keyed = 0xFF;
    const qsizetype flag = next();
    qsizetype length = flag;
    if (flag == keyed) {
        const qsizetype version = next();
        if (version != 0 && version != 2)
            return {};
        length = next();
        if (version == 2)
            length = length * 256 + next();
    }
    const qsizetype filling = next();
    at += filling;
    if (length < 1 || at > bytes.size() || length > bytes.size() - at)
        return {};
    QByteArray text = bytes.mid(at, length);
    if (flag == keyed) {
        const QByteArray key = userAndHost.toUtf8();
        if (!text.startsWith(key))
            return {};
        text.remove(0, key.size());
    }
    return QString::fromUtf8(text);
}

class WinScpReader {
public:
    Expected<SiteImport> read(const QByteArray &ini) {
        QList<QPair<QByteArray, Values>> sessions;
        Values *values = nullptr;
        Values security;
        const QList<QByteArray> lines = withoutMark(ini).split('\n');
        for (const QByteArray &line : lines) {
            const QByteArray text = line.endsWith('\r') ? line.chopped(1) : line;
            const qsizetype equals = text.indexOf('=');
            if (text.startsWith('[') && text.endsWith(']')) {
                const QByteArray section = text.sliced(1, text.size() - 2);
                values = section == "Configuration\\Security" ? &security : nullptr;
                if (section.startsWith("Sessions\\")) {
                    sessions.append({section.sliced(9), {}});
                    values = &sessions.last().second;
                }
            } else if (values && equals > 0) {
                values->insert(text.first(equals), unmunged(text.sliced(equals + 1)));
            }
        }
        if (sessions.isEmpty())
            return Failure{Failure::Kind::BadReply, 0, QStringLiteral("no session of WinSCP in it"), {}};
        m_hasMasterPassword = security.value("UseMasterPassword") == QLatin1String("1");
        for (const auto &[name, session] : std::as_const(sessions)) {
            if (name != "Default%20Settings")
                take(name, session);
        }
        return std::move(m_import);
    }

private:
    void take(const QByteArray &path, const Values &values) {
        SavedSite saved;
        Site &site = saved.site;
        const QList<QByteArray> names = path.split('/'); // a slash in a name is %2F
        for (const QByteArray &name : names.first(names.size() - 1))
            saved.folder.append(unmunged(name));
        site.label = unmunged(names.last());
        const auto leave = [&](Reason reason, const QString &detail = {}) {
            m_import.leftOut.append({saved.folder, site.label, reason, detail});
        };
        const QString protocol = values.value("FSProtocol", QStringLiteral("1")); // without one it is SFTP
        if (protocol != QLatin1String("5"))
            return leave(Reason::Protocol, protocol);
        site.host = values.value("HostName").trimmed();
        if (site.host.isEmpty())
            return leave(Reason::NoHost);
        const QString ftps = values.value("Ftps", QStringLiteral("0"));
        site.tls = ftps == QLatin1String("0")   ? TlsMode::Off
                   : ftps == QLatin1String("1") ? TlsMode::Implicit
                                                : TlsMode::Required;
        const int port = values.value("PortNumber").toInt();
        site.port = port >= 1 && port <= 65535 ? quint16(port) : quint16(site.tls == TlsMode::Implicit ? 990 : 21);
        if (const QString user = values.value("UserName"); !user.isEmpty())
            site.user = user;
        site.account = values.value("FtpAccount");
        site.preferActive = values.value("FtpPasvMode", QStringLiteral("1")) == QLatin1String("0");
        saved.notes = values.value("Note");
        saved.localFolder = values.value("LocalDirectory");
        saved.remoteFolder = values.value("RemoteDirectory").toUtf8();
        if (saved.remoteFolder.contains('\r') || saved.remoteFolder.contains('\n')) {
            leave(Reason::RemoteFolder, values.value("RemoteDirectory"));
            saved.remoteFolder.clear();
        }
        takePassword(values, site, leave);
        takeProxy(values, site.proxy, leave);
        m_import.tree.add(saved);
    }

    // Without its proxy the site would be reached directly: what is not taken over is told.
    template<class Leave>
    void takeProxy(const Values &values, Proxy &proxy, const Leave &leave) const {
        const QString method = values.value("ProxyMethod", QStringLiteral("0"));
        const QString host = values.value("ProxyHost").trimmed();
        if (method == QLatin1String("0"))
            return;
        const bool isSocks5 = method == QLatin1String("2");
        if ((!isSocks5 && method != QLatin1String("3")) || host.isEmpty())
            return leave(Reason::Proxy, host);
        proxy.kind = isSocks5 ? Proxy::Kind::Socks5 : Proxy::Kind::HttpConnect;
        proxy.host = host;
        const int port = values.value("ProxyPort").toInt();
        proxy.port = port >= 1 && port <= 65535 ? quint16(port) : Proxy::usualPort(proxy.kind);
        proxy.user = values.value("ProxyUsername");
        const QString hidden = values.value("ProxyPassword");
        if (hidden.isEmpty() && !values.contains("ProxyPasswordEnc"))
            return;
        const std::optional<QString> password =
            m_hasMasterPassword ? std::nullopt : revealed(hidden, proxy.user + proxy.host);
        if (password)
            proxy.password = *password;
        else
            leave(Reason::ProxyPassword);
    }

    template<class Leave>
    void takePassword(const Values &values, Site &site, const Leave &leave) const {
        const QString hidden = values.value("Password");
        if (m_hasMasterPassword && (!hidden.isEmpty() || values.contains("PasswordEnc")))
            return leave(Reason::EncryptedPassword);
        if (hidden.isEmpty())
            return;
        const std::optional<QString> password = revealed(hidden, values.value("UserName") + values.value("HostName"));
        if (password)
            site.password = *password;
        else
            leave(Reason::DamagedPassword);
    }

    SiteImport m_import;
    bool m_hasMasterPassword = false;
};
} // namespace

Expected<SiteImport> importWinScp(const QByteArray &ini) { return WinScpReader().read(ini); }
