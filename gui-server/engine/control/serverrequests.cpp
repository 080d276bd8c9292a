#include "control/serverrequests.h"

#include "base/log.h"
#include "control/controlsocket.h"
#include "ftp/wiretext.h"
#include "guard/network.h"
#include "selftest/selftest.h"
#include "server/server.h"
#include "server/storerequests.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace {
constexpr int longestMessage = 1000; // characters

QJsonValue timeOf(qint64 milliseconds) {
    return milliseconds > 0 ? QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs)
                            : QJsonValue();
}

QJsonObject done(QJsonObject object = {}) {
    object.insert(QStringLiteral("ok"), true);
    return object;
}

QJsonObject asJson(const ClientSnapshot &one) {
    return {{QStringLiteral("session"), qint64(one.session)},
            {QStringLiteral("connected"), timeOf(one.connectedAt)},
            {QStringLiteral("address"), one.address},
            {QStringLiteral("port"), one.port},
            {QStringLiteral("account"), one.account},
            {QStringLiteral("client"), one.client},
            {QStringLiteral("encryption"), one.encryption},
            {QStringLiteral("directory"), one.directory},
            {QStringLiteral("doing"), one.doing},
            {QStringLiteral("idle_seconds"), one.idleSeconds}};
}

const char *nameOf(TransferSnapshot::Direction direction) {
    switch (direction) {
    case TransferSnapshot::Direction::Upload:
        return "upload";
    case TransferSnapshot::Direction::Download:
        return "download";
    case TransferSnapshot::Direction::Listing:
        return "listing";
    }
    Q_UNREACHABLE();
}

QJsonObject asJson(const TransferSnapshot &one) {
    return {{QStringLiteral("session"), qint64(one.session)},
            {QStringLiteral("account"), one.account},
            {QStringLiteral("address"), one.address},
            {QStringLiteral("direction"), QLatin1String(nameOf(one.direction))},
            {QStringLiteral("path"), one.path},
            {QStringLiteral("size"), one.size >= 0 ? QJsonValue(one.size) : QJsonValue()},
            {QStringLiteral("offset"), one.offset},
            {QStringLiteral("bytes"), one.bytes},
            {QStringLiteral("started"), timeOf(one.startedAt)},
            {QStringLiteral("batch_files"), one.isBatch() ? QJsonValue(one.batchFiles) : QJsonValue()},
            {QStringLiteral("batch_bytes"), one.isBatch() ? QJsonValue(one.batchBytes) : QJsonValue()}};
}

QJsonObject asJson(const BanSnapshot &one) {
    return {{QStringLiteral("network"), one.network},
            {QStringLiteral("reason"), one.reason},
            {QStringLiteral("made_by"), one.madeBy},
            {QStringLiteral("since"), timeOf(one.since)},
            {QStringLiteral("until"), timeOf(one.until)}};
}

QJsonObject asJson(const UnfinishedUploadSnapshot &one) {
    return {{QStringLiteral("id"), qint64(one.id)},       {QStringLiteral("account"), one.account},
            {QStringLiteral("directory"), one.directory}, {QStringLiteral("name"), one.name},
            {QStringLiteral("held"), one.held},           {QStringLiteral("changed"), timeOf(one.changedAt)},
            {QStringLiteral("running"), one.running}};
}

template<class List>
QJsonArray listed(const List &values) {
    QJsonArray array;
    for (const auto &one : values)
        array += asJson(one);
    return array;
}

QJsonObject status(const Server &server) {
    QJsonArray listeners;
    for (const ListenerInfo &one : server.listeners())
        listeners +=
            QJsonObject{{QStringLiteral("address"), one.text()}, {QStringLiteral("implicit_tls"), one.implicitTls}};
    const ThroughputTotals totals = server.totals();
    return done({{QStringLiteral("version"), QStringLiteral(WHERRY_VERSION)},
                 {QStringLiteral("listeners"), listeners},
                 {QStringLiteral("certificate_sha256"), server.certificate().fingerprintText()},
                 {QStringLiteral("sessions"), listed(server.clients())},
                 {QStringLiteral("transfers"), listed(server.transfers())},
                 {QStringLiteral("totals"), QJsonObject{{QStringLiteral("bytes_received"), totals.bytesReceived},
                                                        {QStringLiteral("bytes_sent"), totals.bytesSent},
                                                        {QStringLiteral("uploads"), totals.uploadsDone},
                                                        {QStringLiteral("downloads"), totals.downloadsDone},
                                                        {QStringLiteral("sessions"), totals.sessionsSeen}}}});
}

QJsonObject clientDetails(const Server &server, const QJsonObject &request) {
    const auto session = quint64(request.value(QStringLiteral("session")).toInteger());
    const auto details = server.clientDetails(session);
    if (!details)
        return ControlSocket::refusal(QStringLiteral("There is no session %1.").arg(session));
    QJsonObject client = asJson(details->client);
    client.insert(QStringLiteral("cipher"), details->cipher);
    client.insert(QStringLiteral("bytes_received"), details->bytesReceived);
    client.insert(QStringLiteral("bytes_sent"), details->bytesSent);
    client.insert(QStringLiteral("commands"), QJsonArray::fromStringList(details->commands));
    return done({{QStringLiteral("client"), client}, {QStringLiteral("transfers"), listed(details->transfers)}});
}

QJsonObject disconnectClient(Server &server, const QJsonObject &request) {
    const auto session = quint64(request.value(QStringLiteral("session")).toInteger());
    const QList<ClientSnapshot> clients = server.clients();
    if (std::ranges::none_of(clients, [session](const ClientSnapshot &one) { return one.session == session; }))
        return ControlSocket::refusal(QStringLiteral("There is no session %1.").arg(session));
    server.disconnectClient(session);
    return done();
}

QJsonObject sendMessage(Server &server, const QJsonObject &request) {
    const auto session = quint64(request.value(QStringLiteral("session")).toInteger());
    const QString text = request.value(QStringLiteral("text")).toString();
    const QList<ClientSnapshot> clients = server.clients();
    if (std::ranges::none_of(clients, [session](const ClientSnapshot &one) { return one.session == session; }))
        return ControlSocket::refusal(QStringLiteral("There is no session %1.").arg(session));
    if (text.trimmed().isEmpty() || text.size() > longestMessage)
        return ControlSocket::refusal(QStringLiteral("A message has from 1 to %1 characters.").arg(longestMessage));
    server.sendMessage(session, text);
    return done();
}

QJsonObject addBan(Server &server, const QJsonObject &request) {
    const QString text = request.value(QStringLiteral("address")).toString();
    const auto network = Network::fromText(text);
    if (!network)
        return ControlSocket::refusal(
            QStringLiteral("\"%1\" is not an address such as 192.0.2.1 or a network such as 192.0.2.0/24.").arg(text));
    const qint64 seconds = request.value(QStringLiteral("seconds")).toInteger(0);
    const QString reason = request.value(QStringLiteral("reason")).toString();
    server.banAddress(text, std::chrono::seconds(seconds),
                      reason.isEmpty() ? QStringLiteral("by the administrator") : reason,
                      request.value(QStringLiteral("made_by")).toString());
    return done({{QStringLiteral("network"), network->text()}});
}

QJsonObject removeBan(Server &server, const QJsonObject &request) {
    const QString text = request.value(QStringLiteral("address")).toString();
    const auto network = Network::fromText(text);
    const bool isLifted = network && server.liftBan(network->text());
    return isLifted ? done() : ControlSocket::refusal(QStringLiteral("\"%1\" is not banned.").arg(text));
}

void selfTest(Server &server, const ControlSocket::Answer &answer) {
    auto test = std::make_unique<SelfTest>(server);
    if (const auto started = test->start(); !started)
        return answer(ControlSocket::refusal(
            started.error().kind == Failure::Kind::LocalFile
                ? started.error().text
                : QStringLiteral(
                      "This server cannot be tried now: it is stopping, keeps no data, or is being tried.")));
    SelfTest *const running = test.release();
    running->setParent(&server);
    QObject::connect(running, &SelfTest::finished, running, [running, &server, answer] {
        running->deleteLater();
        QJsonArray findings;
        for (const SelfTestFinding &finding : running->findings())
            findings += finding.toJson();
        const PortRange ports = server.configuration().passivePorts;
        answer(done({{QStringLiteral("findings"), findings},
                     {QStringLiteral("passive_ports"), QJsonArray{ports.first, ports.last}}}));
    });
}

void addServerRequests(ControlSocket &socket, Server &server) {
    using Answer = ControlSocket::Answer;
    socket.add(QStringLiteral("status"),
               [&server](const QJsonObject &, const Answer &answer) { answer(status(server)); });
    socket.add(QStringLiteral("client"),
               [&server](const QJsonObject &request, const Answer &answer) { answer(clientDetails(server, request)); });
    socket.add(QStringLiteral("disconnect"), [&server](const QJsonObject &request, const Answer &answer) {
        answer(disconnectClient(server, request));
    });
    socket.add(QStringLiteral("message"),
               [&server](const QJsonObject &request, const Answer &answer) { answer(sendMessage(server, request)); });
    socket.add(QStringLiteral("ban-list"), [&server](const QJsonObject &, const Answer &answer) {
        answer(done({{QStringLiteral("bans"), listed(server.bans())}}));
    });
    socket.add(QStringLiteral("ban-add"),
               [&server](const QJsonObject &request, const Answer &answer) { answer(addBan(server, request)); });
    socket.add(QStringLiteral("ban-remove"),
               [&server](const QJsonObject &request, const Answer &answer) { answer(removeBan(server, request)); });
    socket.add(QStringLiteral("unfinished-list"), [&server](const QJsonObject &, const Answer &answer) {
        answer(done({{QStringLiteral("uploads"), listed(server.unfinishedUploads())}}));
    });
    socket.add(QStringLiteral("unfinished-remove"), [&server](const QJsonObject &request, const Answer &answer) {
        const bool isGone = server.dropUnfinishedUpload(quint64(request.value(QStringLiteral("id")).toInteger()));
        answer(isGone ? done() : ControlSocket::refusal(QStringLiteral("This upload has ended or runs again.")));
    });
    socket.add(QStringLiteral("selftest"),
               [&server](const QJsonObject &, const Answer &answer) { selfTest(server, answer); });
    const auto recount = [&server](const QString &account, const std::function<void(qint64, qint64)> &done) {
        return server.recount(account, &server, done);
    };
    for (const QString &name : StoreRequests::names()) {
        socket.add(name, [&server, recount](const QJsonObject &request, const Answer &answer) {
            if (!server.accounts())
                return answer(ControlSocket::refusal(QStringLiteral("This server keeps no accounts.")));
            StoreRequests::answer({*server.accounts(), *server.history(), *server.usage(), recount}, request, &server,
                                  answer);
        });
    }
}
} // namespace

std::unique_ptr<ControlSocket> openControlSocket(Server &server, Log &log) {
    auto opened = std::make_unique<ControlSocket>(log);
    addServerRequests(*opened, server);
    if (auto listens = opened->listen(decodeWireText(server.configuration().dataDirectory)); !listens)
        log.warning(QStringLiteral("control"),
                    QStringLiteral("cannot listen at %1: %2").arg(listens.error().step, listens.error().text));
    return opened;
}
