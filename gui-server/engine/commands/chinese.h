// The replies in Simplified Chinese (LANG ZH-CN), by their English sentence.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace Chinese {
// The English sentence itself when there is no translation.
std::string_view translation(std::string_view english);
std::span<const std::pair<std::string_view, std::string_view>> all();
} // namespace Chinese
