#include "headless/subcommand.h"

#include "control/controlsocket.h"
#include "ftp/wiretext.h"
#include "headless/options.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocalSocket>

#include <algorithm>
#include <array>

namespace {
constexpr int answerLimit = 10'000; // ms

constexpr std::array subcommands = {
    Subcommand{"ban", "list | add ADDRESS [--for TIME] [--reason TEXT] | remove ADDRESS", "who may not connect",
               runBan},
    Subcommand{"config", "check | show", "look at the configuration file and what comes of it", runConfig},
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

Expected<QJsonObject, QString> askServer(const QList<QByteArray> &options, const QJsonObject &request) {
    const auto parsed = parseOptions(options, {}, AccountsNeeded::No);
    if (!parsed)
        return parsed.error();
    const QString directory = decodeWireText(parsed->configuration.dataDirectory);
    QLocalSocket socket;
    socket.connectToServer(ControlSocket::path(directory));
    if (!socket.waitForConnected(answerLimit))
        return QStringLiteral(
                   "No server runs with the data directory %1 (%2). Name another with --data-dir or --config.")
            .arg(directory, socket.errorString());
    socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(answerLimit))
            return QStringLiteral("The server does not answer: %1").arg(socket.errorString());
    }
    const QJsonObject answer = QJsonDocument::fromJson(socket.readLine()).object();
    if (!answer.value(QStringLiteral("ok")).toBool())
        return answer.value(QStringLiteral("error")).toString();
    return answer;
}
