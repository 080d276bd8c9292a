// The measures of the look, in device-independent pixels.
#pragma once

namespace Metrics {
constexpr int RowHeight = 26;
constexpr int HeaderHeight = 28;
constexpr int ControlHeight = 32;
constexpr int IconSize = 16;
constexpr int ToolIconSize = 18;
constexpr int ToolButtonSize = 32;
constexpr int Radius = 6;
constexpr int RowRadius = 5;
constexpr int CellPadding = 8;
constexpr int FirstCellPadding = 12;
constexpr int CardPadding = 12;
constexpr int BarHeight = 6;
constexpr int CheckSize = 18;
constexpr int ScrollBarWidth = 10;
constexpr int TabUnderline = 2;
constexpr double FocusWidth = 1.5;
constexpr int Tiny = 4, Small = 8, Medium = 12, Large = 16; // spacing
} // namespace Metrics
