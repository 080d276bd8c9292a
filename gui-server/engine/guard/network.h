// Addresses that are counted and banned together: the part that one stranger can be expected to own (an IPv4 address,
// an IPv6 /64), or a wider network that an administrator names.
#pragma once

#include <QHashFunctions>
#include <QHostAddress>
#include <QString>

#include <optional>

class Network {
public:
    Network() = default;
    explicit Network(const QHostAddress &address); // what its owner has; IPv4 mapped in IPv6 is IPv4

    // text() back; "192.0.2.0/24", "2001:db8::/32" and an address alone will do. Longer prefixes of IPv6 count as /64.
    // Nothing when it is no network, or all there is (/0).
    static std::optional<Network> fromText(const QString &text);
    QString text() const; // "192.0.2.1", "192.0.2.0/24", "2001:db8:1:2::/64"
    bool contains(const QHostAddress &address) const;
    std::optional<Network> wider() const; // by one bit; nothing when that is all there is

    friend bool operator==(const Network &, const Network &) = default;
    friend size_t qHash(const Network &network, size_t seed = 0) {
        return qHashMulti(seed, network.m_high, network.m_four, network.m_prefix);
    }

private:
    int width() const { return m_four ? 32 : 64; } // bits of m_high that are used
    Network widened(int prefix) const;

    quint64 m_high = 0; // IPv4: the address; IPv6: the first 64 bits
    bool m_four = false;
    int m_prefix = 64; // bits that count; the others are 0
};
