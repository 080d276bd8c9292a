// What would end a line on the control connection, or a string in C: no name and no fact may hold it (RFC 959 3.1.1.5).
#pragma once

#include <QByteArrayView>

inline bool breaksLine(QByteArrayView text) {
    return text.contains('\0') || text.contains('\r') || text.contains('\n');
}
