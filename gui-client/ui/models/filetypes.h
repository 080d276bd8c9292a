// What kind of file a name promises, for the Type column and the icon. Only the name is looked at: nothing is opened.
#pragma once

#include "models/fileentry.h"

namespace FileTypes {
// The ending without the dot ("pdf"), empty for folders and names without one.
QStringView suffixOf(const FileEntry &entry);
// "PDF document", "Folder", "Link"; "XYZ file" for endings that are not known.
QString describe(const FileEntry &entry);
// The name of the icon in resources/icons, without ending.
QString iconOf(const FileEntry &entry);
} // namespace FileTypes
