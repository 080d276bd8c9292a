#include "commands/chinese.h"

#include <unordered_map>

namespace {
using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair table[] = {
    {"Log in first: USER and PASS.", "请先登录：USER 和 PASS。"},
    {"Goodbye.", "再见。"},
};
} // namespace

std::span<const Pair> Chinese::all() { return table; }

std::string_view Chinese::translation(std::string_view english) {
    static const std::unordered_map<std::string_view, std::string_view> map(std::begin(table), std::end(table));
    const auto found = map.find(english);
    return found == map.end() ? english : found->second;
}
