// Qt's Fusion with our metrics and painting: buttons, fields, tabs, headers, scroll bars, menus and a focus outline
// that is never lost. Colours come from the palette only.
#pragma once

#include <QProxyStyle>

class QAbstractButton;
class QPushButton;

class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                         const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option = nullptr,
                    const QWidget *widget = nullptr) const override;
    QIcon standardIcon(StandardPixmap which, const QStyleOption *option = nullptr,
                       const QWidget *widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption *option = nullptr, const QWidget *widget = nullptr,
                  QStyleHintReturn *returnData = nullptr) const override;
};

// The one button of a window that does what the window is for: filled with the accent, and pressed by the Enter key
// wherever no other button has the focus.
void makePrimary(QPushButton &button, bool isPrimary = true);
// A button that looks like a link: accent text without a frame.
void makeLink(QAbstractButton &button);
// A button whose action destroys something: error text.
void makeDestructive(QAbstractButton &button);
