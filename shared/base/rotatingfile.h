// A file that lines are appended to, which turns over by size: path becomes path.1, path.1 becomes path.2 and so on. A
// line is written whole or not at all.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"

#include <QByteArray>
#include <QString>

class RotatingFile {
public:
    // maxBytes 0 = never turns over; kept older files stay.
    RotatingFile(const QString &path, qint64 maxBytes, int kept);

    QString path() const { return m_path; }
    // Opens for appending (mode 0640); a failure has kind LocalFile.
    Expected<bool> open();
    // Closes and opens again by name, for rotation by other programs.
    Expected<bool> reopen();
    bool isOpen() const { return bool(m_file); }
    // Lines with their ends. False when the disk did not take them.
    [[nodiscard]] bool append(const QByteArray &lines);

private:
    void rotate();

    QString m_path;
    Descriptor m_file;
    qint64 m_maxBytes;
    qint64 m_size = 0;
    int m_kept;
};
