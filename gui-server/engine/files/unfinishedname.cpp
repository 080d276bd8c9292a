#include "files/unfinishedname.h"

#include <QRandomGenerator>

QByteArray UnfinishedName::make() {
    const QByteArray digits = QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    return QByteArray(Prefix).append(RandomDigits - digits.size(), '0').append(digits);
}

bool UnfinishedName::matches(QByteArrayView component) {
    constexpr qsizetype prefixLength = sizeof(Prefix) - 1;
    if (component.size() != prefixLength + RandomDigits || component.front() != '.')
        return false;
    if (qstrnicmp(component.data(), Prefix, prefixLength) != 0)
        return false;
    for (qsizetype i = prefixLength; i < component.size(); ++i) {
        const char c = component[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
            return false;
    }
    return true;
}
