#include "sites/sitetree.h"

#include "ftp/wiretext.h"
#include "sites/privatefile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace {
Failure fileFailure(const QString &text, const QString &path) { return {Failure::Kind::LocalFile, 0, text, path}; }

using Names = std::array<QLatin1String, 8>;
// In the order of SiteColour and of TlsMode.
constexpr Names colourNames = {QLatin1String("none"),    QLatin1String("red"),    QLatin1String("green"),
                               QLatin1String("blue"),    QLatin1String("yellow"), QLatin1String("cyan"),
                               QLatin1String("magenta"), QLatin1String("orange")};
// In the order of Proxy::Kind.
constexpr std::array<QLatin1String, 3> proxyNames = {QLatin1String("none"), QLatin1String("socks5"),
                                                     QLatin1String("http")};
constexpr std::array<QLatin1String, 4> tlsNames = {QLatin1String("off"), QLatin1String("optional"),
                                                   QLatin1String("required"), QLatin1String("implicit")};

// The place of a name; -1 when it is unknown.
template<class List>
int placeOf(const List &names, const QString &name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : int(found - names.begin());
}

QStringList stringsOf(const QJsonValue &value) {
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const auto item : array)
        list.append(item.toString());
    return list;
}

// Bytes of a server, which are not always UTF-8.
QString writtenPath(const QByteArray &path) { return QString::fromLatin1(path.toPercentEncoding("/")); }
QByteArray readPath(const QJsonValue &value) { return QByteArray::fromPercentEncoding(value.toString().toLatin1()); }

QJsonArray written(const QList<Bookmark> &bookmarks) {
    QJsonArray array;
    for (const Bookmark &bookmark : bookmarks)
        array.append(QJsonObject{{QStringLiteral("name"), bookmark.name},
                                 {QStringLiteral("local-folder"), bookmark.localFolder},
                                 {QStringLiteral("remote-folder"), writtenPath(bookmark.remoteFolder)}});
    return array;
}

QList<Bookmark> readBookmarks(const QJsonValue &value) {
    QList<Bookmark> bookmarks;
    const QJsonArray array = value.toArray();
    for (const auto item : array)
        bookmarks.append({item[QStringLiteral("name")].toString(), item[QStringLiteral("local-folder")].toString(),
                          readPath(item[QStringLiteral("remote-folder")])});
    return bookmarks;
}

QJsonObject written(const SavedSite &saved) {
    const Site &site = saved.site;
    return {{QStringLiteral("id"), saved.id},
            {QStringLiteral("folder"), QJsonArray::fromStringList(saved.folder)},
            {QStringLiteral("name"), site.label},
            {QStringLiteral("host"), site.host},
            {QStringLiteral("port"), site.port},
            {QStringLiteral("user"), site.user},
            {QStringLiteral("account"), site.account},
            {QStringLiteral("tls"), QString(tlsNames.at(size_t(site.tls)))},
            {QStringLiteral("active"), site.preferActive},
            {QStringLiteral("close-notify"), site.requireCloseNotify},
            {QStringLiteral("temporary-names"), site.temporaryNames},
            {QStringLiteral("latin1"), site.latin1Names},
            {QStringLiteral("sessions"), site.maxSessions},
            {QStringLiteral("segments"), site.segments},
            {QStringLiteral("download-limit"), site.downloadLimit},
            {QStringLiteral("upload-limit"), site.uploadLimit},
            {QStringLiteral("certificate"), site.clientCertificate},
            {QStringLiteral("key"), site.clientKey},
            {QStringLiteral("proxy"), QString(proxyNames.at(size_t(site.proxy.kind)))},
            {QStringLiteral("proxy-host"), site.proxy.host},
            {QStringLiteral("proxy-port"), site.proxy.port},
            {QStringLiteral("proxy-user"), site.proxy.user},
            {QStringLiteral("notes"), saved.notes},
            {QStringLiteral("colour"), QString(colourNames.at(size_t(saved.colour)))},
            {QStringLiteral("local-folder"), saved.localFolder},
            {QStringLiteral("remote-folder"), writtenPath(saved.remoteFolder)},
            {QStringLiteral("ask-password"), saved.askPassword},
            {QStringLiteral("bookmarks"), written(saved.bookmarks)}};
}

// Nothing but a site that can be used: a host, a port, a known way of encryption.
bool read(const QJsonObject &object, SavedSite &saved) {
    Site &site = saved.site;
    const int port = object.value(QStringLiteral("port")).toInt();
    const int tls = placeOf(tlsNames, object.value(QStringLiteral("tls")).toString());
    const int colour = placeOf(colourNames, object.value(QStringLiteral("colour")).toString());
    saved.id = object.value(QStringLiteral("id")).toString();
    site.host = object.value(QStringLiteral("host")).toString();
    if (saved.id.isEmpty() || site.host.isEmpty() || port < 1 || port > 65535 || tls < 0)
        return false;
    site.port = quint16(port);
    site.tls = TlsMode(tls);
    saved.colour = colour < 0 ? SiteColour::None : SiteColour(colour);
    saved.folder = stringsOf(object.value(QStringLiteral("folder")));
    site.label = object.value(QStringLiteral("name")).toString();
    site.user = object.value(QStringLiteral("user")).toString();
    site.account = object.value(QStringLiteral("account")).toString();
    site.preferActive = object.value(QStringLiteral("active")).toBool(site.preferActive);
    site.requireCloseNotify = object.value(QStringLiteral("close-notify")).toBool(site.requireCloseNotify);
    site.temporaryNames = object.value(QStringLiteral("temporary-names")).toBool(site.temporaryNames);
    site.latin1Names = object.value(QStringLiteral("latin1")).toBool(site.latin1Names);
    site.maxSessions = object.value(QStringLiteral("sessions")).toInt();
    site.segments = object.value(QStringLiteral("segments")).toInt();
    site.downloadLimit = object.value(QStringLiteral("download-limit")).toInteger();
    site.uploadLimit = object.value(QStringLiteral("upload-limit")).toInteger();
    site.clientCertificate = object.value(QStringLiteral("certificate")).toString();
    site.clientKey = object.value(QStringLiteral("key")).toString();
    const int proxy = placeOf(proxyNames, object.value(QStringLiteral("proxy")).toString(proxyNames.front()));
    const int proxyPort = object.value(QStringLiteral("proxy-port")).toInt();
    if (proxy < 0 || proxyPort < 0 || proxyPort > 65535)
        return false; // never past a proxy that is not understood
    site.proxy.kind = Proxy::Kind(proxy);
    site.proxy.host = object.value(QStringLiteral("proxy-host")).toString();
    site.proxy.port = quint16(proxyPort);
    site.proxy.user = object.value(QStringLiteral("proxy-user")).toString();
    saved.notes = object.value(QStringLiteral("notes")).toString();
    saved.localFolder = object.value(QStringLiteral("local-folder")).toString();
    saved.remoteFolder = readPath(object.value(QStringLiteral("remote-folder")));
    saved.askPassword = object.value(QStringLiteral("ask-password")).toBool();
    saved.bookmarks = readBookmarks(object.value(QStringLiteral("bookmarks")));
    return true;
}
} // namespace

void SiteTree::addFolder(const QStringList &folder) {
    for (qsizetype depth = 1; depth <= folder.size(); ++depth) {
        const QStringList part = folder.first(depth);
        if (!m_folders.contains(part))
            m_folders.append(part);
    }
}

QString SiteTree::add(SavedSite site) {
    if (site.id.isEmpty() || find(site.id))
        site.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (site.site.label.isEmpty())
        site.site.label = site.site.host;
    const QString name = site.site.label;
    for (int number = 2; find(site.folder, site.site.label); ++number)
        site.site.label = QStringLiteral("%1 (%2)").arg(name).arg(number);
    addFolder(site.folder);
    m_sites.append(site);
    return site.id;
}

bool SiteTree::remove(const QString &id) {
    return m_sites.removeIf([&id](const SavedSite &site) { return site.id == id; }) > 0;
}

const SavedSite *SiteTree::find(const QStringList &folder, const QString &name) const {
    const auto found = std::find_if(m_sites.cbegin(), m_sites.cend(), [&](const SavedSite &saved) {
        return saved.site.label == name && saved.folder == folder;
    });
    return found == m_sites.cend() ? nullptr : &*found;
}

const SavedSite *SiteTree::find(const QString &id) const {
    const auto found =
        std::find_if(m_sites.cbegin(), m_sites.cend(), [&id](const SavedSite &saved) { return saved.id == id; });
    return found == m_sites.cend() ? nullptr : &*found;
}

const SavedSite *SiteTree::findLike(const Site &site) const {
    const SavedSite *found = nullptr;
    for (const SavedSite &saved : m_sites) {
        if (saved.site.key() == site.key() && (!found || saved.site.label == site.label))
            found = &saved;
    }
    return found;
}

bool SiteTree::setBookmarks(const QString &id, const QList<Bookmark> &bookmarks) {
    const auto found =
        std::find_if(m_sites.begin(), m_sites.end(), [&id](const SavedSite &saved) { return saved.id == id; });
    if (found == m_sites.end())
        return false;
    found->bookmarks = bookmarks;
    return true;
}

Expected<SiteUrl> SiteTree::locate(const QString &place) const {
    const QStringList names = namesOf(place);
    for (qsizetype at = 0; at < names.size(); ++at) {
        if (const SavedSite *saved = find(names.first(at), names[at])) {
            SiteUrl result;
            result.site = saved->site;
            result.path = encodeWireText(names.sliced(at + 1).join(u'/'));
            result.hasUser = true;
            result.savedId = saved->id;
            if (result.path.contains('\r') || result.path.contains('\n') || result.path.contains('\0'))
                return Failure{Failure::Kind::BadReply, 0, QStringLiteral("the path has a line break or a zero byte"),
                               place};
            if (!result.path.startsWith('/') && !saved->remoteFolder.isEmpty())
                result.path = saved->remoteFolder +
                              (result.path.isEmpty() || saved->remoteFolder.endsWith('/') ? "" : "/") + result.path;
            return result;
        }
    }
    return Failure{Failure::Kind::BadReply, 0, QStringLiteral("no saved site has this name"), place};
}

QStringList SiteTree::namesOf(const QString &place) {
    QStringList names;
    for (const QByteArray &part : encodeWireText(place).split('/'))
        names.append(decodeWireText(QByteArray::fromPercentEncoding(part)));
    return names;
}

QString SiteTree::placeOf(const SavedSite &site) {
    QStringList names = site.folder + QStringList{site.site.label};
    for (QString &name : names)
        name.replace(u'%', QLatin1String("%25")).replace(u'/', QLatin1String("%2F"));
    return names.join(u'/');
}

QMap<QString, QString> SiteTree::takePasswords() {
    QMap<QString, QString> passwords;
    for (SavedSite &saved : m_sites) {
        if (const QString password = std::exchange(saved.site.password, {}); !password.isEmpty())
            passwords.insert(saved.id, password);
        if (const QString password = std::exchange(saved.site.proxy.password, {}); !password.isEmpty())
            passwords.insert(proxyKey(saved.id), password);
    }
    return passwords;
}

int SiteTree::merge(const SiteTree &other) {
    for (const QStringList &folder : other.m_folders)
        addFolder(folder);
    for (const Bookmark &bookmark : other.m_bookmarks) {
        if (!m_bookmarks.contains(bookmark))
            m_bookmarks.append(bookmark);
    }
    int added = 0;
    for (const SavedSite &site : other.m_sites) {
        const SavedSite *const sameName = find(site.folder, site.site.label);
        if (find(site.id) || (sameName && sameName->site.key() == site.site.key()))
            continue;
        add(site);
        ++added;
    }
    return added;
}

QByteArray SiteTree::toJson() const {
    QJsonArray folders, sites;
    for (const QStringList &folder : m_folders)
        folders.append(QJsonArray::fromStringList(folder));
    for (const SavedSite &site : m_sites)
        sites.append(written(site));
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1},
                                     {QStringLiteral("folders"), folders},
                                     {QStringLiteral("sites"), sites},
                                     {QStringLiteral("bookmarks"), written(m_bookmarks)}})
        .toJson();
}

Expected<SiteTree> SiteTree::fromJson(const QByteArray &json) {
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fileFailure(error.errorString(), {});
    if (object.value(QStringLiteral("version")).toInt() != 1)
        return fileFailure(QStringLiteral("not a file of sites that this program knows"), {});
    SiteTree tree;
    const QJsonArray folders = object.value(QStringLiteral("folders")).toArray();
    for (const auto folder : folders)
        tree.addFolder(stringsOf(folder));
    const QJsonArray sites = object.value(QStringLiteral("sites")).toArray();
    for (const auto value : sites) {
        SavedSite saved;
        if (!read(value.toObject(), saved))
            return fileFailure(QStringLiteral("site %1 is damaged").arg(tree.m_sites.size() + 1), {});
        tree.add(saved);
    }
    tree.m_bookmarks = readBookmarks(object.value(QStringLiteral("bookmarks")));
    return tree;
}

Expected<SiteTree> SiteTree::load(const QString &path) {
    QFile file(path);
    if (!file.exists())
        return SiteTree();
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure(file.errorString(), path);
    Expected<SiteTree> tree = fromJson(file.readAll());
    if (!tree)
        return fileFailure(tree.error().text, path);
    return tree;
}

Expected<bool> SiteTree::save(const QString &path) const { return writePrivateFile(path, toJson()); }
