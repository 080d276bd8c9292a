#include "panes/entryname.h"

#include "ftp/linebreak.h"

#include <QCoreApplication>

namespace {
constexpr qsizetype longestName = 255; // bytes, as file systems take them

QString sentence(const char *text) { return QCoreApplication::translate("EntryName", text); }
} // namespace

QString EntryName::troubleWith(const QString &name) {
    const QByteArray bytes = name.toUtf8();
    if (bytes.contains('/'))
        return sentence(QT_TRANSLATE_NOOP("EntryName", "A name has no “/”."));
    if (bytes == "." || bytes == "..")
        return sentence(QT_TRANSLATE_NOOP("EntryName", "“.” and “..” stand for this folder and the one above it."));
    if (breaksLine(bytes))
        return sentence(QT_TRANSLATE_NOOP("EntryName", "A name has no line break and no null character."));
    if (bytes.size() > longestName)
        return sentence(QT_TRANSLATE_NOOP("EntryName", "This name is too long: it takes %1 bytes, and %2 is the most."))
            .arg(bytes.size())
            .arg(longestName);
    return {};
}
