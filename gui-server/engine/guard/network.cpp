#include "guard/network.h"

Network::Network(const QHostAddress &address) {
    bool isFour = false;
    const quint32 four = address.toIPv4Address(&isFour);
    if (isFour) {
        m_high = four;
        m_four = true;
        return;
    }
    const Q_IPV6ADDR six = address.toIPv6Address();
    for (int i = 0; i < 8; ++i)
        m_high = m_high << 8 | six[i];
}

QString Network::text() const {
    if (m_four)
        return QHostAddress(quint32(m_high)).toString();
    Q_IPV6ADDR six{};
    for (int i = 0; i < 8; ++i)
        six[i] = quint8(m_high >> (56 - 8 * i));
    return QHostAddress(six).toString() + QStringLiteral("/64");
}

std::optional<Network> Network::fromText(const QString &text) {
    const QHostAddress address(text.endsWith(QLatin1String("/64")) ? text.chopped(3) : text);
    return address.isNull() ? std::nullopt : std::optional(Network(address));
}
