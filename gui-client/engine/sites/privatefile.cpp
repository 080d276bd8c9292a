#include "sites/privatefile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

Expected<bool> writePrivateFile(const QString &path, const QByteArray &bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(bytes);
        if (file.commit())
            return true;
    }
    return Failure{Failure::Kind::LocalFile, 0, file.errorString(), path};
}
