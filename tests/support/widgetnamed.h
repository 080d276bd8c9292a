// Finds a control as a screen reader does.
#pragma once

#include <QWidget>

template<class Widget>
Widget *named(QWidget &parent, const char *name) {
    for (auto *widget : parent.findChildren<Widget *>()) {
        if (widget->accessibleName() == QLatin1String(name))
            return widget;
    }
    return nullptr;
}
