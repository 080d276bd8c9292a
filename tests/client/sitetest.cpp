// URLs as sites: what people type, and what must be refused.
#include "sites/site.h"
#include "cache/listingcache.h"
#include "support/registry.h"

#include <QTest>

class SiteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsUrls_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("tls");
        const auto row = [](const char *url, const char *key, const char *password, const char *path, TlsMode tls) {
            QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(key) << QString::fromUtf8(password)
                               << QByteArray(path) << int(tls);
        };
        row("ftp://example.org", "ftp://anonymous@example.org:21", "", "", TlsMode::Optional);
        row("FTP://Example.org/pub/a%20b", "ftp://anonymous@example.org:21", "", "pub/a b", TlsMode::Optional);
        row("ftp://u:p@h:2121//etc/x", "ftp://u@h:2121", "p", "/etc/x", TlsMode::Optional);
        row("ftp://u:p@h/%2Fetc/x", "ftp://u@h:21", "p", "/etc/x", TlsMode::Optional);
        row("ftpes://u@h/", "ftp://u@h:21", "", "", TlsMode::Required);
        row("ftps://u%40dom:p%3Aw@h", "ftps://u@dom@h:990", "p:w", "", TlsMode::Implicit);
        row("ftp://u:a@b@h/", "ftp://u@h:21", "a@b", "", TlsMode::Optional);
        row("ftp://[::1]:2121/x", "ftp://anonymous@[::1]:2121", "", "x", TlsMode::Optional);
        row("ftp://h/x;type=i", "ftp://anonymous@h:21", "", "x", TlsMode::Optional);
        row("ftp://h/a%3Bb?c#d", "ftp://anonymous@h:21", "", "a;b?c#d", TlsMode::Optional);
        row("ftp://h/%ff", "ftp://anonymous@h:21", "", "\xff", TlsMode::Optional);
        row("ftp://h/日本", "ftp://anonymous@h:21", "", "日本", TlsMode::Optional);
    }
    void readsUrls() {
        QFETCH(QString, url);
        const Expected<SiteUrl> read = Site::fromUrl(url);
        QVERIFY2(read.hasValue(), read ? "" : qPrintable(read.error().text));
        QTEST(read->site.key(), "key");
        QTEST(read->site.password, "password");
        QTEST(read->path, "path");
        QTEST(int(read->site.tls), "tls");
    }

    void refusesUrls() {
        for (const char *url : {"",
                                "example.org",
                                "http://h/",
                                "ftp://",
                                "ftp:///x",
                                "ftp://u@/x",
                                "ftp://h:0/",
                                "ftp://h:65536/",
                                "ftp://h:+21/",
                                "ftp://h:21x/",
                                "ftp://[::1/",
                                "ftp://[::1]x/",
                                "ftp://h/%0d%0aDELE%20x",
                                "ftp://h/%00",
                                "ftp://u%0a:p@h/",
                                "ftp://u:p%0d@h/",
                                "ftp://h%0a/",
                                "ftp://h/%",
                                "ftp://h/%4",
                                "ftp://h/%zz",
                                "ftp://a b/"}) {
            const Expected<SiteUrl> read = Site::fromUrl(QString::fromUtf8(url));
            QVERIFY2(!read.hasValue(), url);
            QVERIFY(!read.error().text.isEmpty());
        }
    }

    void saysWhatWasGiven() {
        const Expected<SiteUrl> empty = Site::fromUrl(QStringLiteral("ftp://u:@h/"));
        QVERIFY(empty && empty->hasPassword && empty->hasUser && empty->site.password.isEmpty());
        const Expected<SiteUrl> none = Site::fromUrl(QStringLiteral("ftp://h/"));
        QVERIFY(none && !none->hasPassword && !none->hasUser && none->site.isAnonymous());
    }

    void cachesListings() {
        qint64 time = 0;
        ListingCache cache(std::chrono::seconds(10), 10, [&time] { return time; });
        const auto entry = [](int i) {
            RemoteEntry made;
            made.name = QByteArray::number(i);
            return made;
        };
        const auto listing = [entry](int entries) {
            Listing made;
            for (int i = 0; i < entries; ++i)
                made.entries.append(entry(i));
            return made;
        };
        const QString site = QStringLiteral("s");
        cache.put(site, RemotePath("/a"), listing(2));
        QVERIFY(cache.find(site, RemotePath("/a")));
        QVERIFY(!cache.find(QStringLiteral("other"), RemotePath("/a")));
        time = 10'000;
        QVERIFY(cache.find(site, RemotePath("/a")));
        time = 10'001;
        QVERIFY(!cache.find(site, RemotePath("/a")));
        time = 20'000;
        cache.put(site, RemotePath("/a"), listing(2)); // 3 with itself
        time = 20'001;
        cache.put(site, RemotePath("/a/b"), listing(3));
        cache.put(site, RemotePath("/c"), listing(1));
        time = 20'002;
        cache.put(site, RemotePath("/d"), listing(1)); // 3 + 4 + 2 + 2 are one too many: the oldest goes
        QVERIFY(!cache.find(site, RemotePath("/a")));
        QVERIFY(cache.find(site, RemotePath("/a/b")) && cache.find(site, RemotePath("/d")));
        cache.removeTree(site, RemotePath("/a"));
        QVERIFY(!cache.find(site, RemotePath("/a/b")));
        QVERIFY(cache.find(site, RemotePath("/c")));
        cache.removeSite(site);
        QVERIFY(!cache.find(site, RemotePath("/c")));
    }
};

WHERRY_TEST(SiteTest)
#include "sitetest.moc"
