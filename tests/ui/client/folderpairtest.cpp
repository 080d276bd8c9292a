#include "tabs/folderpair.h"
#include "support/registry.h"

#include <QTest>

class FolderPairTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reachesUpAsFarAsTheNamesAreTheSame_data() {
        QTest::addColumn<QString>("local");
        QTest::addColumn<QByteArray>("remote");
        QTest::addColumn<QString>("topHere");
        QTest::addColumn<QByteArray>("topThere");
        QTest::newRow("none") << "/home/a" << QByteArray("/srv/b") << "/home/a" << QByteArray("/srv/b");
        QTest::newRow("one") << "/home/a/www" << QByteArray("/srv/www") << "/home/a" << QByteArray("/srv");
        QTest::newRow("to the root there") << "/home/a/www" << QByteArray("/a/www") << "/home" << QByteArray("/");
        QTest::newRow("to the root here") << "/a/b" << QByteArray("/srv/a/b") << "/" << QByteArray("/srv");
        QTest::newRow("roots") << "/" << QByteArray("/") << "/" << QByteArray("/");
        QTest::newRow("bytes") << QStringLiteral("/x/größe") << QByteArray("/größe") << "/x" << QByteArray("/");
    }
    void reachesUpAsFarAsTheNamesAreTheSame() {
        QFETCH(QString, local);
        QFETCH(QByteArray, remote);
        QFETCH(QString, topHere);
        QFETCH(QByteArray, topThere);
        const FolderPair pair(local, RemotePath(remote));
        QCOMPARE(pair.local(), topHere);
        QCOMPARE(pair.remote().bytes(), topThere);
        QVERIFY(pair.remoteOf(local) == RemotePath(remote));
        QVERIFY(pair.localOf(RemotePath(remote)) == local);
    }

    void knowsWhatLiesBelowAndNothingElse() {
        const FolderPair pair(QStringLiteral("/home/a"), RemotePath("/srv/b"));
        QVERIFY(pair.remoteOf(QStringLiteral("/home/a/x/y z")) == RemotePath("/srv/b/x/y z"));
        QVERIFY(pair.localOf(RemotePath("/srv/b/x/y z")) == QStringLiteral("/home/a/x/y z"));
        QVERIFY(!pair.remoteOf(QStringLiteral("/home")));
        QVERIFY(!pair.remoteOf(QStringLiteral("/home/ab")));
        QVERIFY(!pair.localOf(RemotePath("/srv")));
        QVERIFY(!pair.localOf(RemotePath("/srv/bc")));
    }

    void roots() {
        const FolderPair pair(QStringLiteral("/"), RemotePath("/"));
        QVERIFY(pair.remoteOf(QStringLiteral("/x/y")) == RemotePath("/x/y"));
        QVERIFY(pair.localOf(RemotePath("/x/y")) == QStringLiteral("/x/y"));
    }
};

WHERRY_TEST(FolderPairTest)
#include "folderpairtest.moc"
