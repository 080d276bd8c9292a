#include "config/subnet.h"

std::optional<Subnet> Subnet::parse(const QString &text) {
    QHostAddress address;
    if (address.setAddress(text))
        return Subnet{address, address.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128};
    // parseSubnet() also takes "192.0" and netmasks: only the one notation that everybody reads alike is taken here.
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    bool isNumber = false;
    text.mid(slash + 1).toInt(&isNumber);
    if (slash < 0 || !isNumber || !address.setAddress(text.left(slash)))
        return std::nullopt;
    const auto [base, prefix] = QHostAddress::parseSubnet(text);
    return prefix < 0 ? std::nullopt : std::optional(Subnet{base, prefix});
}

QString Subnet::text() const {
    const bool isOne = prefix == (address.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128);
    return isOne ? address.toString() : address.toString() + QLatin1Char('/') + QString::number(prefix);
}

bool Subnet::contains(const QHostAddress &other) const {
    bool isFour = false;
    const quint32 four = other.toIPv4Address(&isFour);
    return (isFour ? QHostAddress(four) : other).isInSubnet(address, prefix);
}
