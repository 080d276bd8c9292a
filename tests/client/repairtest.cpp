// A transfer whose bytes were damaged on the way: found by the digest, mended from the first difference on.
#include "support/clientworkshop.h"
#include "support/registry.h"

#include <QCryptographicHash>
#include <QTest>

namespace {
constexpr qsizetype damage = 3'100'000; // where one bit turns over

QByteArray damaged(QByteArray bytes) {
    bytes[damage] = char(bytes[damage] ^ 1);
    return bytes;
}

// HASH with RANG; parts: whether RANG is offered.
struct Hashing {
    Hashing(ClientWorkshop &shop, bool parts)
        : server(shop.server) {
        server.features.append("HASH SHA-256*");
        if (parts)
            server.features.append("RANG STREAM");
        server.intercept = [this](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb == "RANG") {
                first = argument.split(' ').first().toLongLong();
                last = argument.split(' ').last().toLongLong();
                peer.reply(350, "go on");
                return true;
            }
            if (verb == "HASH") {
                if (beforeHash)
                    std::exchange(beforeHash, nullptr)(server.files[argument].bytes);
                const QByteArray part = server.files[argument].bytes.mid(first, last < 0 ? -1 : last - first + 1);
                peer.reply(213, "SHA-256 0-1 " + QCryptographicHash::hash(part, QCryptographicHash::Sha256).toHex() +
                                    ' ' + argument);
                first = 0;
                last = -1;
                return true;
            }
            if (verb == "RETR" && damagesNext) {
                damagesNext = false;
                peer.sendData(damaged(server.files[argument].bytes));
                return true;
            }
            return false;
        };
    }
    ScriptedServer &server;
    qint64 first = 0;
    qint64 last = -1;
    bool damagesNext = false;
    std::function<void(QByteArray &)> beforeHash;
};

// The offset of the last REST, 0 when there was none.
qint64 rest(const ScriptedServer &server) {
    qint64 offset = 0;
    for (const QByteArray &command : server.commands)
        if (command.startsWith("REST "))
            offset = command.mid(5).toLongLong();
    return offset;
}
} // namespace

class RepairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyTheDamagedPartGoesAgain_data() {
        QTest::addColumn<bool>("upload");
        QTest::addColumn<bool>("parts");
        for (const bool upload : {true, false})
            for (const bool parts : {true, false})
                QTest::addRow("%s, %s RANG", upload ? "upload" : "download", parts ? "with" : "without")
                    << upload << parts;
    }
    void onlyTheDamagedPartGoesAgain() {
        QFETCH(bool, upload);
        QFETCH(bool, parts);
        ClientWorkshop shop;
        Hashing hashing(shop, parts);
        const QByteArray bytes = ClientWorkshop::pattern(4'000'000);
        const TransferOperation *operation = nullptr;
        if (upload) {
            shop.write(QStringLiteral("a"), bytes);
            hashing.beforeHash = [](QByteArray &stored) { stored = damaged(stored); };
            operation = shop.upload(QStringLiteral("a"), "/a");
            QCOMPARE(shop.server.files.value("/a").bytes, bytes);
        } else {
            shop.server.files["/a"].bytes = bytes;
            hashing.damagesNext = true;
            operation = shop.download("/a", QStringLiteral("a"));
            QCOMPARE(shop.read(QStringLiteral("a")), bytes);
        }
        QVERIFY(!operation->failure());
        QCOMPARE(operation->result().verified, TransferResult::Verified::Digest);
        QCOMPARE(shop.server.count(upload ? "STOR" : "RETR"), 2);
        const qint64 offset = rest(shop.server);
        if (parts)
            QVERIFY2(offset <= damage && offset > damage - 512 * 1024, qPrintable(QString::number(offset)));
        else
            QCOMPARE(offset, 0);
    }

    void whatStaysDamagedIsSaid() {
        ClientWorkshop shop;
        Hashing hashing(shop, true);
        shop.server.files["/a"].bytes = ClientWorkshop::pattern(1000);
        shop.server.intercept = [](ScriptedPeer &peer, const QByteArray &verb, const QByteArray &argument) {
            if (verb == "HASH")
                peer.reply(213, "SHA-256 0-1 " + QByteArray(64, '0') + ' ' + argument);
            return verb == "HASH";
        };
        QCOMPARE(shop.download("/a", QStringLiteral("a"))->failure().kind, Failure::Kind::Damaged);
        QCOMPARE(shop.server.count("RETR"), 2);
        QVERIFY(!QFile::exists(shop.path(QStringLiteral("a"))));
    }
};

WHERRY_TEST(RepairTest)
#include "repairtest.moc"
