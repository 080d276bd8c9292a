// The folder where a program keeps its state, locked for one process at a time.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"

#include <QString>

class DataDirectory {
public:
    // Makes the folder when missing (mode 0700) and locks it; the lock ends with this object or the process.
    // Failure LocalFile with code EWOULDBLOCK when another process holds it: text names its pid.
    static Expected<DataDirectory> open(const QString &path);
    // $XDG_DATA_HOME/<program>, else ~/.local/share/<program>.
    static QString standardPath(const QString &program);

    QString path() const { return m_path; }
    QString filePath(const QString &name) const;

private:
    DataDirectory(QString path, Descriptor lock);

    QString m_path;
    Descriptor m_lock;
};
