#include "cli/shell/localnames.h"

#include <QDir>

#include <algorithm>
#include <cerrno>

QString LocalNames::path(const QString &typed) {
    const bool isHome = typed == QLatin1String("~") || typed.startsWith(QLatin1String("~/"));
    return isHome ? QDir::homePath() + typed.sliced(1) : typed;
}

QFileInfoList LocalNames::inside(const QString &folder) {
    return QDir(folder.isEmpty() ? QStringLiteral(".") : folder)
        .entryInfoList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

Expected<QFileInfoList> LocalNames::find(const ShellWord &word) {
    const QString typed = path(word.text);
    const QFileInfo one(typed);
    QFileInfoList found;
    if (!word.isPattern && (one.exists() || one.isSymLink()))
        found.append(one);
    if (word.isPattern) {
        const QFileInfoList all = inside(typed.first(typed.lastIndexOf(u'/') + 1));
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [&](const QFileInfo &file) { return word.matches(file.fileName()); });
    }
    if (found.isEmpty())
        return Failure::ofLocalFile(ENOENT, word.text);
    return found;
}
