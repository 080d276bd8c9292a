// What words of the shell name on this computer.
#pragma once

#include "cli/shell/shellwords.h"

#include <QFileInfo>

namespace LocalNames {
// As typed, with the home folder for "~".
QString path(const QString &typed);
// The file or folder of that name, or what the pattern matches; LocalFile when there is nothing.
Expected<QFileInfoList> find(const ShellWord &word);
// Everything in a folder.
QFileInfoList inside(const QString &folder);
} // namespace LocalNames
