// Saved sites with their passwords: in the keychain where there is one, else in the vault, and nowhere in clear.
#include "sites/sitebook.h"
#include "base/blockingexecutor.h"
#include "support/clientkeychain.h"
#include "support/expect.h"
#include "support/registry.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace {
SavedSite named(const QString &name, const QStringList &folder = {}) {
    SavedSite saved;
    saved.id = QStringLiteral("id-") + name;
    saved.folder = folder;
    saved.site.label = name;
    saved.site.host = QStringLiteral("ftp.example.org");
    saved.site.user = QStringLiteral("anna");
    return saved;
}
} // namespace

class SiteBookTest : public QObject {
    Q_OBJECT

    BlockingExecutor m_executor;

    Failure apply(SiteBook &book, const SiteTree &tree, const SiteBook::Passwords &passwords) {
        std::optional<Failure> result;
        const Expected<bool> saved =
            book.apply(tree, passwords, this, [&](const Failure &failure) { result = failure; });
        if (!saved)
            return saved.error();
        return QTest::qWaitFor([&] { return result.has_value(); }, 30'000)
                   ? *result
                   : Failure{Failure::Kind::TimedOut, 0, {}, {}};
    }

    QString password(SiteBook &book, const QString &id) {
        std::optional<QString> result;
        book.password(id, this, [&](const Expected<QString> &found) { result = found ? *found : QStringLiteral("!"); });
        return QTest::qWaitFor([&] { return result.has_value(); }, 30'000) ? *result : QString();
    }

private Q_SLOTS:
    void usesTheKeychain() {
        QTemporaryDir home;
        QMap<QString, QString> keychain;
        SiteBook book(home.path(), m_executor, std::make_unique<FakeKeychain>(&keychain));
        SiteTree tree;
        tree.add(named(QStringLiteral("a")));
        tree.add(named(QStringLiteral("b")));
        const SiteBook::Passwords both{{QStringLiteral("id-a"), QStringLiteral("one")},
                                       {QStringLiteral("id-b"), QStringLiteral("two")}};
        COMPARE_KIND(apply(book, tree, both), Failure::Kind::None);
        QCOMPARE(keychain, both);
        QVERIFY(!QFile::exists(home.filePath(QStringLiteral("passwords.json"))));
        QCOMPARE(password(book, QStringLiteral("id-b")), QStringLiteral("two"));

        // A site that goes takes its password with it; an empty password forgets.
        QVERIFY(tree.remove(QStringLiteral("id-a")));
        COMPARE_KIND(apply(book, tree, {{QStringLiteral("id-b"), QString()}}), Failure::Kind::None);
        QVERIFY(keychain.isEmpty());
    }

    void withoutAKeychainNothingIsInClear() {
        QTemporaryDir home;
        SiteBook book(home.path(), m_executor, std::make_unique<FakeKeychain>(nullptr));
        book.setAskMasterPassword([](Vault::Wanted, const Vault::Give &give) { give(QStringLiteral("Meisterwort")); });
        SiteTree tree;
        tree.add(named(QStringLiteral("a")));
        COMPARE_KIND(apply(book, tree, {{QStringLiteral("id-a"), QStringLiteral("Geheimnis-4711")}}),
                     Failure::Kind::None);
        QCOMPARE(password(book, QStringLiteral("id-a")), QStringLiteral("Geheimnis-4711"));
        int searched = 0;
        for (QDirIterator files(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();
             ++searched) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray all = file.readAll();
            QVERIFY2(!all.contains("Geheimnis") && !all.contains("Meisterwort"), qPrintable(file.fileName()));
        }
        QCOMPARE(searched, 2); // the sites and the vault

        QVERIFY(tree.remove(QStringLiteral("id-a")));
        COMPARE_KIND(apply(book, tree, {}), Failure::Kind::None);
        QCOMPARE(password(book, QStringLiteral("id-a")), QString());
    }

    // Nobody gives a master password: the site is there, the password is not, and that is said.
    void declinedMasterPassword() {
        QTemporaryDir home;
        SiteBook book(home.path(), m_executor, std::make_unique<FakeKeychain>(nullptr));
        book.setAskMasterPassword([](Vault::Wanted, const Vault::Give &give) { give({}); });
        SiteTree tree;
        tree.add(named(QStringLiteral("a")));
        COMPARE_KIND(apply(book, tree, {{QStringLiteral("id-a"), QStringLiteral("x")}}), Failure::Kind::Cancelled);
        QCOMPARE(book.tree()->sites().size(), 1);
        QCOMPARE(password(book, QStringLiteral("id-a")), QString());
    }

    void locates_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QByteArray>("path"); // "!" for no such site
        QTest::newRow("name alone") << QStringLiteral("site:plain") << QByteArray();
        QTest::newRow("relative") << QStringLiteral("site:plain/a/b%20c") << QByteArray("a/b c");
        QTest::newRow("absolute") << QStringLiteral("site:plain//a") << QByteArray("/a");
        QTest::newRow("its folder") << QStringLiteral("site:Work/deep") << QByteArray("/srv/x");
        QTest::newRow("below its folder") << QStringLiteral("site:Work/deep/y/") << QByteArray("/srv/x/y/");
        QTest::newRow("beside its folder") << QStringLiteral("site:Work/deep//y") << QByteArray("/y");
        QTest::newRow("slash in a name") << QStringLiteral("site:a%2Fb/c") << QByteArray("c");
        QTest::newRow("folder only") << QStringLiteral("site:Work") << QByteArray("!");
        QTest::newRow("line break") << QStringLiteral("site:plain/a%0D%0ADELE b") << QByteArray("!");
        QTest::newRow("URL") << QStringLiteral("ftp://h/z") << QByteArray("z");
    }

    void locates() {
        QFETCH(QString, word);
        QFETCH(QByteArray, path);
        QTemporaryDir home;
        SiteBook book(home.path(), m_executor, std::make_unique<FakeKeychain>(nullptr));
        SiteTree tree;
        tree.add(named(QStringLiteral("plain")));
        tree.add(named(QStringLiteral("a/b")));
        SavedSite deep = named(QStringLiteral("deep"), {QStringLiteral("Work")});
        deep.remoteFolder = "/srv/x";
        tree.add(deep);
        COMPARE_KIND(apply(book, tree, {}), Failure::Kind::None);
        const Expected<SiteUrl> where = book.locate(word);
        QCOMPARE(where ? where->path : QByteArray("!"), path);
        if (where)
            QCOMPARE(where->savedId.isEmpty(), !SiteBook::isSiteWord(word));
    }
};

WHERRY_TEST(SiteBookTest)
#include "sitebooktest.moc"
