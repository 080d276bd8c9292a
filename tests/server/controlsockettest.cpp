#include "control/controlsocket.h"

#include "base/log.h"
#include "support/registry.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

class ControlSocketTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersLineByLine();
    void isForItsOwnerAlone();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void dropsEndlessRequests();
    void dropsAnswersToThoseWhoLeft();

private:
    static QJsonObject next(QLocalSocket &client);
};

QJsonObject ControlSocketTest::next(QLocalSocket &client) {
    while (!client.canReadLine()) {
        QSignalSpy arrived(&client, &QLocalSocket::readyRead);
        if (!client.canReadLine() && !arrived.wait())
            return {};
    }
    return QJsonDocument::fromJson(client.readLine()).object();
}

void ControlSocketTest::answersLineByLine() {
    QTemporaryDir directory;
    Log log;
    ControlSocket socket(log);
    socket.add(QStringLiteral("twice"), [](const QJsonObject &request, const ControlSocket::Answer &answer) {
        answer({{QStringLiteral("ok"), true}, {QStringLiteral("is"), 2 * request.value(QStringLiteral("of")).toInt()}});
    });
    QVERIFY(socket.listen(directory.path()).hasValue());
    QLocalSocket client;
    client.connectToServer(ControlSocket::path(directory.path()));
    client.write("{\"request\": \"twice\", \"of\": 4}\n{\"request\": \"twice\", \"of\": 5}\n");
    QCOMPARE(next(client).value(QStringLiteral("is")).toInt(), 8);
    QCOMPARE(next(client).value(QStringLiteral("is")).toInt(), 10);
}

void ControlSocketTest::isForItsOwnerAlone() {
    QTemporaryDir directory;
    Log log;
    ControlSocket socket(log);
    QVERIFY(socket.listen(directory.path()).hasValue());
    const QFile::Permissions permissions = QFileInfo(ControlSocket::path(directory.path())).permissions();
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    // What a killed server left does not stand in the way.
    ControlSocket next(log);
    QVERIFY(next.listen(directory.path()).hasValue());
}

void ControlSocketTest::refusesWhatItDoesNotKnow_data() {
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"", "status", "[]", "{}", "{\"request\": 1}", "{\"request\": \"nothing\"}", "\xff\xfe{"})
        QTest::newRow(line) << QByteArray(line);
}

void ControlSocketTest::refusesWhatItDoesNotKnow() {
    QFETCH(QByteArray, line);
    QTemporaryDir directory;
    Log log;
    ControlSocket socket(log);
    QVERIFY(socket.listen(directory.path()).hasValue());
    QLocalSocket client;
    client.connectToServer(ControlSocket::path(directory.path()));
    client.write(line + '\n');
    const QJsonObject answer = next(client);
    QCOMPARE(answer.value(QStringLiteral("ok")), QJsonValue(false));
    QVERIFY(!answer.value(QStringLiteral("error")).toString().isEmpty());
}

void ControlSocketTest::dropsEndlessRequests() {
    QTemporaryDir directory;
    Log log;
    ControlSocket socket(log);
    QVERIFY(socket.listen(directory.path()).hasValue());
    QLocalSocket client;
    QSignalSpy gone(&client, &QLocalSocket::disconnected);
    client.connectToServer(ControlSocket::path(directory.path()));
    client.write(QByteArray(1 << 20, 'x'));
    QVERIFY(gone.wait());
}

void ControlSocketTest::dropsAnswersToThoseWhoLeft() {
    QTemporaryDir directory;
    Log log;
    ControlSocket socket(log);
    ControlSocket::Answer late;
    socket.add(QStringLiteral("wait"),
               [&late](const QJsonObject &, const ControlSocket::Answer &answer) { late = answer; });
    QVERIFY(socket.listen(directory.path()).hasValue());
    auto client = std::make_unique<QLocalSocket>();
    client->connectToServer(ControlSocket::path(directory.path()));
    client->write("{\"request\": \"wait\"}\n");
    QTRY_VERIFY(late);
    client.reset();
    QLocalSocket other;
    other.connectToServer(ControlSocket::path(directory.path()));
    other.write("{}\n");
    QVERIFY(!next(other).isEmpty());
    late({});
}

WHERRY_TEST(ControlSocketTest)
#include "controlsockettest.moc"
