#include "tabs/panecomparison.h"
#include "panes/localpane.h"
#include "panes/remotepane.h"
#include "support/registry.h"
#include "ui/itemroles.h"
#include "ui/palette.h"

#include <QTest>

namespace {
FileEntry entry(const QByteArray &name, qint64 size, qint64 modified, FileEntry::Kind kind = FileEntry::Kind::File) {
    FileEntry made;
    made.name = name;
    made.shown = QString::fromLatin1(name);
    made.size = size;
    made.modified = modified;
    made.kind = kind;
    return made;
}

void list(FileListModel &model, const QList<FileEntry> &entries) {
    model.start(false, false);
    model.append(entries);
    model.finish();
}

QString typeOf(const FileListModel &model, const char *name) {
    return model.find(name).siblingAtColumn(static_cast<int>(FileColumn::Type)).data().toString();
}
} // namespace

class PaneComparisonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatDiffersByColourAndWord() {
        LocalPane local;
        RemotePane remote;
        PaneComparison comparison(local, remote, nullptr);
        FileEntry toTheMinute = entry("minute", 1, 60'000);
        toTheMinute.fuzz = 60'000;
        list(local.model(),
             {entry("same", 1, 5000), entry("new", 1, 9000), entry("grown", 2, 5000), entry("mine", 1, 5000),
              entry("minute", 1, 90'000), entry("folder", -1, 9000, FileEntry::Kind::Folder),
              entry("kind", -1, 9000, FileEntry::Kind::Folder), entry("link", -1, 9000, FileEntry::Kind::Folder)});
        list(remote.model(),
             {entry("same", 1, 5900), entry("new", 1, 5000), entry("grown", 1, 5000), entry("theirs", 1, 5000),
              toTheMinute, entry("folder", -1, 1000, FileEntry::Kind::Folder), entry("kind", 1, 5000),
              entry("link", 1, 5000, FileEntry::Kind::Link)}); // to a folder, perhaps
        QTRY_COMPARE(remote.model().rowCount(), 8);
        comparison.setOn(true);
        QTRY_COMPARE(typeOf(local.model(), "mine"), QStringLiteral("Only on this side"));
        QCOMPARE(typeOf(remote.model(), "theirs"), QStringLiteral("Only on this side"));
        QCOMPARE(typeOf(local.model(), "new"), QStringLiteral("Newer"));
        QCOMPARE(typeOf(remote.model(), "new"), QStringLiteral("Older"));
        QCOMPARE(typeOf(remote.model(), "grown"), QStringLiteral("Another size"));
        QCOMPARE(typeOf(local.model(), "kind"), QStringLiteral("Another kind"));
        QCOMPARE(typeOf(remote.model(), "kind"), QStringLiteral("Another kind"));
        QCOMPARE(local.model().find("new").data(ItemRole::InkOfText).toInt(), static_cast<int>(Ink::Accent));
        for (const char *name : {"same", "minute", "folder", "link"})
            QCOMPARE(local.model().find(name).data(ItemRole::InkOfText).toInt(), static_cast<int>(Ink::Text));
        comparison.setOn(false);
        QCOMPARE(local.model().find("new").data(ItemRole::InkOfText).toInt(), static_cast<int>(Ink::Text));
    }

    void manyThatAreHereAloneAreAllTold() {
        LocalPane local;
        RemotePane remote;
        PaneComparison comparison(local, remote, nullptr);
        QList<FileEntry> many;
        for (int number = 0; number < 9000; ++number) // more than two slices
            many.append(entry("n" + QByteArray::number(number), 1, 5000));
        list(local.model(), many);
        list(remote.model(), {entry("n5", 1, 5000)});
        comparison.setOn(true);
        QTRY_COMPARE(typeOf(local.model(), "n8999"), QStringLiteral("Only on this side"));
        qsizetype alone = 0;
        for (int row = 0; row < local.model().rowCount(); ++row)
            alone += local.model().index(row, static_cast<int>(FileColumn::Type)).data().toString() ==
                             QLatin1String("Only on this side")
                         ? 1
                         : 0;
        QCOMPARE(alone, 8999);
    }

    void whatTheFilterKeepsAwayIsThereAllTheSame() {
        LocalPane local;
        RemotePane remote;
        PaneComparison comparison(local, remote, nullptr);
        comparison.setOn(true);
        remote.model().setFilter(QStringLiteral("b"));
        list(local.model(), {entry("a", 1, 5000), entry("b", 1, 5000), entry("c", 1, 5000)});
        list(remote.model(), {entry("a", 1, 5000), entry("b", 1, 5000)});
        QTRY_COMPARE(typeOf(local.model(), "c"), QStringLiteral("Only on this side"));
        QCOMPARE(local.model().find("a").data(ItemRole::InkOfText).toInt(), static_cast<int>(Ink::Text));
        // A listing that comes later is held against the other side anew.
        list(remote.model(), {entry("a", 1, 5000), entry("b", 7, 5000), entry("c", 1, 5000)});
        QTRY_COMPARE(typeOf(local.model(), "b"), QStringLiteral("Another size"));
        QCOMPARE(local.model().find("c").data(ItemRole::InkOfText).toInt(), static_cast<int>(Ink::Text));
    }
};

WHERRY_TEST(PaneComparisonTest)
#include "panecomparisontest.moc"
