// Addresses that begin alike, for rules about who may connect: "192.0.2.0/24", "2001:db8::/32", or one address.
#pragma once

#include <QHostAddress>
#include <QString>

#include <optional>

// One address in full; not the short forms ("10.1") that the resolver's functions also take.
std::optional<QHostAddress> parseAddress(const QString &text);

struct Subnet {
    QHostAddress address;
    int prefix = 0; // bits that count

    // Nothing when it is neither an address nor an address and a prefix.
    static std::optional<Subnet> parse(const QString &text);
    QString text() const;
    bool contains(const QHostAddress &other) const; // IPv4 mapped in IPv6 is IPv4

    friend bool operator==(const Subnet &, const Subnet &) = default;
};
