// How the window itself looks: the keys of its settings with their defaults, kept beside the server's state.
#pragma once

#include "base/settingsfile.h"

namespace Preferences {
inline const Setting<int> theme{QLatin1String("appearance/theme"), 0}; // Theme
inline const Setting<QString> language{QLatin1String("appearance/language"), QString()};
} // namespace Preferences
