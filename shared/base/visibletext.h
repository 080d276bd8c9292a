// Text from strangers made safe to show: control, bidirectional and invalid characters become visible escapes.
#pragma once

#include <QByteArrayView>
#include <QString>

// Control characters (C0, C1, DEL), bidirectional marks and overrides, line and paragraph separators, zero-width and
// tag characters become "\x1b" or "\u202e"; a backslash stays. Everything else is unchanged. No line break survives.
QString visibleText(QStringView text);
// The same for bytes: valid UTF-8 is decoded, every other byte becomes "\xNN".
QString visibleText(QByteArrayView bytes);
