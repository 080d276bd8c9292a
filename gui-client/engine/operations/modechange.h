// A change of Unix modes: bits that are set, bits that are cleared, and the others stay as each entry has them.
#pragma once

#include <optional>

struct ModeChange {
    static constexpr int permissions = 0777, special = 07000; // special: set-id and sticky
    static constexpr int all = permissions | special;

    int set = 0, clear = 0; // of the lower twelve bits; no bit is in both

    // Every entry gets this mode.
    static ModeChange to(int mode) { return {mode & all, ~mode & all}; }

    // mode: of an entry, -1 when it is not known; then there is an answer only where all nine permissions are told, and
    // the set-id and sticky bits count as clear.
    std::optional<int> appliedTo(int mode) const {
        if (mode >= 0)
            return (mode & ~clear) | set;
        return ((set | clear) & permissions) == permissions ? std::optional(set) : std::nullopt;
    }
    bool isNothing() const { return (set | clear) == 0; }
    bool operator==(const ModeChange &) const = default;
};
