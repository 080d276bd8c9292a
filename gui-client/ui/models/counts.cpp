#include "models/counts.h"

#include <QCoreApplication>
#include <QLocale>

namespace {
QString counted(qint64 count, const char *one, const char *many) {
    if (count == 1)
        return QCoreApplication::translate("Counts", one);
    return QCoreApplication::translate("Counts", many).arg(QLocale().toString(count));
}
} // namespace

QString Counts::files(qint64 count) {
    return counted(count, QT_TRANSLATE_NOOP("Counts", "1 file"), QT_TRANSLATE_NOOP("Counts", "%1 files"));
}

QString Counts::folders(qint64 count) {
    return counted(count, QT_TRANSLATE_NOOP("Counts", "1 folder"), QT_TRANSLATE_NOOP("Counts", "%1 folders"));
}

QString Counts::items(qint64 count) {
    return counted(count, QT_TRANSLATE_NOOP("Counts", "1 item"), QT_TRANSLATE_NOOP("Counts", "%1 items"));
}

QString Counts::filesOrFolders(qint64 fileCount, qint64 folderCount) {
    if (folderCount == 0)
        return files(fileCount);
    return fileCount == 0 ? folders(folderCount) : items(fileCount + folderCount);
}
