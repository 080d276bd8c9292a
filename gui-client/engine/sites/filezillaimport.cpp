#include "sites/siteimport.h"

#include <QHash>
#include <QXmlStreamReader>

namespace {
constexpr int maximumDepth = 64;

// One <Server>: the texts of its children by name, and the name that older versions write as bare text.
struct ServerElement {
    QHash<QString, QString> values;
    QString bareText;
    QString passwordEncoding;
    QList<QHash<QString, QString>> bookmarks;

    QString value(const char *name) const { return values.value(QLatin1String(name)); }
};

// "1 0 4 home 2 me" is /home/me: a type, the length of a prefix, then each name behind its length in characters.
// False for what has no such shape: types other than Unix, prefixes, lengths that lie.
bool readRemoteFolder(const QString &text, QByteArray &path) {
    const QList<uint> characters = text.toUcs4();
    qsizetype at = 0;
    const auto number = [&]() -> qsizetype {
        qsizetype value = -1;
        for (; at < characters.size() && characters[at] >= '0' && characters[at] <= '9' && value < 100000; ++at)
            value = std::max<qsizetype>(value, 0) * 10 + qsizetype(characters[at] - '0');
        return value;
    };
    const qsizetype type = number();
    if ((type != 0 && type != 1) || at >= characters.size() || characters[at++] != ' ' || number() != 0)
        return false;
    QByteArray out;
    while (at < characters.size()) {
        if (characters[at++] != ' ')
            return false;
        const qsizetype length = number();
        if (length < 1 || at >= characters.size() || characters[at++] != ' ' || length > characters.size() - at)
            return false;
        const QString name = QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData() + at), length);
        if (name.contains(QChar(u'/')) || name.contains(QChar(u'\n')) || name.contains(QChar(u'\r')))
            return false;
        out += '/' + name.toUtf8();
        at += length;
    }
    path = out.isEmpty() ? QByteArray("/") : out;
    return true;
}

class FileZillaReader {
public:
    explicit FileZillaReader(const QByteArray &xml)
        : m_xml(xml) {}

    Expected<SiteImport> read() {
        if (!m_xml.readNextStartElement() || m_xml.name() != QLatin1String("FileZilla3"))
            return wrong(QStringLiteral("not a file of FileZilla"));
        bool hasServers = false;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == QLatin1String("Servers")) {
                hasServers = true;
                readFolder({});
            } else {
                m_xml.skipCurrentElement();
            }
        }
        if (m_xml.hasError())
            return wrong(QStringLiteral("line %1: %2").arg(m_xml.lineNumber()).arg(m_xml.errorString()));
        if (!hasServers)
            return wrong(QStringLiteral("no list of sites in it"));
        return std::move(m_import);
    }

private:
    static Failure wrong(const QString &text) { return {Failure::Kind::BadReply, 0, text, {}}; }

    // <Servers> or a <Folder>, whose name is its first text.
    void readFolder(const QStringList &above) {
        QStringList folder = above;
        bool isNamed = m_xml.name() == QLatin1String("Servers");
        if (above.size() > maximumDepth)
            return m_xml.raiseError(QStringLiteral("folders too deep"));
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isEndElement())
                return;
            if (m_xml.isCharacters() && !isNamed && !m_xml.isWhitespace()) {
                folder.append(m_xml.text().trimmed().toString());
                m_import.tree.addFolder(folder);
                isNamed = true;
            } else if (m_xml.isStartElement()) {
                if (m_xml.name() == QLatin1String("Folder"))
                    readFolder(folder);
                else if (m_xml.name() == QLatin1String("Server"))
                    take(readServer(), folder);
                else
                    m_xml.skipCurrentElement();
            }
        }
    }

    ServerElement readServer() {
        ServerElement server;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            if (m_xml.isEndElement())
                break;
            if (m_xml.isCharacters()) {
                server.bareText += m_xml.text();
            } else if (m_xml.isStartElement() && m_xml.name() == QLatin1String("Bookmark")) {
                server.bookmarks.append(readTexts());
            } else if (m_xml.isStartElement()) {
                const QString name = m_xml.name().toString();
                if (name == QLatin1String("Pass"))
                    server.passwordEncoding = m_xml.attributes().value(QLatin1String("encoding")).toString();
                server.values.insert(name, m_xml.readElementText(QXmlStreamReader::IncludeChildElements));
            }
        }
        return server;
    }

    // Of the children, by their names.
    QHash<QString, QString> readTexts() {
        QHash<QString, QString> texts;
        while (m_xml.readNextStartElement()) {
            const QString name = m_xml.name().toString();
            texts.insert(name, m_xml.readElementText(QXmlStreamReader::IncludeChildElements));
        }
        return texts;
    }

    void take(const ServerElement &server, const QStringList &folder) {
        SavedSite saved;
        Site &site = saved.site;
        saved.folder = folder;
        site.label = server.value("Name").isEmpty() ? server.bareText.trimmed() : server.value("Name");
        site.host = server.value("Host").trimmed();
        if (site.label.isEmpty())
            site.label = site.host;
        const auto leave = [&](SiteImport::Reason reason, const QString &detail) {
            m_import.leftOut.append({folder, site.label, reason, detail});
        };
        static const QHash<QString, TlsMode> protocols = {{QString(), TlsMode::Optional},
                                                          {QStringLiteral("0"), TlsMode::Optional},
                                                          {QStringLiteral("3"), TlsMode::Implicit},
                                                          {QStringLiteral("4"), TlsMode::Required},
                                                          {QStringLiteral("6"), TlsMode::Off}};
        const auto protocol = protocols.constFind(server.value("Protocol"));
        if (protocol == protocols.constEnd())
            return leave(SiteImport::Reason::Protocol, server.value("Protocol"));
        if (site.host.isEmpty())
            return leave(SiteImport::Reason::NoHost, {});
        site.tls = *protocol;
        const int port = server.value("Port").toInt();
        site.port = port >= 1 && port <= 65535 ? quint16(port) : quint16(site.tls == TlsMode::Implicit ? 990 : 21);
        takeLogin(server, saved, leave);
        site.preferActive = server.value("PasvMode") == QLatin1String("MODE_ACTIVE");
        site.maxSessions = std::max(0, server.value("MaximumMultipleConnections").toInt());
        if (server.value("EncodingType") == QLatin1String("Custom")) {
            const QString encoding = server.value("CustomEncoding");
            site.latin1Names = encoding.compare(QLatin1String("ISO-8859-1"), Qt::CaseInsensitive) == 0;
            if (!site.latin1Names)
                leave(SiteImport::Reason::Encoding, encoding);
        }
        saved.notes = server.value("Comments");
        const int colour = server.value("Colour").toInt(); // the same order as ours
        saved.colour = colour >= 0 && colour <= int(SiteColour::Orange) ? SiteColour(colour) : SiteColour::None;
        saved.localFolder = server.value("LocalDir");
        const QString remote = server.value("RemoteDir");
        if (!remote.isEmpty() && !readRemoteFolder(remote, saved.remoteFolder))
            leave(SiteImport::Reason::RemoteFolder, remote);
        for (const QHash<QString, QString> &texts : server.bookmarks) {
            Bookmark bookmark = {texts.value(QStringLiteral("Name")), texts.value(QStringLiteral("LocalDir")), {}};
            const QString place = texts.value(QStringLiteral("RemoteDir"));
            if (!place.isEmpty() && !readRemoteFolder(place, bookmark.remoteFolder))
                leave(SiteImport::Reason::Bookmark, bookmark.name);
            else
                saved.bookmarks.append(bookmark);
        }
        m_import.tree.add(saved);
    }

    // Logontype: 0 anonymous, 1 normal, 2 ask, 3 interactive, 4 account, 5 and more need what FTP has not.
    template<class Leave>
    static void takeLogin(const ServerElement &server, SavedSite &saved, const Leave &leave) {
        const QString type = server.value("Logontype");
        if (type == QLatin1String("0"))
            return;
        saved.site.user = server.value("User");
        saved.site.account = server.value("Account");
        const QString text = server.value("Pass");
        saved.askPassword = type != QLatin1String("1") && type != QLatin1String("4") && !type.isEmpty();
        if (saved.askPassword && type != QLatin1String("2") && type != QLatin1String("3"))
            leave(SiteImport::Reason::LogonType, type);
        if (text.isEmpty())
            return;
        if (server.passwordEncoding.isEmpty()) {
            saved.site.password = text;
        } else if (server.passwordEncoding == QLatin1String("base64")) {
            const auto decoded =
                QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
            if (decoded)
                saved.site.password = QString::fromUtf8(*decoded);
            else
                leave(SiteImport::Reason::DamagedPassword, {});
        } else {
            leave(SiteImport::Reason::EncryptedPassword, {});
        }
    }

    QXmlStreamReader m_xml;
    SiteImport m_import;
};
} // namespace

Expected<SiteImport> importFileZilla(const QByteArray &xml) { return FileZillaReader(xml).read(); }
