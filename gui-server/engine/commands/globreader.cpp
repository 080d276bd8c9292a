#include "commands/globreader.h"

#include <fnmatch.h>

bool GlobReader::isPattern(QByteArrayView name) {
    return name.contains('*') || name.contains('?') || name.contains('[');
}

QList<FileEntry> GlobReader::next(int atMost) {
    for (;;) {
        QList<FileEntry> entries = m_all->next(atMost);
        if (entries.isEmpty())
            return entries;
        entries.removeIf([this](const FileEntry &entry) {
            return ::fnmatch(m_pattern.constData(), entry.name.constData(), 0) != 0;
        });
        if (!entries.isEmpty())
            return entries;
    }
}
