#include "sites/sitecolours.h"

#include "ui/icons.h"

#include <QCoreApplication>

namespace {
struct SiteColoursWords {
    Q_DECLARE_TR_FUNCTIONS(SiteColours)
};

struct Pair {
    QRgb light, dark; // at least 3 : 1 on the ground of lists
};
// In the order of SiteColour, from Red on.
constexpr Pair pairs[] = {{0xffb42318, 0xffff7b72}, {0xff16803c, 0xff4ec27f}, {0xff2563eb, 0xff6ea0ff},
                          {0xffa16207, 0xfff5c84b}, {0xff0e7490, 0xff4cc9e0}, {0xffa21caf, 0xffe879f9},
                          {0xffc2410c, 0xfffb923c}};
static_assert(std::size(pairs) == SiteColours::count - 1);

// Precondition: not None.
const Pair &pairOf(SiteColour colour) { return pairs[static_cast<size_t>(colour) - 1]; }
} // namespace

QString SiteColours::name(SiteColour colour) {
    switch (colour) {
    case SiteColour::None:
        return SiteColoursWords::tr("None");
    case SiteColour::Red:
        return SiteColoursWords::tr("Red");
    case SiteColour::Green:
        return SiteColoursWords::tr("Green");
    case SiteColour::Blue:
        return SiteColoursWords::tr("Blue");
    case SiteColour::Yellow:
        return SiteColoursWords::tr("Yellow");
    case SiteColour::Cyan:
        return SiteColoursWords::tr("Cyan");
    case SiteColour::Magenta:
        return SiteColoursWords::tr("Magenta");
    case SiteColour::Orange:
        return SiteColoursWords::tr("Orange");
    }
    return {};
}

QColor SiteColours::colour(SiteColour colour, const QPalette &palette) {
    if (colour == SiteColour::None)
        return {};
    const Pair &pair = pairOf(colour);
    return QColor(coloursOf(palette).dark ? pair.dark : pair.light);
}

QIcon SiteColours::icon(SiteColour colour) {
    if (colour == SiteColour::None)
        return themedIcon(QStringLiteral("server"), Ink::Muted);
    const Pair &pair = pairOf(colour);
    return themedIcon(QStringLiteral("server"), QColor(pair.light), QColor(pair.dark));
}
