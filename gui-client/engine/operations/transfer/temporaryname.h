// The names that files of ours have on a server while they are not whole: beside the final name, with a mark and eight
// digits of chance behind it. Where a file goes up in parts, the mark is another one and the digits count.
#pragma once

#include "ftp/remotepath.h"

namespace TemporaryName {
// "name.wherry-1a2b3c4d", another one each time; at most 255 bytes.
RemotePath make(const RemotePath &remote);
// Whether a name on a server is one of ours, of either kind.
bool matches(const QByteArray &name);

// "name.wherry+1a2b3c4d", of one that make() made, or of itself: the file that the parts are joined to.
RemotePath ofParts(const RemotePath &temporary);
bool isOfParts(const RemotePath &temporary);
// The name of the n-th part, from 0 on.
RemotePath part(const RemotePath &ofParts, int number);
} // namespace TemporaryName
