#include "net/proxy/httpconnect.h"

#include "ftp/wiretext.h"

namespace {
constexpr qsizetype mostBytes = 64 * 1024; // of all that a proxy says before the way is open
constexpr qsizetype shownReason = 120;
} // namespace

HttpConnect::HttpConnect(const QByteArray &host, quint16 port, const QByteArray &user, const QByteArray &password) {
    const QByteArray authority = (host.contains(':') ? '[' + host + ']' : host) + ':' + QByteArray::number(port);
    QByteArray request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
    if (!user.isEmpty())
        request += "Proxy-Authorization: Basic " + QByteArray(user + ':' + password).toBase64() + "\r\n";
    say(request + "\r\n");
}

Expected<qsizetype> HttpConnect::take(QByteArrayView bytes) {
    qsizetype taken = 0;
    while (!isDone() && taken < bytes.size()) {
        // An empty line ends the header; the server's own bytes may be right behind it.
        const char c = bytes.at(taken++);
        if (++m_total > mostBytes)
            return nonsense(QStringLiteral("its answer has no end"));
        m_header += c;
        if (c == '\n' && (m_header.endsWith("\r\n\r\n") || m_header.endsWith("\n\n"))) {
            if (const Failure failure = onHeader())
                return failure;
        }
    }
    return taken;
}

Failure HttpConnect::onHeader() {
    const QByteArray status = m_header.left(m_header.indexOf('\n')).trimmed();
    m_header.clear();
    const qsizetype space = status.indexOf(' ');
    bool isNumber = false;
    const int code = status.mid(space + 1, 3).toInt(&isNumber);
    if (!status.startsWith("HTTP/1.") || space < 0 || !isNumber || code < 100)
        return nonsense(QStringLiteral("it does not speak HTTP"));
    if (code < 200)
        return {}; // not its last word
    if (code == 407)
        return refused(QStringLiteral("it wants a name and a password, or those given are wrong"));
    if (code >= 300)
        return refused(decodeWireText(status.mid(space + 1).left(shownReason)));
    finish();
    return {};
}
