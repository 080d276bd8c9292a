// Writes log records into a file: one record is one line, rotated by size, and a full disk loses lines but nothing
// else.
#pragma once

#include "base/expected.h"
#include "base/log.h"
#include "base/rotatingfile.h"

#include <QObject>

class LogFile : public QObject {
    Q_OBJECT
public:
    // Follows log. The file rotates to path.1 ... path.<kept> when it would exceed maxBytes (0 = never).
    LogFile(Log &log, const QString &path, qint64 maxBytes = 16 << 20, int kept = 5, QObject *parent = nullptr);

    // Opens for appending (mode 0640); a failure has kind LocalFile.
    Expected<bool> open() { return m_file.open(); }
    // Closes and opens again by name, for rotation by other programs.
    Expected<bool> reopen() { return m_file.reopen(); }
    qint64 lostRecords() const { return m_lost; } // since the file was opened

    // "2026-11-21T05:46:25.123Z warning source: text", visibleText() applied, without the line end.
    static QString line(const LogRecord &record);

private:
    void onRecorded(const LogRecord &record);

    RotatingFile m_file;
    qint64 m_lost = 0;
    qint64 m_lostUnreported = 0;
};
