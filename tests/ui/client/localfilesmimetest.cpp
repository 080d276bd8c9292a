// Files of this computer as other programs take them from the clipboard.
#include "models/localfilesmime.h"
#include "models/copiedfiles.h"
#include "support/registry.h"

#include <QTest>
#include <QUrl>

class LocalFilesMimeTest : public QObject {
    Q_OBJECT

    static ChosenEntries named(const QList<QByteArray> &names) {
        QList<FileEntry> entries;
        for (const QByteArray &name : names) {
            FileEntry entry;
            entry.name = name;
            entries.append(entry);
        }
        return ChosenEntries::of(entries);
    }

private Q_SLOTS:
    void givesThemInAllFormats() {
        const LocalFilesMime mime(QStringLiteral("/home/ann"), named({"a b.txt", "50%.txt"}));
        QVERIFY(mime.hasUrls());
        QCOMPARE(mime.urls(), (QList<QUrl>{QUrl::fromLocalFile(QStringLiteral("/home/ann/a b.txt")),
                                           QUrl::fromLocalFile(QStringLiteral("/home/ann/50%.txt"))}));
        QCOMPARE(mime.text(), QStringLiteral("/home/ann/a b.txt\n/home/ann/50%.txt"));
        QCOMPARE(mime.data(CopiedFiles::gnomeFormat),
                 QByteArray("copy\nfile:///home/ann/a%20b.txt\nfile:///home/ann/50%25.txt"));
        QCOMPARE(mime.data(QStringLiteral("text/uri-list")),
                 QByteArray("file:///home/ann/a%20b.txt\r\nfile:///home/ann/50%25.txt\r\n"));
    }

    void keepsTheBytesOfNames() {
        const LocalFilesMime mime(QStringLiteral("/"), named({"\xff.txt"}));
        QCOMPARE(mime.data(QStringLiteral("text/uri-list")), QByteArray("file:///%FF.txt\r\n"));
    }

    // Who asks before the slices are done gets all of it; who never asks costs nothing.
    void givesAllOfManyAtOnce() {
        QList<QByteArray> names;
        for (int number = 0; number < 50'000; ++number)
            names.append("n" + QByteArray::number(number));
        const LocalFilesMime mime(QStringLiteral("/d"), named(names));
        QCOMPARE(mime.data(QStringLiteral("text/uri-list")).count('\n'), 50'000);
        QVERIFY(mime.text().endsWith(QLatin1String("\n/d/n49999")));
        const LocalFilesMime unasked(QStringLiteral("/d"), named(names));
    }
};

WHERRY_TEST(LocalFilesMimeTest)
#include "localfilesmimetest.moc"
