#include "ftp/dataaddress.h"

#include <array>

namespace {
// A number of at most three digits and at most 255 at the start of text, which is cut behind it; -1 if there is none.
int takeByte(QByteArrayView &text) {
    int value = 0;
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
        value = value * 10 + (text[digits] - '0');
        if (++digits > 3)
            return -1;
    }
    text = text.sliced(digits);
    return digits == 0 || value > 255 ? -1 : value;
}

// Six numbers with commas at the start of text, which is cut behind them.
std::optional<DataAddress> takeSix(QByteArrayView &text) {
    std::array<int, 6> numbers{};
    for (size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) {
            if (text.isEmpty() || text.front() != ',')
                return std::nullopt;
            text = text.sliced(1);
        }
        // Some servers put a space behind the comma.
        while (i > 0 && !text.isEmpty() && text.front() == ' ')
            text = text.sliced(1);
        numbers[i] = takeByte(text);
        if (numbers[i] < 0)
            return std::nullopt;
    }
    quint32 host = 0;
    for (size_t i = 0; i < 4; ++i)
        host = host << 8 | quint32(numbers[i]);
    return DataAddress{QHostAddress(host), quint16(numbers[4] << 8 | numbers[5])};
}

// 1..65535 in at most five digits.
std::optional<quint16> parsePortNumber(QByteArrayView text) {
    if (text.isEmpty() || text.size() > 5)
        return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    if (value < 1 || value > 65535)
        return std::nullopt;
    return quint16(value);
}

bool isDelimiter(char c) { return c >= 33 && c <= 126; }

// "Literal": exactly what inet_pton takes; QHostAddress also takes the short forms "127.1" and "0x7f000001".
bool isIPv4Literal(QByteArrayView text) {
    for (int i = 0; i < 4; ++i) {
        if (i > 0) {
            if (text.isEmpty() || text.front() != '.')
                return false;
            text = text.sliced(1);
        }
        if (takeByte(text) < 0)
            return false;
    }
    return text.isEmpty();
}
} // namespace

std::optional<DataAddress> parsePort(QByteArrayView argument) {
    if (argument.contains(' '))
        return std::nullopt;
    const auto address = takeSix(argument);
    if (!argument.isEmpty())
        return std::nullopt;
    return address;
}

QByteArray formatPort(const DataAddress &address) {
    bool isIPv4 = false;
    const quint32 host = address.host.toIPv4Address(&isIPv4);
    if (!isIPv4)
        return {};
    QByteArray text;
    for (int shift = 24; shift >= 0; shift -= 8)
        text += QByteArray::number(host >> shift & 255) + ',';
    return text + QByteArray::number(address.port >> 8) + ',' + QByteArray::number(address.port & 255);
}

std::optional<DataAddress> parsePassiveReply(QByteArrayView text) {
    // RFC 1123 4.1.2.6: look for the digits, parentheses are not to be relied on. Every start of a list is tried.
    bool inNumber = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (isDigit && !inNumber && (i == 0 || text[i - 1] != ',')) {
            QByteArrayView rest = text.sliced(i);
            const auto address = takeSix(rest);
            // A seventh number or a longer sixth one is something else.
            if (address && (rest.isEmpty() || (rest.front() != ',' && (rest.front() < '0' || rest.front() > '9'))))
                return address->port == 0 ? std::nullopt : address;
        }
        inNumber = isDigit;
    }
    return std::nullopt;
}

QByteArray formatPassiveReply(const DataAddress &address) {
    return "Entering Passive Mode (" + formatPort(address) + ").";
}

Expected<DataAddress, ExtendedPortError> parseExtendedPort(QByteArrayView argument) {
    if (argument.size() < 7 || !isDelimiter(argument.front()) || argument.front() != argument.back())
        return ExtendedPortError::Syntax;
    const QList<QByteArray> fields = argument.sliced(1).chopped(1).toByteArray().split(argument.front());
    if (fields.size() != 3)
        return ExtendedPortError::Syntax;
    const auto port = parsePortNumber(fields[2]);
    if (fields[0].isEmpty() || !port)
        return ExtendedPortError::Syntax;
    const bool isIPv4 = fields[0] == "1";
    if (!isIPv4 && fields[0] != "2")
        return ExtendedPortError::UnknownProtocol;
    if (isIPv4 != isIPv4Literal(fields[1]) || (!isIPv4 && !fields[1].contains(':')))
        return ExtendedPortError::Syntax;
    const QHostAddress host(QString::fromLatin1(fields[1]));
    if (host.protocol() != (isIPv4 ? QAbstractSocket::IPv4Protocol : QAbstractSocket::IPv6Protocol))
        return ExtendedPortError::Syntax;
    return DataAddress{host, *port};
}

QByteArray formatExtendedPort(const DataAddress &address) {
    QHostAddress host = address.host;
    const bool isIPv4 = host.protocol() == QAbstractSocket::IPv4Protocol;
    host.setScopeId(QString());
    return QByteArray(isIPv4 ? "|1|" : "|2|") + host.toString().toLatin1() + '|' + QByteArray::number(address.port) +
           '|';
}

std::optional<quint16> parseExtendedPassiveReply(QByteArrayView text) {
    const qsizetype open = text.lastIndexOf('(');
    const qsizetype close = open < 0 ? -1 : text.indexOf(')', open);
    if (close < 0)
        return std::nullopt;
    const QByteArrayView inside = text.sliced(open + 1, close - open - 1);
    if (inside.size() < 5 || !isDelimiter(inside.front()) || (inside.front() >= '0' && inside.front() <= '9') ||
        inside.back() != inside.front())
        return std::nullopt;
    const QList<QByteArray> fields = inside.sliced(1).chopped(1).toByteArray().split(inside.front());
    return fields.size() == 3 ? parsePortNumber(fields[2]) : std::nullopt;
}

QByteArray formatExtendedPassiveReply(quint16 port) {
    return "Entering Extended Passive Mode (|||" + QByteArray::number(port) + "|)";
}

ExtendedPassiveArgument parseExtendedPassiveArgument(QByteArrayView argument) {
    if (argument.isEmpty())
        return ExtendedPassiveArgument::None;
    if (argument.compare(QByteArrayView("ALL"), Qt::CaseInsensitive) == 0)
        return ExtendedPassiveArgument::All;
    if (argument == QByteArrayView("1"))
        return ExtendedPassiveArgument::IPv4;
    if (argument == QByteArrayView("2"))
        return ExtendedPassiveArgument::IPv6;
    for (const char c : argument) {
        if (c < '0' || c > '9')
            return ExtendedPassiveArgument::Syntax;
    }
    return ExtendedPassiveArgument::UnknownProtocol;
}
