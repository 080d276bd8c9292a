#include "net/proxy/socks5.h"

#include <QHostAddress>
#include <QtEndian>

#include <utility>

namespace {
constexpr char version = 5, authenticationVersion = 1;
constexpr char noAuthentication = 0, nameAndPassword = 2;
constexpr auto noMethod = char(0xff);
constexpr char connectCommand = 1;
constexpr char ipv4 = 1, domainName = 3, ipv6 = 4;

QByteArray counted(const QByteArray &bytes) { return char(bytes.size()) + bytes; }

QByteArray requestFor(const QByteArray &host, quint16 port) {
    QByteArray request(1, version);
    request += connectCommand;
    request += '\0';
    const QHostAddress address(QString::fromLatin1(host));
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QByteArray bytes(4, '\0');
        qToBigEndian(address.toIPv4Address(), bytes.data());
        request += ipv4 + bytes;
    } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        request += ipv6 + QByteArray(reinterpret_cast<const char *>(bytes.c), sizeof bytes.c);
    } else {
        request += domainName + counted(host);
    }
    request += char(port >> 8);
    request += char(port & 0xff);
    return request;
}

// RFC 1928 6.
QString textOf(quint8 reply) {
    switch (reply) {
    case 1:
        return QStringLiteral("it failed");
    case 2:
        return QStringLiteral("its rules do not allow this connection");
    case 3:
        return QStringLiteral("it cannot reach the network");
    case 4:
        return QStringLiteral("it cannot reach the host");
    case 5:
        return QStringLiteral("the server does not take the connection");
    case 6:
        return QStringLiteral("the server did not answer it");
    case 7:
        return QStringLiteral("it does not know CONNECT");
    case 8:
        return QStringLiteral("it does not know this kind of address");
    default:
        return QStringLiteral("it answered with error %1").arg(reply);
    }
}
} // namespace

Socks5::Socks5(const QByteArray &host, quint16 port, QByteArray user, QByteArray password)
    : m_request(requestFor(host, port))
    , m_user(std::move(user))
    , m_password(std::move(password)) {
    QByteArray methods(1, noAuthentication);
    if (!m_user.isEmpty())
        methods += nameAndPassword;
    say(version + counted(methods));
    await(2, &Socks5::onMethod);
}

void Socks5::await(qsizetype length, Step step) {
    m_answer.clear();
    m_length = length;
    m_step = step;
}

Expected<qsizetype> Socks5::take(QByteArrayView bytes) {
    qsizetype taken = 0;
    while (!isDone() && taken < bytes.size()) {
        const qsizetype part = std::min(m_length - m_answer.size(), bytes.size() - taken);
        m_answer += bytes.sliced(taken, part).toByteArray();
        taken += part;
        if (m_answer.size() < m_length)
            break;
        if (const Failure failure = (this->*m_step)())
            return failure;
    }
    return taken;
}

Failure Socks5::onMethod() {
    if (m_answer.at(0) != version)
        return nonsense(QStringLiteral("it does not speak SOCKS 5"));
    const char method = m_answer.at(1);
    if (method == noMethod)
        return refused(m_user.isEmpty() ? QStringLiteral("it wants a name and a password")
                                        : QStringLiteral("it wants another way of authentication"));
    if (method == nameAndPassword && !m_user.isEmpty()) {
        say(authenticationVersion + counted(m_user) + counted(m_password));
        await(2, &Socks5::onAuthenticated);
        return {};
    }
    if (method != noAuthentication)
        return nonsense(QStringLiteral("it chose what was not offered"));
    sendRequest();
    return {};
}

Failure Socks5::onAuthenticated() {
    if (m_answer.at(0) != authenticationVersion)
        return nonsense(QStringLiteral("it does not know RFC 1929"));
    if (m_answer.at(1) != 0)
        return refused(QStringLiteral("name or password are wrong"));
    sendRequest();
    return {};
}

void Socks5::sendRequest() {
    say(m_request);
    await(4, &Socks5::onReplied);
}

Failure Socks5::onReplied() {
    if (m_answer.at(0) != version)
        return nonsense(QStringLiteral("it does not speak SOCKS 5"));
    if (m_answer.at(1) != 0)
        return refused(textOf(quint8(m_answer.at(1))));
    // The address that the proxy connects from: of no use to us, but it has to be read to its end, with its port.
    switch (m_answer.at(3)) {
    case ipv4:
        await(4 + 2, &Socks5::onAddress);
        return {};
    case ipv6:
        await(16 + 2, &Socks5::onAddress);
        return {};
    case domainName:
        await(1, &Socks5::onAddressLength);
        return {};
    default:
        return nonsense(QStringLiteral("it tells an address of no known kind"));
    }
}

Failure Socks5::onAddressLength() {
    await(qsizetype(quint8(m_answer.at(0))) + 2, &Socks5::onAddress);
    return {};
}

Failure Socks5::onAddress() {
    finish();
    return {};
}
