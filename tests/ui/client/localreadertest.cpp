#include "models/localreader.h"
#include "support/eventloop.h"
#include "support/registry.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

namespace {
void writeFile(const QString &path, const QByteArray &content = {}) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}
} // namespace

class LocalReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsKindsSizesAndLinks() {
        QTemporaryDir directory;
        QDir(directory.path()).mkdir(QStringLiteral("folder"));
        writeFile(directory.filePath(QStringLiteral("file")), "12345");
        QFile::link(QStringLiteral("folder"), directory.filePath(QStringLiteral("to-folder")));
        QFile::link(QStringLiteral("nowhere"), directory.filePath(QStringLiteral("dangling")));
        ::mkfifo(QFile::encodeName(directory.filePath(QStringLiteral("pipe"))).constData(), 0600);

        LocalReader reader;
        QHash<QByteArray, FileEntry> found;
        connect(&reader, &LocalReader::entriesRead, this, [&](const QList<FileEntry> &batch) {
            for (const FileEntry &entry : batch)
                found.insert(entry.name, entry);
        });
        QSignalSpy finished(&reader, &LocalReader::finished);
        reader.start(directory.path());
        QVERIFY(finished.isEmpty());
        QVERIFY(finished.wait());
        QVERIFY(!qvariant_cast<Failure>(finished.first().first()));
        QCOMPARE(found.size(), 5);
        QVERIFY(found.value("folder").opens());
        QCOMPARE(found.value("file").size, 5);
        QVERIFY(found.value("file").modified > 0);
        QVERIFY(found.value("to-folder").opens());
        QCOMPARE(found.value("to-folder").linkTarget, QStringLiteral("folder"));
        QCOMPARE(found.value("dangling").kind, FileEntry::Kind::Link);
        QCOMPARE(found.value("pipe").kind, FileEntry::Kind::Other);
    }

    void showsControlCharactersOfNames() {
        QTemporaryDir directory;
        writeFile(directory.filePath(QStringLiteral("a\u202eb")));
        LocalReader reader;
        QString shown;
        connect(&reader, &LocalReader::entriesRead, this,
                [&](const QList<FileEntry> &batch) { shown = batch.first().shown; });
        QSignalSpy finished(&reader, &LocalReader::finished);
        reader.start(directory.path());
        QVERIFY(finished.wait());
        QCOMPARE(shown, QStringLiteral("a\\u202eb"));
    }

    void saysWhyAFolderCannotBeRead() {
        LocalReader reader;
        QSignalSpy finished(&reader, &LocalReader::finished);
        reader.start(QStringLiteral("/nowhere/at/all"));
        QVERIFY(finished.wait());
        const auto failure = qvariant_cast<Failure>(finished.first().first());
        QCOMPARE(failure.kind, Failure::Kind::LocalFile);
        QCOMPARE(failure.code, ENOENT);
    }

    void aNewStartEndsTheFormerSilently() {
        QTemporaryDir one, two;
        for (int number = 0; number < 3000; ++number)
            writeFile(one.filePath(QStringLiteral("one%1").arg(number)));
        writeFile(two.filePath(QStringLiteral("two")));
        LocalReader reader;
        QByteArrayList names;
        connect(&reader, &LocalReader::entriesRead, this, [&](const QList<FileEntry> &batch) {
            for (const FileEntry &entry : batch)
                names.append(entry.name);
        });
        QSignalSpy finished(&reader, &LocalReader::finished);
        reader.start(one.path());
        reader.start(two.path());
        QVERIFY(finished.wait());
        QCOMPARE(names, QByteArrayList({"two"}));
        QVERIFY(EventLoop::comesToRest());
        QCOMPARE(finished.count(), 1);
    }
};

WHERRY_TEST(LocalReaderTest)
#include "localreadertest.moc"
