#include "operations/transfer/temporaryname.h"

#include "ftp/wiretext.h"

#include <QRandomGenerator>

#include <algorithm>

namespace {
constexpr qsizetype longestName = 255;
constexpr QByteArrayView wholeMark(".wherry-");
constexpr QByteArrayView partsMark(".wherry+");
constexpr qsizetype digits = 8; // behind the mark
static_assert(wholeMark.size() == partsMark.size());

QByteArray inDigits(quint32 number) { return QByteArray::number(number, 16).rightJustified(digits, '0'); }

bool hasMark(QByteArrayView name, QByteArrayView mark) {
    const qsizetype at = name.size() - digits;
    return at >= mark.size() && name.first(at).endsWith(mark) && std::all_of(name.begin() + at, name.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

RemotePath withEnd(const RemotePath &temporary, QByteArrayView mark, const QByteArray &number) {
    const QByteArray name = temporary.fileName();
    return temporary.parent().child(
        QByteArray(name.first(name.size() - mark.size() - digits) + mark.toByteArray() + number));
}
} // namespace

RemotePath TemporaryName::make(const RemotePath &remote) {
    const QByteArray mark = wholeMark.toByteArray() + inDigits(QRandomGenerator::system()->generate());
    QByteArray name = remote.fileName().left(longestName - mark.size());
    while (!name.isEmpty() && !isUtf8(name) && isUtf8(remote.fileName())) // a character was cut in two
        name.chop(1);
    return remote.parent().child(QByteArray(name + mark));
}

bool TemporaryName::matches(const QByteArray &name) { return hasMark(name, wholeMark) || hasMark(name, partsMark); }

RemotePath TemporaryName::ofParts(const RemotePath &temporary) {
    return withEnd(temporary, partsMark, temporary.fileName().last(digits));
}

bool TemporaryName::isOfParts(const RemotePath &temporary) { return hasMark(temporary.fileName(), partsMark); }

RemotePath TemporaryName::part(const RemotePath &ofParts, int number) {
    const quint32 base = ofParts.fileName().last(digits).toUInt(nullptr, 16);
    return withEnd(ofParts, partsMark, inDigits(base + 1 + quint32(number)));
}
