#include "base/logfile.h"

#include "base/visibletext.h"

#include <QDateTime>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

LogFile::LogFile(Log &log, const QString &path, qint64 maxBytes, int kept, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_maxBytes(maxBytes)
    , m_kept(kept) {
    connect(&log, &Log::recorded, this, &LogFile::onRecorded);
}

Expected<bool> LogFile::open() {
    m_file.reset(::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640));
    struct stat status {};
    if (!m_file || ::fstat(m_file.number(), &status) != 0)
        return Failure{Failure::Kind::LocalFile, errno, QString::fromLocal8Bit(std::strerror(errno)), m_path};
    m_size = status.st_size;
    return true;
}

Expected<bool> LogFile::reopen() {
    m_file.reset();
    return open();
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
    if (!m_file)
        return;
    QByteArray bytes = line(record).toUtf8() + '\n';
    if (m_lostUnreported > 0) {
        LogRecord note{record.time, LogRecord::Level::Warning, LogRecord::Kind::Warning, QStringLiteral("log"),
                       QStringLiteral("%1 records lost").arg(m_lostUnreported)};
        bytes.prepend(line(note).toUtf8() + '\n');
    }
    if (m_maxBytes > 0 && m_size > 0 && m_size + bytes.size() > m_maxBytes)
        rotate();
    const ssize_t written = m_file ? ::write(m_file.number(), bytes.constData(), size_t(bytes.size())) : -1;
    if (written == bytes.size()) {
        m_size += written;
        m_lostUnreported = 0;
        return;
    }
    // A disk that fills up may take half of a record: take it back, so that one record stays one line.
    if (written > 0 && ::ftruncate(m_file.number(), m_size) != 0)
        m_size += written;
    ++m_lost;
    ++m_lostUnreported;
}

void LogFile::rotate() {
    const auto numbered = [this](int n) {
        return QFile::encodeName(n == 0 ? m_path : QString(m_path + QLatin1Char('.') + QString::number(n)));
    };
    if (m_kept <= 0) {
        if (::ftruncate(m_file.number(), 0) == 0)
            m_size = 0;
        return;
    }
    for (int n = m_kept - 1; n >= 0; --n)
        ::rename(numbered(n).constData(), numbered(n + 1).constData());
    Descriptor former = std::move(m_file);
    if (!open())
        m_file = std::move(former); // better one file too long than no log
}
