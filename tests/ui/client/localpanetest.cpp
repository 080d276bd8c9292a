#include "panes/localpane.h"
#include "ftp/remotepath.h"
#include "models/remotefilesmime.h"
#include "panes/filelistview.h"
#include "support/registry.h"

#include <QDir>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace {
void touch(const QString &path) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
}

QModelIndex row(LocalPane &pane, const QByteArray &name) { return pane.model().find(name); }
} // namespace

class LocalPaneTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_directory;

    // Makes the pane show the directory and waits until its rows are there.
    void open(LocalPane &pane, const QString &path) {
        QSignalSpy settled(&pane.model(), &FileListModel::settled);
        pane.goTo(path);
        QVERIFY(settled.wait());
    }

private Q_SLOTS:
    void initTestCase() {
        QDir(m_directory.path()).mkpath(QStringLiteral("one/two"));
        touch(m_directory.filePath(QStringLiteral("file.txt")));
    }

    void allOfManyRowsAreChosenByOneStroke() {
        LocalPane pane;
        pane.resize(600, 400);
        pane.show();
        QList<FileEntry> many(100'000);
        for (qsizetype number = 0; number < many.size(); ++number) {
            many[number].name = "n" + QByteArray::number(number);
            many[number].shown = QString::fromLatin1(many[number].name);
            many[number].size = 1;
        }
        QSignalSpy settled(&pane.model(), &FileListModel::settled);
        pane.model().start(true, false);
        pane.model().append(many);
        pane.model().finish();
        QVERIFY(settled.wait(60'000));
        pane.view().selectAll();
        QCOMPARE(pane.view().selectionModel()->selection().constFirst().top(), 0); // ".." is selected with them
        QCOMPARE(pane.chosen().size(), many.size());                               // and not chosen
        QCOMPARE(pane.view().chosenTotals().entries(), many.size());
        pane.model().setFilter(QStringLiteral("7"));
        QTRY_VERIFY_WITH_TIMEOUT(pane.chosen().size() < many.size(), 60'000);
        QVERIFY(pane.chosen().size() > 10'000);
        QCOMPARE(pane.view().selectionModel()->selection().size(), 1); // not one for each row
    }

    void opensFoldersAndGoesBackAndUp() {
        LocalPane pane;
        pane.resize(600, 400);
        pane.show();
        open(pane, m_directory.path());
        QSignalSpy transfer(&pane, &FilePane::transferWanted);
        pane.view().setCurrentIndex(row(pane, "file.txt"));
        QTest::keyClick(&pane.view(), Qt::Key_Return);
        QCOMPARE(transfer.count(), 1);
        pane.view().setCurrentIndex(row(pane, "one"));
        QTest::keyClick(&pane.view(), Qt::Key_Return);
        QCOMPARE(pane.directory(), m_directory.filePath(QStringLiteral("one")));
        QTRY_VERIFY(row(pane, "two").isValid());
        pane.goUp();
        QTRY_COMPARE(pane.view().currentName(), QByteArray("one"));
        pane.goBack();
        QTRY_COMPARE(pane.directory(), m_directory.filePath(QStringLiteral("one")));
        pane.goForward();
        QTRY_COMPARE(pane.directory(), m_directory.path());
    }

    void followsChangesOnTheDisk() {
        LocalPane pane;
        pane.show();
        open(pane, m_directory.path());
        touch(m_directory.filePath(QStringLiteral("later.txt")));
        QTRY_VERIFY(row(pane, "later.txt").isValid());
        pane.view().setCurrentIndex(row(pane, "later.txt"));
        QFile::remove(m_directory.filePath(QStringLiteral("later.txt")));
        QTRY_VERIFY(!row(pane, "later.txt").isValid());
        QVERIFY(!pane.view().currentName().isEmpty()); // not ".."
    }

    void renamesButNeverOverAnotherFile() {
        touch(m_directory.filePath(QStringLiteral("from")));
        touch(m_directory.filePath(QStringLiteral("taken")));
        LocalPane pane;
        open(pane, m_directory.path());
        QSignalSpy failed(&pane, &LocalPane::failed);
        pane.model().setData(row(pane, "from"), QStringLiteral("taken"));
        QCOMPARE(failed.count(), 1);
        QVERIFY(QFile::exists(m_directory.filePath(QStringLiteral("from"))));
        pane.model().setData(row(pane, "from"), QStringLiteral("to"));
        QCOMPARE(failed.count(), 1);
        QVERIFY(QFile::exists(m_directory.filePath(QStringLiteral("to"))));
        QTRY_COMPARE(pane.view().currentName(), QByteArray("to"));
    }

    void renamingSelectsTheNameWithoutItsEnding() {
        QTemporaryDir directory;
        QDir(directory.path()).mkpath(QStringLiteral("folder.d"));
        for (const char *name : {"notes.old.txt", ".profile", "README"})
            touch(directory.filePath(QLatin1String(name)));
        LocalPane pane;
        pane.show();
        open(pane, directory.path());
        for (const auto &[name, selected] : {std::pair("notes.old.txt", "notes.old"), std::pair(".profile", ".profile"),
                                             std::pair("README", "README"), std::pair("folder.d", "folder.d")}) {
            pane.view().edit(row(pane, name));
            auto *const field = qobject_cast<QLineEdit *>(pane.view().indexWidget(row(pane, name)));
            QVERIFY(field);
            QCOMPARE(field->selectedText(), QLatin1String(selected));
            QTest::keyClick(field, Qt::Key_Escape);
        }
    }

    void makesFoldersAndEntersThem() {
        LocalPane pane;
        open(pane, m_directory.path());
        pane.makeFolder(QStringLiteral("made"), true);
        QCOMPARE(pane.directory(), m_directory.filePath(QStringLiteral("made")));
    }

    void makesNothingOutsideOfTheShownFolder() {
        LocalPane pane;
        open(pane, m_directory.filePath(QStringLiteral("one")));
        QTRY_VERIFY(row(pane, "two").isValid());
        QSignalSpy refused(&pane, &FilePane::nameRefused);
        const QString elsewhere = m_directory.filePath(QStringLiteral("elsewhere"));
        for (const QString &name : {elsewhere, QStringLiteral("../elsewhere"), QStringLiteral("two/elsewhere")}) {
            pane.makeFolder(name, false);
            pane.model().setData(row(pane, "two"), name);
        }
        QCOMPARE(refused.count(), 6);
        QCOMPARE(refused.first().first().toString(), QStringLiteral("A name has no “/”."));
        pane.makeFolder(QStringLiteral(".."), false);
        QCOMPARE(refused.count(), 7);
        QVERIFY(!QFile::exists(elsewhere));
        QCOMPARE(QDir(pane.directory()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList(QStringLiteral("two")));
        pane.makeFolder(QStringLiteral(":a"), false);
        QVERIFY(QDir(pane.directory()).exists(QStringLiteral("./:a")));
    }

    void saysWhenAFolderCannotBeRead() {
        LocalPane pane;
        QSignalSpy failed(&pane, &LocalPane::failed);
        pane.goTo(m_directory.filePath(QStringLiteral("nowhere")));
        QVERIFY(failed.wait());
    }

    void takesRemoteFilesOntoAFolder() {
        LocalPane pane;
        pane.resize(600, 400);
        pane.show();
        open(pane, m_directory.path());
        FileEntry entry;
        entry.name = "x.bin";
        const RemoteFilesMime mime(QStringLiteral("key"), RemotePath("/pub"), ChosenEntries::of({entry}));
        QSignalSpy wanted(&pane, &LocalPane::downloadWanted);
        const QPoint at = pane.view().visualRect(row(pane, "one")).center();
        QDragEnterEvent enter(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(pane.view().viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(pane.view().viewport(), &move);
        QVERIFY(move.isAccepted());
        QDropEvent drop(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(pane.view().viewport(), &drop);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(1).toString(), m_directory.filePath(QStringLiteral("one")));
    }

    void doesNotTakeLocalFiles() {
        LocalPane pane;
        pane.resize(600, 400);
        pane.show();
        open(pane, m_directory.path());
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/etc/hosts"))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(pane.view().viewport(), &enter);
        QVERIFY(enter.isAccepted()); // whether it may be dropped is said row by row
        QDragMoveEvent move(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(pane.view().viewport(), &move);
        QVERIFY(!move.isAccepted());
    }
};

WHERRY_TEST(LocalPaneTest)
#include "localpanetest.moc"
