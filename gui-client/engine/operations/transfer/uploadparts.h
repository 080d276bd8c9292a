// How a large file goes up in parts, which COMB joins to one (a command in wide use, of no RFC): where each begins and
// ends, and its name. The same file and name give the same parts each time, so that a later attempt, or whoever tidies
// up, finds what stands.
#pragma once

#include "ftp/remotepath.h"

#include <QList>

struct UploadPart {
    RemotePath path;
    qint64 first = 0;
    qint64 end = 0; // behind the last byte
    qint64 size() const { return end - first; }

    static constexpr int most = 16;
    // temporary: TemporaryName::ofParts(). So many parts that none is much below 4 MiB, at least one and at most 16.
    static QList<UploadPart> of(const RemotePath &temporary, qint64 size);
    // "COMB target part part..."; empty where that would be longer than servers take a command.
    static QByteArray command(const RemotePath &target, const QList<UploadPart> &parts);
};
