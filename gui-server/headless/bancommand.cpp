#include "base/duration.h"
#include "base/visibletext.h"
#include "ftp/wiretext.h"
#include "headless/subcommand.h"

#include <QJsonArray>

namespace {
int listBans(QList<QByteArray> options) {
    const bool isJson = takeFlag(options, "--json");
    const auto answer = askServer(options, {{QStringLiteral("request"), QStringLiteral("ban-list")}});
    if (!answer)
        return refuse(answer.error(), ExitCode::failed);
    const QJsonArray bans = answer->value(QLatin1String("bans")).toArray();
    if (isJson) {
        sayJson(bans);
        return ExitCode::ok;
    }
    for (const auto &one : bans) {
        const QJsonObject ban = one.toObject();
        const QString until = ban.value(QLatin1String("until")).toString();
        say(stdout, QStringLiteral("%1  until %2  %3")
                        .arg(ban.value(QLatin1String("network")).toString(), -24)
                        .arg(until.isEmpty() ? QStringLiteral("lifted") : until,
                             visibleText(ban.value(QLatin1String("reason")).toString())));
    }
    return ExitCode::ok;
}

int addBan(const QByteArray &address, QList<QByteArray> options) {
    const QByteArray duration = takeValue(options, "--for");
    const QByteArray reason = takeValue(options, "--reason");
    const auto seconds = duration.isNull() ? std::optional<qint64>(0) : parseDuration(decodeWireText(duration));
    if (!seconds)
        return refuse(
            QStringLiteral("--for takes a time such as 90, 15m or 2d, not \"%1\".").arg(decodeWireText(duration)),
            ExitCode::badOptions);
    const auto answer = askServer(options, {{QStringLiteral("request"), QStringLiteral("ban-add")},
                                            {QStringLiteral("address"), decodeWireText(address)},
                                            {QStringLiteral("seconds"), *seconds},
                                            {QStringLiteral("reason"), decodeWireText(reason)},
                                            {QStringLiteral("made_by"), QStringLiteral("terminal")}});
    if (!answer)
        return refuse(answer.error(), ExitCode::failed);
    say(stdout, QStringLiteral("Banned %1").arg(answer->value(QLatin1String("network")).toString()));
    return ExitCode::ok;
}

int removeBan(const QByteArray &address, const QList<QByteArray> &options) {
    const auto answer = askServer(options, {{QStringLiteral("request"), QStringLiteral("ban-remove")},
                                            {QStringLiteral("address"), decodeWireText(address)}});
    return answer ? ExitCode::ok : refuse(answer.error(), ExitCode::failed);
}
} // namespace

int runBan(QList<QByteArray> arguments) {
    const QByteArray what = arguments.isEmpty() ? QByteArray() : arguments.takeFirst();
    if (what == "list")
        return listBans(arguments);
    if (what == "add" && hasWord(arguments)) {
        const QByteArray address = arguments.takeFirst();
        return addBan(address, arguments);
    }
    if (what == "remove" && hasWord(arguments)) {
        const QByteArray address = arguments.takeFirst();
        return removeBan(address, arguments);
    }
    return refuse(QStringLiteral("Write ban list, ban add ADDRESS or ban remove ADDRESS."), ExitCode::badOptions);
}
