#include "base/datadirectory.h"
#include "support/registry.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#include <cerrno>

class DataDirectoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isMadeAndLocked() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a/b"));
        {
            const Expected<DataDirectory> first = DataDirectory::open(path);
            QVERIFY(first);
            QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
            QCOMPARE(first.value().filePath(QStringLiteral("x")), QString(path + QStringLiteral("/x")));
            const Expected<DataDirectory> second = DataDirectory::open(path);
            QVERIFY(!second);
            QCOMPARE(second.error().code, EWOULDBLOCK);
            QVERIFY(second.error().text.contains(QString::number(::getpid())));
        }
        QVERIFY(DataDirectory::open(path));
    }

    void saysWhyItCannotOpen() {
        const Expected<DataDirectory> opened = DataDirectory::open(QStringLiteral("/proc/nothing/here"));
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, Failure::Kind::LocalFile);
        QVERIFY(opened.error().code != 0);
    }

    void standardPath() {
        qputenv("XDG_DATA_HOME", "/somewhere");
        QCOMPARE(DataDirectory::standardPath(QStringLiteral("wherry")), QStringLiteral("/somewhere/wherry"));
        qputenv("XDG_DATA_HOME", "relative");
        QVERIFY(DataDirectory::standardPath(QStringLiteral("wherry")).endsWith(QStringLiteral("/.local/share/wherry")));
        qunsetenv("XDG_DATA_HOME");
    }
};

WHERRY_TEST(DataDirectoryTest)
#include "datadirectorytest.moc"
