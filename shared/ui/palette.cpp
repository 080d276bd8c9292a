#include "ui/palette.h"

#include <algorithm>
#include <cmath>

const Colours &coloursOf(bool dark) {
    static const Colours light = {false,
                                  QColor(0xF6F7F9),
                                  QColor(0xFFFFFF),
                                  QColor(0xF3F5F8),
                                  QColor(0x1D2430),
                                  QColor(0x667085),
                                  QColor(0xD9DEE7),
                                  QColor(0x2563EB),
                                  QColor(0x16803C),
                                  QColor(0xB45309),
                                  QColor(0xB42318),
                                  QColor(0xEEF1F5),
                                  QColor(0xCBD2DD),
                                  QColor(0xFFFFFF),
                                  mixed(QColor(0x667085), QColor(0x1D2430), 0.3)};
    static const Colours night = {true,
                                  QColor(0x1B1F27),
                                  QColor(0x12151B),
                                  QColor(0x171B22),
                                  QColor(0xE6E9EF),
                                  QColor(0x98A2B3),
                                  QColor(0x2C333F),
                                  QColor(0x6EA0FF),
                                  QColor(0x4EC27F),
                                  QColor(0xF0B35A),
                                  QColor(0xFF7B72),
                                  QColor(0x15181F),
                                  QColor(0x38414F),
                                  QColor(0x0B1220),
                                  mixed(QColor(0x98A2B3), QColor(0xE6E9EF), 0.3)};
    return dark ? night : light;
}

const Colours &coloursOf(const QPalette &palette) {
    return coloursOf(palette.color(QPalette::Active, QPalette::Window).lightness() < 128);
}

QPalette paletteOf(const Colours &colours) {
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.alternate);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.base);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::BrightText, colours.onAccent);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    // Tooltips stand out against both: the text colour turned into a surface.
    palette.setColor(QPalette::ToolTipBase, colours.dark ? mixed(colours.window, colours.text, 0.18) : colours.text);
    palette.setColor(QPalette::ToolTipText, colours.dark ? colours.text : colours.base);
    palette.setColor(QPalette::Light, colours.base);
    palette.setColor(QPalette::Midlight, mixed(colours.window, colours.base, 0.5));
    palette.setColor(QPalette::Mid, colours.border);
    palette.setColor(QPalette::Dark, colours.controlBorder);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0));
    const QColor faint = mixed(colours.muted, colours.window, 0.35);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Base, colours.alternate);
    palette.setColor(QPalette::Disabled, QPalette::Button, colours.alternate);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, withAlpha(colours.muted, 0.4));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colours.text);
    return palette;
}

QColor inkColour(Ink ink, const QPalette &palette) {
    const Colours &colours = coloursOf(palette);
    switch (ink) {
    case Ink::Text:
        return colours.text;
    case Ink::Muted:
        return colours.muted;
    case Ink::Accent:
        return colours.accent;
    case Ink::Ok:
        return colours.ok;
    case Ink::Warning:
        return colours.warning;
    case Ink::Error:
        return colours.error;
    case Ink::OnAccent:
        return colours.onAccent;
    }
    return colours.text;
}

QColor mixed(const QColor &from, const QColor &to, qreal share) {
    const auto part = [share](float a, float b) {
        return a + (b - a) * static_cast<float>(std::clamp(share, 0.0, 1.0));
    };
    return QColor::fromRgbF(part(from.redF(), to.redF()), part(from.greenF(), to.greenF()),
                            part(from.blueF(), to.blueF()), part(from.alphaF(), to.alphaF()));
}

QColor withAlpha(const QColor &colour, qreal alpha) {
    QColor result = colour;
    result.setAlphaF(static_cast<float>(alpha));
    return result;
}

double contrast(const QColor &a, const QColor &b) {
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double one = luminance(a), other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}
