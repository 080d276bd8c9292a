#include "config/mount.h"

#include <QList>

#include <algorithm>

bool Mount::isPlace(const QByteArray &path) {
    const QList<QByteArray> components = path.mid(1).split('/');
    return path.startsWith('/') && std::all_of(components.begin(), components.end(), [](const QByteArray &one) {
               return !one.isEmpty() && one.size() <= 255 && one != "." && one != ".." &&
                      std::none_of(one.begin(), one.end(), [](char c) { return c >= 0 && c < ' '; });
           });
}

QByteArray Mount::normal(QByteArray path) {
    while (path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    return path;
}
