#include "ui/style.h"

#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/metrics.h"
#include "ui/stylepainting.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QStyledItemDelegate>
#include <QTabBar>

namespace {
constexpr int AnimationMilliseconds = 120;
constexpr int messageIconSize = 28;
constexpr int messageWidth = 340; // px; a question in a column of three words is hard to read

bool insideOtherField(const QWidget *widget) {
    const QWidget *parent = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent);
}

// What a line edit offers to complete its text, and what a combo box offers: lists in the look of a menu.
bool isPopupList(const QWidget *widget) {
    return qobject_cast<const QAbstractItemView *>(widget) && widget->window()->windowType() == Qt::Popup;
}

// What is around it: itself, or the window that a combo box makes for it.
bool isPopupFrame(const QWidget *widget) {
    return widget && widget->windowType() == Qt::Popup &&
           (isPopupList(widget) || widget->inherits("QComboBoxPrivateContainer"));
}

template<class Option>
const Option *as(const QStyleOption *option) {
    return qstyleoption_cast<const Option *>(option);
}
} // namespace

Style::Style()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::polish(QWidget *widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *button =
            qobject_cast<QPushButton *>(widget)) // Enter presses the one that has the focus, also in a window
        button->setAutoDefault(true);
    if (widget->objectName() == QLatin1String("qt_msgbox_label")) // as QMessageBox names it
        widget->setMinimumWidth(messageWidth);
    // The usual one paints without asking the style.
    if (auto *combo = qobject_cast<QComboBox *>(widget); combo && combo->itemDelegate()->inherits("QComboBoxDelegate"))
        combo->setItemDelegate(new QStyledItemDelegate(combo));
    if (isPopupFrame(widget)) // was made before it stood alone, with no room for a frame
        qobject_cast<QFrame *>(widget)->setFrameStyle(QFrame::StyledPanel);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const {
    const Colours &colours = coloursOf(option->palette);
    switch (element) {
    case PE_PanelItemViewItem:
        if (isPopupList(widget) && option->state & State_Selected)
            StylePainting::chosenItem(*painter, option->rect, colours);
        return;
    case PE_PanelItemViewRow: // rows are painted by TableView, focus by the controls themselves
    case PE_FrameFocusRect:
    case PE_Frame:
    case PE_FrameLineEdit:
    case PE_FrameTabWidget:
    case PE_FrameGroupBox:
    case PE_FrameStatusBarItem:
    case PE_PanelToolBar:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_PanelLineEdit: {
        const auto *frame = as<QStyleOptionFrame>(option);
        if (frame && frame->lineWidth > 0 && !insideOtherField(widget))
            return StylePainting::field(*painter, *option);
        return;
    }
    case PE_PanelButtonCommand:
        if (const auto *button = as<QStyleOptionButton>(option))
            return StylePainting::buttonPanel(*painter, *button, widget);
        break;
    case PE_PanelButtonTool:
        return StylePainting::toolPanel(*painter, *option);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return StylePainting::checkBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return StylePainting::radioButton(*painter, *option);
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), colours.border);
        return;
    case PE_IndicatorArrowDown:
        return StylePainting::chevron(*painter, option->rect, Qt::DownArrow, colours.muted);
    case PE_IndicatorArrowUp:
        return StylePainting::chevron(*painter, option->rect, Qt::UpArrow, colours.muted);
    case PE_IndicatorArrowRight:
        return StylePainting::chevron(*painter, option->rect, Qt::RightArrow, colours.muted);
    case PE_IndicatorArrowLeft:
        return StylePainting::chevron(*painter, option->rect, Qt::LeftArrow, colours.muted);
    case PE_IndicatorToolBarSeparator: {
        const bool horizontal = option->state & State_Horizontal;
        const QPoint centre = option->rect.center();
        painter->fillRect(horizontal ? QRect(centre.x(), centre.y() - 8, 1, 17)
                                     : QRect(centre.x() - 8, centre.y(), 17, 1),
                          colours.border);
        return;
    }
    case PE_FrameMenu:
    case PE_PanelMenu:
        painter->fillRect(option->rect, colours.controlBorder);
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), colours.dark ? colours.window : colours.base);
        return;
    case PE_PanelMenuBar:
        painter->fillRect(option->rect, colours.window);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.toolTipBase());
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const {
    switch (element) {
    case CE_ItemViewItem:
        if (const auto *item = as<QStyleOptionViewItem>(option); item && isPopupList(widget)) {
            QStyleOptionViewItem soft = *item; // chosen as in a menu, where the text stays as it is
            soft.palette.setBrush(QPalette::HighlightedText, soft.palette.text());
            return QProxyStyle::drawControl(element, &soft, painter, widget);
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option))
            return StylePainting::buttonLabel(*painter, *button, widget, *this);
        break;
    case CE_Header: // whole: Qt's own leaves the label less height than a line has, and less width when it is sorted
        if (const auto *header = as<QStyleOptionHeader>(option)) {
            StylePainting::headerSection(*painter, *header);
            return StylePainting::headerLabel(*painter, *header);
        }
        break;
    case CE_HeaderEmptyArea: {
        QStyleOptionHeader header;
        header.QStyleOption::operator=(*option);
        header.position = QStyleOptionHeader::End;
        return StylePainting::headerSection(*painter, header);
    }
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return StylePainting::tabShape(*painter, *tab);
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return StylePainting::tabLabel(*painter, *tab, widget, *this);
        break;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return StylePainting::menuItem(*painter, *item);
        break;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return StylePainting::menuBarItem(*painter, *item);
        break;
    case CE_MenuBarEmptyArea:
    case CE_MenuEmptyArea:
    case CE_MenuVMargin:
    case CE_MenuHMargin:
        return;
    case CE_ToolBar:
    case CE_Splitter:
        return;
    case CE_ProgressBar:
        if (const auto *bar = as<QStyleOptionProgressBar>(option))
            return StylePainting::progressBar(*painter, *bar);
        break;
    case CE_ShapedFrame: {
        const auto *frame = as<QStyleOptionFrame>(option);
        if (!frame)
            break;
        const QRect rect = frame->rect;
        if (isPopupFrame(widget))
            drawPrimitive(PE_FrameMenu, option, painter, widget);
        else if (frame->frameShape == QFrame::HLine)
            painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1),
                              coloursOf(option->palette).border);
        else if (frame->frameShape == QFrame::VLine)
            painter->fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()),
                              coloursOf(option->palette).border);
        return;
    }
    case CE_CheckBox:
    case CE_RadioButton: {
        QProxyStyle::drawControl(element, option, painter, widget);
        if (option->state & State_HasFocus) // also where a dialog has just been opened with the focus there
            StylePainting::focusRing(*painter, option->rect, option->palette, Metrics::Radius);
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const {
    switch (control) {
    case CC_ScrollBar:
        if (const auto *bar = as<QStyleOptionSlider>(option))
            return StylePainting::scrollBar(*painter, *bar,
                                            subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget));
        break;
    case CC_ComboBox:
        if (const auto *box = as<QStyleOptionComboBox>(option))
            return StylePainting::comboBox(*painter, *box, subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, widget));
        break;
    case CC_SpinBox:
        if (const auto *box = as<QStyleOptionSpinBox>(option))
            return StylePainting::spinBox(*painter, *box, subControlRect(CC_SpinBox, box, SC_SpinBoxUp, widget),
                                          subControlRect(CC_SpinBox, box, SC_SpinBoxDown, widget));
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ToolButton && StylePainting::showsFocus(*option))
        StylePainting::focusRing(*painter, option->rect, option->palette, Metrics::Radius);
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = as<QStyleOptionFrame>(option);
        const bool framed = frame && frame->lineWidth > 0 && !insideOtherField(widget);
        return framed ? option->rect.adjusted(Metrics::Small, 1, -Metrics::Small, -1) : option->rect;
    }
    default:
        return rect;
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const {
    const QRect rect = option->rect;
    if (control == CC_ScrollBar) {
        const auto *bar = as<QStyleOptionSlider>(option);
        if (!bar)
            return {};
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? rect.width() : rect.height();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        int slider = length;
        if (range > 0)
            slider = qBound(qMin(32, length),
                            static_cast<int>(qint64(length) * bar->pageStep / (range + bar->pageStep)), length);
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        const auto along = [&](int from, int size) {
            return visualRect(bar->direction, rect,
                              horizontal ? QRect(rect.left() + from, rect.top(), size, rect.height())
                                         : QRect(rect.left(), rect.top() + from, rect.width(), size));
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return along(start, slider);
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + slider, length - start - slider);
        case SC_ScrollBarGroove:
            return rect;
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const int arrow = 28;
        if (part == SC_ComboBoxArrow)
            return visualRect(option->direction, rect,
                              QRect(rect.right() - arrow + 1, rect.top(), arrow, rect.height()));
        if (part == SC_ComboBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(Metrics::Small, 1, -arrow, -1));
    }
    if (control == CC_SpinBox) {
        const auto *box = as<QStyleOptionSpinBox>(option);
        const int arrows = box && box->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 24;
        const QRect side(rect.right() - arrows + 1, rect.top() + 3, arrows, rect.height() - 6);
        if (part == SC_SpinBoxUp)
            return visualRect(option->direction, rect, QRect(side.left(), side.top(), arrows, side.height() / 2));
        if (part == SC_SpinBoxDown)
            return visualRect(option->direction, rect,
                              QRect(side.left(), side.center().y() + 1, arrows, side.height() / 2));
        if (part == SC_SpinBoxEditField)
            return visualRect(option->direction, rect, rect.adjusted(Metrics::Small, 1, -arrows - 2, -1));
        return rect;
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const {
    switch (type) {
    case CT_PushButton: {
        const auto *button = as<QStyleOptionButton>(option);
        const bool textless = button && button->text.isEmpty();
        const bool link = widget && widget->property("wherryLink").toBool();
        if (link)
            return {size.width() + 2 * Metrics::Tiny, qMax(size.height(), 24)};
        return {textless ? Metrics::ControlHeight : size.width() + 2 * Metrics::Medium, Metrics::ControlHeight};
    }
    case CT_LineEdit:
        return insideOtherField(widget)
                   ? size
                   : QSize(size.width() + 2 * Metrics::Small, qMax(size.height() + 8, Metrics::ControlHeight));
    case CT_ComboBox:
        return {size.width() + Metrics::Small + 32, Metrics::ControlHeight};
    case CT_SpinBox:
        return {size.width() + Metrics::Small + 26, Metrics::ControlHeight};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {wanted.width() + 2, qMax(wanted.height(), 24)};
    }
    case CT_HeaderSection: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {wanted.width() + Metrics::Small, Metrics::HeaderHeight};
    }
    case CT_MenuItem: {
        const auto *item = as<QStyleOptionMenuItem>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), 9};
        QSize wanted(size.width() + 2 * Metrics::Medium + 24 + Metrics::Small, qMax(size.height(), 16) + 12);
        if (item && item->text.contains(QLatin1Char('\t')))
            wanted.rwidth() += 2 * Metrics::Medium;
        return wanted;
    }
    case CT_ItemViewItem: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return isPopupList(widget) ? QSize(wanted.width(), Metrics::RowHeight) : wanted;
    }
    case CT_MenuBarItem:
        return {size.width() + 2 * Metrics::Medium - 4, size.height() + 10};
    case CT_TabBarTab: {
        const auto *tab = as<QStyleOptionTab>(option);
        const bool vertical = tab && (tab->shape == QTabBar::RoundedWest || tab->shape == QTabBar::RoundedEast);
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return vertical ? wanted : QSize(wanted.width(), qMax(36, wanted.height()));
    }
    case CT_ToolButton: {
        const auto *button = as<QStyleOptionToolButton>(option);
        if (button && button->toolButtonStyle == Qt::ToolButtonIconOnly && !button->icon.isNull()) {
            const int menu = button->features & QStyleOptionToolButton::MenuButtonPopup ? 20 : 0;
            return {Metrics::ToolButtonSize + menu, Metrics::ToolButtonSize};
        }
        return {size.width() + 2 * Metrics::Small, qMax(size.height() + 8, Metrics::ToolButtonSize)};
    }
    case CT_ProgressBar:
        return {qMax(size.width(), 120), qMax(size.height(), 16)};
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    switch (metric) {
    case PM_DefaultFrameWidth:
        return qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QMenu *>(widget) || isPopupFrame(widget);
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_ScrollBarExtent:
        return Metrics::ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return Metrics::CheckSize;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return Metrics::Small;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return Metrics::IconSize;
    case PM_MessageBoxIconSize:
        return messageIconSize;
    case PM_ToolBarIconSize:
        return Metrics::ToolIconSize;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 14;
    case PM_HeaderMargin:
        return Metrics::Small;
    case PM_HeaderMarkSize:
        return 12;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return Metrics::Tiny;
    case PM_MenuBarItemSpacing:
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_MenuBarHMargin:
    case PM_MenuBarVMargin:
    case PM_ToolBarItemMargin:
        return Metrics::Tiny;
    case PM_SplitterWidth:
        return Metrics::Small;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Metrics::Small;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return widget && widget->isWindow() ? Metrics::Large : Metrics::Medium;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon Style::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const {
    switch (which) {
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return themedIcon(QStringLiteral("info"), Ink::Accent);
    case SP_MessageBoxWarning:
        return themedIcon(QStringLiteral("triangle-alert"), Ink::Warning);
    case SP_MessageBoxCritical:
        return themedIcon(QStringLiteral("circle-alert"), Ink::Error);
    default:
        return QProxyStyle::standardIcon(which, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const {
    switch (hint) {
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_Widget_Animation_Duration:
        return reducedMotion() ? 0 : AnimationMilliseconds;
    case SH_Widget_Animate:
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_ComboBox_PopupFrameStyle:
        return QFrame::StyledPanel;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_MessageBox_TextInteractionFlags:
        return Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void makePrimary(QPushButton &button, bool isPrimary) {
    button.setProperty("wherryPrimary", isPrimary);
    if (isPrimary)
        button.setDefault(true);
    button.update();
}

void makeLink(QAbstractButton &button) {
    button.setProperty("wherryLink", true);
    button.setCursor(Qt::PointingHandCursor);
    button.updateGeometry();
    button.update();
}

void makeDestructive(QAbstractButton &button) {
    button.setProperty("wherryDestructive", true);
    button.update();
}
