// Permissions as words in files, options and the store: "list,download,upload", "all", "read-only", "drop-box", "none".
#pragma once

#include "config/configuration.h"

#include <QString>

#include <optional>

namespace PermissionWords {
inline constexpr char form[] = "words like list,download,upload or all, read-only, drop-box";

// Nothing when one of the words is unknown.
std::optional<Permissions> parse(const QString &words);
QString text(Permissions permissions);
} // namespace PermissionWords
