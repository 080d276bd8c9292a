// The part of an address that one stranger can be expected to own: an IPv4 address, an IPv6 /64. Guessing is counted
// and banned by it.
#pragma once

#include <QHashFunctions>
#include <QHostAddress>
#include <QString>

#include <optional>

class Network {
public:
    Network() = default;
    explicit Network(const QHostAddress &address); // IPv4 mapped in IPv6 is IPv4

    // text() back; an address alone will do. Nothing when it is neither.
    static std::optional<Network> fromText(const QString &text);
    QString text() const; // "192.0.2.1", "2001:db8:1:2::/64"
    bool contains(const QHostAddress &address) const { return Network(address) == *this; }

    friend bool operator==(const Network &, const Network &) = default;
    friend size_t qHash(const Network &network, size_t seed = 0) {
        return qHashMulti(seed, network.m_high, network.m_four);
    }

private:
    quint64 m_high = 0; // IPv4: the address; IPv6: the first 64 bits
    bool m_four = false;
};
