#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "ftp/wiretext.h"
#include "headless/subcommand.h"
#include "history/historyentry.h"

#include <QDateTime>
#include <QJsonArray>

namespace {
// "2d" ago, or a day or time in ISO 8601; ms since the epoch.
std::optional<qint64> timeOf(const QString &text) {
    if (const auto seconds = parseDuration(text))
        return QDateTime::currentMSecsSinceEpoch() - *seconds * 1000;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

void sayLine(const HistoryEntry &entry) {
    const bool isTransfer = entry.kind == HistoryEntry::Kind::Upload || entry.kind == HistoryEntry::Kind::Download;
    const QString cut = isTransfer && !entry.whole ? QStringLiteral("(cut)") : QString();
    say(stdout, QStringLiteral("%1  %2 %3 %4 %5 %6 %7 %8")
                    .arg(QDateTime::fromMSecsSinceEpoch(entry.at, Qt::UTC).toString(Qt::ISODate))
                    .arg(entry.kindName(), -8)
                    .arg(visibleText(entry.account), -12)
                    .arg(entry.address, -15)
                    .arg(isTransfer ? formatBytes(entry.bytes) : QString(), 10)
                    .arg(visibleText(entry.path), visibleText(entry.detail), cut)
                    .trimmed());
}
} // namespace

int runHistory(QList<QByteArray> arguments) {
    const bool isJson = takeFlag(arguments, "--json");
    const bool isCsv = takeFlag(arguments, "--csv");
    QJsonObject request{{QStringLiteral("request"), QStringLiteral("history")}};
    if (const QByteArray since = takeValue(arguments, "--since"); !since.isNull()) {
        const auto time = timeOf(decodeWireText(since));
        if (!time)
            return refuse(QStringLiteral("--since takes a day such as 2026-11-25, or how long ago, such as 2d."),
                          ExitCode::badOptions);
        request.insert(QStringLiteral("since"), *time);
    }
    if (const QByteArray account = takeValue(arguments, "--account"); !account.isNull())
        request.insert(QStringLiteral("account"), decodeWireText(account));
    if (const QByteArray limit = takeValue(arguments, "--limit"); !limit.isNull())
        request.insert(QStringLiteral("limit"), limit.toInt());
    const auto answer = askStore(arguments, request);
    if (!answer)
        return refuse(answer.error(), ExitCode::failed);
    const QJsonArray array = answer->value(QLatin1String("entries")).toArray();
    if (isJson) {
        sayJson(array);
        return ExitCode::ok;
    }
    QList<HistoryEntry> entries;
    for (const auto &one : array)
        entries += HistoryEntry::fromJson(one.toObject());
    if (isCsv) {
        say(stdout, QString::fromUtf8(HistoryExport::csv(entries)).trimmed());
        return ExitCode::ok;
    }
    for (const HistoryEntry &entry : entries)
        sayLine(entry);
    return ExitCode::ok;
}
