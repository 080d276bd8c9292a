#include "operations/transfer/uploadparts.h"

#include "operations/transfer/temporaryname.h"

#include <algorithm>

namespace {
constexpr qint64 smallest = 4 * 1024 * 1024;
constexpr qint64 partUnit = 64 * 1024;     // parts begin at its multiples
constexpr qsizetype longestCommand = 4096; // bytes, as the shortest limits in use allow
} // namespace

QList<UploadPart> UploadPart::of(const RemotePath &temporary, qint64 size) {
    const int count = int(std::clamp<qint64>(size / smallest, 1, most));
    const auto beginning = [&](int number) {
        return number == count ? size : size / count * number / partUnit * partUnit;
    };
    QList<UploadPart> parts;
    for (int number = 0; number < count; ++number)
        parts.append({TemporaryName::part(temporary, number), beginning(number), beginning(number + 1)});
    return parts;
}

QByteArray UploadPart::command(const RemotePath &target, const QList<UploadPart> &parts) {
    QByteArray command = "COMB " + quotePath(target.bytes());
    for (const UploadPart &part : parts)
        command += ' ' + quotePath(part.path.bytes());
    return command.size() <= longestCommand ? command : QByteArray();
}
