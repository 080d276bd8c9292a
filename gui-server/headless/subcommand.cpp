#include "headless/subcommand.h"

#include "base/datadirectory.h"
#include "base/logfile.h"
#include "control/controlsocket.h"
#include "ftp/wiretext.h"
#include "headless/options.h"
#include "server/serverstore.h"
#include "server/storerequests.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace {
constexpr int answerLimit = 10'000; // ms

constexpr std::array subcommands = {
    Subcommand{"account", "add|set NAME [SETTING...] | remove|show NAME | list", "accounts that are kept", runAccount},
    Subcommand{"ban", "list | add ADDRESS [--for TIME] [--reason TEXT] | remove ADDRESS", "who may not connect",
               runBan},
    Subcommand{"config", "check | show", "look at the configuration file and what comes of it", runConfig},
    Subcommand{"history", "[--totals] [--since TIME] [--account NAME] [--limit N] [--csv|--json]",
               "transfers and logins, or what each account moved each day", runHistory},
    Subcommand{"recount", "NAME", "walk an account's home again", runRecount},
    Subcommand{"selftest", "[--json]", "try the running server as a client would", runSelfTest},
    Subcommand{"status", "[--json]", "sessions and transfers of the running server", runStatus},
};
} // namespace

const Subcommand *findSubcommand(const QByteArray &name) {
    const auto *const found =
        std::ranges::find_if(subcommands, [&](const Subcommand &one) { return name == one.name; });
    return found == subcommands.end() ? nullptr : found;
}

QString subcommandsHelp() {
    QString help;
    for (const Subcommand &one : subcommands)
        help += QStringLiteral("  %1 %2 %3\n      %4\n")
                    .arg(QCoreApplication::applicationName(), QLatin1String(one.name), QLatin1String(one.form),
                         QLatin1String(one.help));
    return help;
}

void say(std::FILE *where, const QString &line) {
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), where);
    std::fflush(where);
}

int refuse(const QString &sentence, int code) {
    say(stderr, QCoreApplication::applicationName() + QStringLiteral(": ") + sentence);
    return code;
}

bool takeFlag(QList<QByteArray> &arguments, const char *flag) { return arguments.removeAll(QByteArray(flag)) > 0; }

QByteArray takeValue(QList<QByteArray> &arguments, const char *option) {
    const qsizetype at = arguments.indexOf(QByteArray(option));
    if (at < 0 || at + 1 >= arguments.size())
        return {};
    arguments.removeAt(at);
    return arguments.takeAt(at);
}

bool hasWord(const QList<QByteArray> &arguments) { return !arguments.isEmpty() && !arguments.first().startsWith('-'); }

void sayJson(const QJsonValue &value) {
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    say(stdout, QString::fromUtf8(document.toJson()).trimmed());
}

namespace {
Expected<QJsonObject, QString> checked(const QJsonObject &answer) {
    if (!answer.value(QStringLiteral("ok")).toBool())
        return answer.value(QStringLiteral("error")).toString();
    return answer;
}

// Nothing when no server runs there.
std::optional<Expected<QJsonObject, QString>> askRunning(const QString &directory, const QJsonObject &request,
                                                         int limit = answerLimit) {
    QLocalSocket socket;
    socket.connectToServer(ControlSocket::path(directory));
    if (!socket.waitForConnected(answerLimit))
        return std::nullopt;
    socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(limit))
            return Expected<QJsonObject, QString>(
                QStringLiteral("The server does not answer: %1").arg(socket.errorString()));
    }
    return checked(QJsonDocument::fromJson(socket.readLine()).object());
}

Expected<QJsonObject, QString> askLocked(const Configuration &configuration, const QJsonObject &request) {
    const auto directory = DataDirectory::open(decodeWireText(configuration.dataDirectory));
    if (!directory)
        return QStringLiteral("The data directory %1 cannot be used: %2")
            .arg(decodeWireText(configuration.dataDirectory), directory.error().text);
    Log log;
    QObject::connect(&log, &Log::recorded, &log, [](const LogRecord &record) { say(stderr, LogFile::line(record)); });
    BanList bans;
    ServerStore store(configuration, configuration.dataDirectory, bans, log);
    QJsonObject result;
    QEventLoop loop;
    const auto notNow = [](const QString &, const std::function<void(qint64, qint64)> &) { return false; };
    StoreRequests::answer(
        {store.accounts(), store.history(), store.usage(), notNow}, request, &loop, [&](const QJsonObject &answer) {
            result = answer;
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); // it may be answered at once
        });
    loop.exec();
    return checked(result);
}
} // namespace

Expected<QJsonObject, QString> askServer(const QList<QByteArray> &options, const QJsonObject &request, int limit) {
    const auto parsed = parseOptions(options, {}, AccountsNeeded::No);
    if (!parsed)
        return parsed.error();
    const QString directory = decodeWireText(parsed->configuration.dataDirectory);
    if (const auto answer = askRunning(directory, request, limit))
        return *answer;
    return QStringLiteral("No server runs with the data directory %1. Name another with --data-dir or --config.")
        .arg(directory);
}

Expected<QJsonObject, QString> askStore(const QList<QByteArray> &options, const QJsonObject &request) {
    const auto parsed = parseOptions(options, {}, AccountsNeeded::No);
    if (!parsed)
        return parsed.error();
    if (const auto answer = askRunning(decodeWireText(parsed->configuration.dataDirectory), request))
        return *answer;
    return askLocked(parsed->configuration, request);
}
