#include "base/logfile.h"

#include "base/visibletext.h"

#include <array>
#include <cstdio>
#include <ctime>

LogFile::LogFile(Log &log, const QString &path, qint64 maxBytes, int kept, QObject *parent)
    : QObject(parent)
    , m_file(path, maxBytes, kept) {
    connect(&log, &Log::recorded, this, &LogFile::onRecorded);
}

namespace {
// QDateTime::toString() looks its format up each time, which is most of what a line costs.
QLatin1String timeOf(qint64 milliseconds, std::array<char, 32> &buffer) {
    const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    const std::size_t length = std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    const int rest = std::snprintf(buffer.data() + length, buffer.size() - length, ".%03dZ ", int(milliseconds % 1000));
    return {buffer.data(), static_cast<qsizetype>(length) + rest};
}
} // namespace

QString LogFile::line(const LogRecord &record) {
    std::array<char, 32> time{};
    QString text = timeOf(record.time, time) + Log::levelName(record.level) + QLatin1Char(' ');
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
