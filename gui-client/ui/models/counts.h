// Numbers of things in words: "1 file", "6 files", "6 files, 3 folders".
#pragma once

#include <QString>

namespace Counts {
QString files(qint64 count);
QString folders(qint64 count);
QString items(qint64 count);
// "3 files", "1 folder", "4 items" when both are there.
QString filesOrFolders(qint64 files, qint64 folders);
} // namespace Counts
