// Saved sites: the file holds all of them but no password, and keeps its rules about names and folders.
#include "sites/sitetree.h"
#include "support/registry.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace {
SavedSite siteNamed(const QString &name, const QStringList &folder) {
    SavedSite saved;
    saved.folder = folder;
    saved.site.label = name;
    saved.site.host = QStringLiteral("ftp.example.org");
    return saved;
}
} // namespace

class SiteTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackWholeWithoutPasswords() {
        SiteTree tree;
        tree.addFolder({QStringLiteral("Empty"), QStringLiteral("Below")});
        SavedSite saved = siteNamed(QStringLiteral("Größe / 大"), {QStringLiteral("Work")});
        saved.site.port = 2121;
        saved.site.tls = TlsMode::Implicit;
        saved.site.user = QStringLiteral("me");
        saved.site.account = QStringLiteral("acct");
        saved.site.preferActive = saved.site.latin1Names = true;
        saved.site.requireCloseNotify = saved.site.temporaryNames = false;
        saved.site.maxSessions = 2;
        saved.site.segments = 5;
        saved.site.downloadLimit = qint64(5) << 30;
        saved.site.uploadLimit = 1;
        saved.site.proxy = {Proxy::Kind::HttpConnect, QStringLiteral("proxy"), 3128, QStringLiteral("p-user"), {}};
        saved.notes = QStringLiteral("two\nlines \"quoted\"");
        saved.colour = SiteColour::Orange;
        saved.localFolder = QStringLiteral("/home/me");
        saved.remoteFolder = QByteArray("/p%b \xff");
        saved.askPassword = true;
        const Bookmark odd = {QStringLiteral("two\nlines"), QStringLiteral("/home/me/a b"), QByteArray("/%41/\xff")};
        saved.bookmarks = {odd, {QStringLiteral("here"), QStringLiteral("/tmp"), {}}};
        tree.setBookmarks({odd});
        tree.add(saved);
        SiteTree withPassword = tree;
        saved.site.password = saved.site.proxy.password = QStringLiteral("Geheimnis-4711");
        withPassword.add(saved);

        QTemporaryDir home;
        const QString path = home.filePath(QStringLiteral("deep/sites.json"));
        QVERIFY(tree.save(path));
        const Expected<SiteTree> back = SiteTree::load(path);
        QVERIFY(back);
        QVERIFY(*back == tree);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        QVERIFY(withPassword.save(path));
        QCOMPARE(SiteTree::load(path)->sites().size(), 2);
        int files = 0;
        QDirIterator all(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains("Geheimnis-4711"), qPrintable(file.fileName()));
            QVERIFY(!bytes.contains(QByteArray("Geheimnis-4711").toBase64()));
            ++files;
        }
        QCOMPARE(files, 1);
    }

    void whatIsThereAlreadyIsNotAddedAgain() {
        SiteTree tree;
        SavedSite mine = siteNamed(QStringLiteral("a"), {QStringLiteral("f")});
        mine.notes = QStringLiteral("mine");
        tree.add(mine);
        tree.add(siteNamed(QStringLiteral("b"), {}));
        const Expected<SiteTree> ownExport = SiteTree::fromJson(tree.toJson());
        QVERIFY(ownExport);
        SiteTree merged = tree;
        QCOMPARE(merged.merge(*ownExport), 0);
        QVERIFY(merged == tree);

        // Another program's file knows no ids: the name and the server tell. Another server is another site.
        SiteTree other;
        other.add(siteNamed(QStringLiteral("a"), {QStringLiteral("f")}));
        SavedSite elsewhere = siteNamed(QStringLiteral("b"), {});
        elsewhere.site.host = QStringLiteral("other.example.org");
        other.add(elsewhere);
        other.add(siteNamed(QStringLiteral("a"), {QStringLiteral("new")}));
        QCOMPARE(merged.merge(other), 2);
        QCOMPARE(merged.find({QStringLiteral("f")}, QStringLiteral("a"))->notes, QStringLiteral("mine"));
        QVERIFY(merged.find({}, QStringLiteral("b (2)")));
        QVERIFY(merged.find({QStringLiteral("new")}, QStringLiteral("a")));
    }

    void knowsTheSavedSiteOfAConnection() {
        SiteTree tree;
        tree.add(siteNamed(QStringLiteral("a"), {}));
        const QString second = tree.add(siteNamed(QStringLiteral("b"), {QStringLiteral("f")}));
        Site site = siteNamed(QStringLiteral("b"), {}).site;
        site.password = QStringLiteral("typed"); // is no part of it
        QCOMPARE(tree.findLike(site)->id, second);
        site.label.clear();
        QCOMPARE(tree.findLike(site)->site.label, QStringLiteral("a"));
        site.user = QStringLiteral("somebody");
        QVERIFY(!tree.findLike(site));
    }

    void bookmarksAreKeptWithTheirSiteOrForAll() {
        SiteTree tree;
        const QString id = tree.add(siteNamed(QStringLiteral("a"), {}));
        const Bookmark one = {QStringLiteral("one"), {}, "/1"}, two = {QStringLiteral("two"), {}, "/2"};
        QVERIFY(tree.setBookmarks(id, {one}));
        QVERIFY(!tree.setBookmarks(QStringLiteral("other"), {one}));
        tree.setBookmarks({two});
        QCOMPARE(tree.find(id)->bookmarks, QList<Bookmark>{one});
        SiteTree other;
        other.setBookmarks({two, one});
        QCOMPARE(tree.merge(other), 0);
        QCOMPARE(tree.bookmarks(), (QList<Bookmark>{two, one}));
    }

    void namesAreUniqueInTheirFolder() {
        SiteTree tree;
        const QString id = tree.add(siteNamed(QStringLiteral("a"), {}));
        tree.add(siteNamed(QStringLiteral("a"), {}));
        tree.add(siteNamed(QStringLiteral("a"), {QStringLiteral("f")}));
        tree.add(siteNamed({}, {}));
        QVERIFY(tree.find({}, QStringLiteral("a (2)")));
        QVERIFY(tree.find({QStringLiteral("f")}, QStringLiteral("a")));
        QVERIFY(tree.find({}, QStringLiteral("ftp.example.org")));
        QVERIFY(tree.remove(id));
        QVERIFY(!tree.remove(id));
        QVERIFY(!tree.find({}, QStringLiteral("a")));
        QCOMPARE(tree.folders(), QList<QStringList>{QStringList(QStringLiteral("f"))});
    }

    void aDamagedFileIsSaidAndStays_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("cut") << QByteArray("{\"version\": 1, \"sites\": [");
        QTest::newRow("newer") << QByteArray("{\"version\": 2}");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no host") << QByteArray(R"({"version":1,"sites":[{"id":"x","port":21,"tls":"off"}]})");
        QTest::newRow("port") << QByteArray(
            R"({"version":1,"sites":[{"id":"x","host":"h","port":65536,"tls":"off"}]})");
        QTest::newRow("tls") << QByteArray(R"({"version":1,"sites":[{"id":"x","host":"h","port":21,"tls":"?"}]})");
    }
    void aDamagedFileIsSaidAndStays() {
        QFETCH(QByteArray, bytes);
        QTemporaryDir home;
        QFile file(home.filePath(QStringLiteral("sites.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QVERIFY(!SiteTree::load(file.fileName()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void aMissingFileIsAnEmptyTree() {
        QTemporaryDir home;
        const Expected<SiteTree> tree = SiteTree::load(home.filePath(QStringLiteral("none.json")));
        QVERIFY(tree);
        QVERIFY(tree->sites().isEmpty());
    }
};

WHERRY_TEST(SiteTreeTest)
#include "sitetreetest.moc"
