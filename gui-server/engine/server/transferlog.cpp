#include "server/transferlog.h"

#include "server/server.h"

#include <QDateTime>

#include <algorithm>
#include <ctime>

namespace {
// "Thu Nov 26 04:05:06 2026", always in English.
QByteArray localTime(qint64 milliseconds) {
    static constexpr const char *days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = milliseconds / 1000;
    std::tm parts{};
    ::localtime_r(&seconds, &parts);
    return QByteArray(days[parts.tm_wday]) + ' ' + months[parts.tm_mon] + ' ' +
           QByteArray::number(parts.tm_mday).rightJustified(2) + ' ' +
           QByteArray::number(parts.tm_hour).rightJustified(2, '0') + ':' +
           QByteArray::number(parts.tm_min).rightJustified(2, '0') + ':' +
           QByteArray::number(parts.tm_sec).rightJustified(2, '0') + ' ' + QByteArray::number(1900 + parts.tm_year);
}

QByteArray field(const QString &text) {
    QByteArray bytes = text.toUtf8();
    std::ranges::replace_if(
        bytes, [](char c) { return c <= ' ' || c == 0x7f; }, '_'); // char is signed: UTF-8 as well
    return bytes.isEmpty() ? QByteArray("*") : bytes;
}
} // namespace

TransferLog::TransferLog(const Server &server, const QString &path, qint64 maxBytes, int kept, QObject *parent)
    : QObject(parent)
    , m_file(path, maxBytes, kept) {
    connect(&server, &Server::transferEnded, this, [this](const TransferEnd &end) {
        if (m_file.isOpen() && !m_file.append(line(end, QDateTime::currentMSecsSinceEpoch()) + '\n')) {
            // The disk is full: the transfers go on, and this line is missing.
        }
    });
}

QByteArray TransferLog::line(const TransferEnd &end, qint64 endedAt) {
    const TransferSnapshot &transfer = end.transfer;
    const bool isUpload = transfer.direction == TransferSnapshot::Direction::Upload;
    // current-time transfer-time remote-host file-size filename transfer-type special-action direction access-mode
    // username service-name authentication-method authenticated-user-id completion-status
    return localTime(endedAt) + ' ' + QByteArray::number((end.milliseconds + 500) / 1000) + ' ' +
           field(transfer.address) + ' ' + QByteArray::number(transfer.bytes) + ' ' + field(transfer.path) + " b _ " +
           (isUpload ? 'i' : 'o') + " r " + field(transfer.account) + " ftp 0 * " + (end.whole ? 'c' : 'i');
}
