// Text of people for a menu or a tab: "&" is shown, and marks no letter for the keyboard.
#pragma once

#include <QString>

inline QString menuText(QString text) { return text.replace(u'&', QStringLiteral("&&")); }
