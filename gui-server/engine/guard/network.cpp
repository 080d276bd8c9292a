#include "guard/network.h"

#include "config/subnet.h"

#include <algorithm>

namespace {
constexpr int mappedBits = 96; // before the IPv4 address in ::ffff:0:0/96
} // namespace

Network::Network(const QHostAddress &address) {
    bool isFour = false;
    const quint32 four = address.toIPv4Address(&isFour);
    if (isFour) {
        m_high = four;
        m_four = true;
        m_prefix = 32;
        return;
    }
    const Q_IPV6ADDR six = address.toIPv6Address();
    for (int i = 0; i < 8; ++i)
        m_high = m_high << 8 | six[i];
}

Network Network::widened(int prefix) const {
    Network network = *this;
    const int dropped = width() - prefix; // below 64, as no prefix is 0
    network.m_high = m_high >> dropped << dropped;
    network.m_prefix = prefix;
    return network;
}

QString Network::text() const {
    const QString prefix = m_four && m_prefix == 32 ? QString() : QLatin1Char('/') + QString::number(m_prefix);
    if (m_four)
        return QHostAddress(quint32(m_high)).toString() + prefix;
    Q_IPV6ADDR six{};
    for (int i = 0; i < 8; ++i)
        six[i] = quint8(m_high >> (56 - 8 * i));
    return QHostAddress(six).toString() + prefix;
}

std::optional<Network> Network::fromText(const QString &text) {
    const auto subnet = Subnet::parse(text);
    if (!subnet)
        return std::nullopt;
    const Network network(subnet->address);
    const bool isMapped = network.m_four && subnet->address.protocol() == QAbstractSocket::IPv6Protocol;
    const int prefix = std::min(isMapped ? subnet->prefix - mappedBits : subnet->prefix, network.width());
    return prefix > 0 ? std::optional(network.widened(prefix)) : std::nullopt;
}

bool Network::contains(const QHostAddress &address) const {
    const Network other(address);
    return other.m_four == m_four && other.widened(m_prefix) == *this;
}

std::optional<Network> Network::wider() const {
    return m_prefix > 1 ? std::optional(widened(m_prefix - 1)) : std::nullopt;
}
