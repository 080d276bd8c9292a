#include "base/logfile.h"

#include "base/visibletext.h"

#include <QDateTime>

LogFile::LogFile(Log &log, const QString &path, qint64 maxBytes, int kept, QObject *parent)
    : QObject(parent)
    , m_file(path, maxBytes, kept) {
    connect(&log, &Log::recorded, this, &LogFile::onRecorded);
}

QString LogFile::line(const LogRecord &record) {
    const QString time =
        QDateTime::fromMSecsSinceEpoch(record.time, Qt::UTC).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ"));
    QString text = QString(time + QLatin1Char(' ') + Log::levelName(record.level) + QLatin1Char(' '));
    if (!record.source.isEmpty())
        text += visibleText(record.source) + QStringLiteral(": ");
    if (record.kind == LogRecord::Kind::Command)
        text += QStringLiteral("> ");
    else if (record.kind == LogRecord::Kind::Reply)
        text += QStringLiteral("< ");
    return QString(text + visibleText(record.text));
}

void LogFile::onRecorded(const LogRecord &record) {
    if (!m_file.isOpen())
        return;
    QByteArray bytes = line(record).toUtf8() + '\n';
    if (m_lostUnreported > 0) {
        LogRecord note{record.time, LogRecord::Level::Warning, LogRecord::Kind::Warning, QStringLiteral("log"),
                       QStringLiteral("%1 records lost").arg(m_lostUnreported)};
        bytes.prepend(line(note).toUtf8() + '\n');
    }
    if (m_file.append(bytes)) {
        m_lostUnreported = 0;
        return;
    }
    ++m_lost;
    ++m_lostUnreported;
}
