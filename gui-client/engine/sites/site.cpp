#include "sites/site.h"

#include "ftp/wiretext.h"

#include <optional>

namespace {
Failure wrong(const QString &what) { return {Failure::Kind::Unsupported, 0, what, {}}; }

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Nothing when a "%" has no two digits behind it, or CR, LF or NUL comes out.
std::optional<QByteArray> percentDecoded(const QByteArray &text) {
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char c = text.at(i);
        if (c == '%') {
            if (i + 2 >= text.size())
                return {};
            const int high = hexDigit(text.at(i + 1)), low = hexDigit(text.at(i + 2));
            if (high < 0 || low < 0)
                return {};
            c = char(high * 16 + low);
            i += 2;
        }
        if (c == '\r' || c == '\n' || c == '\0')
            return {};
        out += c;
    }
    return out;
}
} // namespace

bool Site::isAnonymous() const {
    return user.isEmpty() || user == QLatin1String("anonymous") || user == QLatin1String("ftp");
}

QString Site::key() const {
    const bool brackets = host.contains(u':');
    return QStringLiteral("%1://%2@%3%4%5:%6")
        .arg(tls == TlsMode::Implicit ? QStringLiteral("ftps") : QStringLiteral("ftp"), user,
             brackets ? QStringLiteral("[") : QString(), host.toLower(), brackets ? QStringLiteral("]") : QString())
        .arg(port);
}

QString Site::endpoint() const {
    return host.contains(u':') ? QStringLiteral("[%1]:%2").arg(host.toLower()).arg(port)
                               : QStringLiteral("%1:%2").arg(host.toLower()).arg(port);
}

Expected<SiteUrl> Site::fromUrl(const QString &url) {
    const QByteArray bytes = encodeWireText(url);
    const qsizetype colon = bytes.indexOf("://");
    const QByteArray scheme = bytes.left(std::max<qsizetype>(colon, 0)).toLower();
    SiteUrl result;
    if (scheme == "ftp") {
        result.site.tls = TlsMode::Optional;
    } else if (scheme == "ftpes") {
        result.site.tls = TlsMode::Required;
    } else if (scheme == "ftps") {
        result.site.tls = TlsMode::Implicit;
        result.site.port = 990;
    } else {
        return wrong(QStringLiteral("an address begins with ftp://, ftpes:// or ftps://"));
    }

    const QByteArray rest = bytes.mid(colon + 3);
    const qsizetype slash = rest.indexOf('/');
    QByteArray authority = slash < 0 ? rest : rest.left(slash);
    QByteArray path = slash < 0 ? QByteArray() : rest.mid(slash + 1);

    if (const qsizetype at = authority.lastIndexOf('@'); at >= 0) {
        const QByteArray login = authority.left(at);
        authority = authority.mid(at + 1);
        const qsizetype separator = login.indexOf(':');
        const std::optional<QByteArray> user = percentDecoded(separator < 0 ? login : login.left(separator));
        const std::optional<QByteArray> password =
            percentDecoded(separator < 0 ? QByteArray() : login.mid(separator + 1));
        if (!user || !password)
            return wrong(QStringLiteral("the name or password in the address has a wrong %-code or a line break"));
        if (!user->isEmpty()) {
            result.site.user = decodeWireText(*user);
            result.hasUser = true;
        }
        result.site.password = decodeWireText(*password);
        result.hasPassword = separator >= 0;
    }

    QByteArray host = authority, port;
    if (authority.startsWith('[')) {
        const qsizetype end = authority.indexOf(']');
        if (end < 0)
            return wrong(QStringLiteral("the address has [ without ]"));
        host = authority.mid(1, end - 1);
        if (authority.size() > end + 1 && authority.at(end + 1) != ':')
            return wrong(QStringLiteral("after ] only :port may follow"));
        port = authority.mid(end + 2);
    } else if (const qsizetype separator = authority.indexOf(':'); separator >= 0) {
        host = authority.left(separator);
        port = authority.mid(separator + 1);
    }
    const std::optional<QByteArray> decodedHost = percentDecoded(host);
    if (!decodedHost || decodedHost->isEmpty() || decodedHost->contains(' '))
        return wrong(QStringLiteral("the address names no host"));
    result.site.host = decodeWireText(*decodedHost);
    if (!port.isEmpty()) {
        bool isNumber = false;
        const int number = port.toInt(&isNumber);
        if (!isNumber || number < 1 || number > 65535 || port.at(0) < '0' || port.at(0) > '9')
            return wrong(QStringLiteral("the port in the address is not a number from 1 to 65535"));
        result.site.port = quint16(number);
    }

    if (const qsizetype type = path.lastIndexOf(";type="); type >= 0 && path.size() == type + 7)
        path.truncate(type); // RFC 1738 3.2.2
    const std::optional<QByteArray> decodedPath = percentDecoded(path);
    if (!decodedPath)
        return wrong(QStringLiteral("the path in the address has a wrong %-code, a line break or a zero byte"));
    result.path = *decodedPath;
    return result;
}
