#include "base/bytesize.h"
#include "base/visibletext.h"
#include "headless/subcommand.h"

#include <QDateTime>
#include <QJsonArray>

namespace {
QString textOf(const QJsonObject &object, const char *key) {
    return visibleText(object.value(QLatin1String(key)).toString());
}

qint64 numberOf(const QJsonObject &object, const char *key) { return object.value(QLatin1String(key)).toInteger(); }

QString orDash(const QString &text) { return text.isEmpty() ? QStringLiteral("-") : text; }

QString sessionLine(const QJsonObject &one) {
    return QStringLiteral("  %1  %2  %3  %4  %5  idle %6 s")
        .arg(numberOf(one, "session"), 5)
        .arg(textOf(one, "address"), -15)
        .arg(orDash(textOf(one, "account")), -12)
        .arg(one.value(QLatin1String("encryption")).toString().isEmpty() ? QStringLiteral("clear")
                                                                         : textOf(one, "encryption"),
             -7)
        .arg(orDash(textOf(one, "doing")))
        .arg(numberOf(one, "idle_seconds"));
}

QString transferLine(const QJsonObject &one) {
    const qint64 there = numberOf(one, "offset") + numberOf(one, "bytes");
    const QJsonValue size = one.value(QLatin1String("size"));
    const QString progress =
        size.isDouble() && size.toInteger() > 0
            ? QStringLiteral("%1 % of %2").arg(100 * there / size.toInteger()).arg(formatBytes(size.toInteger()))
            : formatBytes(there);
    const QString before = one.value(QLatin1String("batch_files")).isDouble()
                               ? QStringLiteral(" (before it %1 files, %2)")
                                     .arg(numberOf(one, "batch_files"))
                                     .arg(formatBytes(numberOf(one, "batch_bytes")))
                               : QString();
    return QStringLiteral("  %1  %2  %3  %4  %5")
        .arg(numberOf(one, "session"), 5)
        .arg(textOf(one, "direction"), -8)
        .arg(orDash(textOf(one, "account")), -12)
        .arg(progress, textOf(one, "path") + before);
}
} // namespace

int runStatus(QList<QByteArray> arguments) {
    const bool isJson = takeFlag(arguments, "--json");
    const auto answer = askServer(arguments, {{QStringLiteral("request"), QStringLiteral("status")}});
    if (!answer)
        return refuse(answer.error(), ExitCode::failed);
    if (isJson) {
        QJsonObject object = *answer;
        object.remove(QStringLiteral("ok"));
        sayJson(object);
        return ExitCode::ok;
    }
    for (const auto &one : answer->value(QLatin1String("listeners")).toArray())
        say(stdout,
            QStringLiteral("Listening on %1%2")
                .arg(textOf(one.toObject(), "address"), one.toObject().value(QLatin1String("implicit_tls")).toBool()
                                                            ? QStringLiteral(" (TLS from the first byte)")
                                                            : QString()));
    const QJsonArray sessions = answer->value(QLatin1String("sessions")).toArray();
    const QJsonArray transfers = answer->value(QLatin1String("transfers")).toArray();
    const QJsonObject totals = answer->value(QLatin1String("totals")).toObject();
    say(stdout, QStringLiteral("Sessions: %1").arg(sessions.size()));
    for (const auto &one : sessions)
        say(stdout, sessionLine(one.toObject()));
    say(stdout, QStringLiteral("Transfers: %1").arg(transfers.size()));
    for (const auto &one : transfers)
        say(stdout, transferLine(one.toObject()));
    say(stdout, QStringLiteral("Since the start: %1 sessions, %2 uploads, %3 downloads, %4 received, %5 sent")
                    .arg(numberOf(totals, "sessions"))
                    .arg(numberOf(totals, "uploads"))
                    .arg(numberOf(totals, "downloads"))
                    .arg(formatBytes(numberOf(totals, "bytes_received")), formatBytes(numberOf(totals, "bytes_sent"))));
    return ExitCode::ok;
}
