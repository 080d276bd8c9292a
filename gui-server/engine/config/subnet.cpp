#include "config/subnet.h"

std::optional<QHostAddress> parseAddress(const QString &text) {
    QHostAddress address;
    const bool isWhole = text.contains(QLatin1Char(':')) || text.count(QLatin1Char('.')) == 3;
    return isWhole && address.setAddress(text) ? std::optional(address) : std::nullopt;
}

std::optional<Subnet> Subnet::parse(const QString &text) {
    const qsizetype slash = text.indexOf(QLatin1Char('/'));
    const auto address = parseAddress(text.left(slash));
    if (!address)
        return std::nullopt;
    const int longest = address->protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    bool isNumber = slash < 0;
    const int prefix = slash < 0 ? longest : QStringView(text).mid(slash + 1).toInt(&isNumber);
    if (!isNumber || prefix < 0 || prefix > longest)
        return std::nullopt;
    return Subnet{*address, prefix};
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
