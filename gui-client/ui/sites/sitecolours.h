// The colours that a person gives to sites, as they are shown and named.
#pragma once

#include "sites/sitetree.h"

#include <QColor>
#include <QIcon>
#include <QPalette>

namespace SiteColours {
constexpr int count = static_cast<int>(SiteColour::Orange) + 1;
QString name(SiteColour colour);
// On the ground of the palette; invalid for None.
QColor colour(SiteColour colour, const QPalette &palette);
// A server in this colour; without one in the colour of the text.
QIcon icon(SiteColour colour);
} // namespace SiteColours
