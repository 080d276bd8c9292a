// The roles that our models fill besides Qt's own and that our delegates, proxies and views read.
#pragma once

#include <Qt>

namespace ItemRole {
enum : int {
    Sort = Qt::UserRole + 1, // number, date or text to sort by; without it the display text, naturally
    Id,                      // quint64, stable
    Progress,                // double 0 to 1; below 0: unknown, a moving stripe
    ProgressLook,            // ProgressLook below; without it Running
    InkOfText,               // Ink (as int) of the cell's text; without it Ink::Text
    Pinned,                  // bool: stays above all others whatever is sorted ("..", then folders: see Group)
    Group,                   // int: lower groups come first in both orders (folders before files)
    Bold                     // bool: one weight heavier
};
} // namespace ItemRole

enum class ProgressLook { Running, Waiting, Done, Failed, Idle };
