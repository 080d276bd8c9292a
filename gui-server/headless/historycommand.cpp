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

void sayLine(const DayTotal &total) {
    say(stdout, QStringLiteral("%1  %2 %3 uploads %4  %5 downloads %6")
                    .arg(total.day)
                    .arg(visibleText(total.account), -12)
                    .arg(total.uploads, 6)
                    .arg(formatBytes(total.bytesReceived), 10)
                    .arg(total.downloads, 6)
                    .arg(formatBytes(total.bytesSent), 10));
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
template<class Value>
int tell(const QJsonArray &array, bool isJson, bool isCsv) {
    if (isJson) {
        sayJson(array);
        return ExitCode::ok;
    }
    QList<Value> values;
    for (const auto &one : array)
        values += Value::fromJson(one.toObject());
    if (isCsv)
        say(stdout, QString::fromUtf8(HistoryExport::csv(values)).trimmed());
    else
        for (const Value &value : std::as_const(values))
            sayLine(value);
    return ExitCode::ok;
}
} // namespace

int runHistory(QList<QByteArray> arguments) {
    const bool isJson = takeFlag(arguments, "--json");
    const bool isCsv = takeFlag(arguments, "--csv");
    const bool isTotals = takeFlag(arguments, "--totals");
    QJsonObject request{
        {QStringLiteral("request"), isTotals ? QStringLiteral("history-totals") : QStringLiteral("history")}};
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
    return isTotals ? tell<DayTotal>(answer->value(QLatin1String("totals")).toArray(), isJson, isCsv)
                    : tell<HistoryEntry>(answer->value(QLatin1String("entries")).toArray(), isJson, isCsv);
}
