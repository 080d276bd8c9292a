#include "base/settingsfile.h"
#include "support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace {
const Setting<bool> dark{QLatin1String("dark"), true};
const Setting<int> width{QLatin1String("width"), 800};
const Setting<qint64> limit{QLatin1String("limit"), qint64(1) << 60};
const Setting<QString> hostSetting{QLatin1String("host"), QStringLiteral("localhost")};
const Setting<QStringList> hosts{QLatin1String("hosts"), {QStringLiteral("a")}};
const Setting<QByteArray> state{QLatin1String("state"), "none"};
} // namespace

class SettingsFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryType() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("new/folder/settings.json"));
        {
            SettingsFile file(path);
            QVERIFY(file.load());
            QCOMPARE(file.get(dark), true);
            QCOMPARE(file.get(width), 800);
            QCOMPARE(file.get(limit), qint64(1) << 60);
            QCOMPARE(file.get(hosts), QStringList{QStringLiteral("a")});
            QCOMPARE(file.get(state), QByteArray("none"));
            QStringList changed;
            connect(&file, &SettingsFile::changed, this, [&](const QString &key) { changed.append(key); });
            file.set(dark, false);
            file.set(dark, false);
            file.set(width, 1024);
            file.set(limit, (qint64(1) << 62) + 1);
            file.set(hostSetting, QStringLiteral("\u4e2d"));
            file.set(hosts, {});
            file.set(state, QByteArray("\0\xff", 2));
            QCOMPARE(changed.count(QStringLiteral("dark")), 1);
        } // saved by its end
        SettingsFile file(path);
        QVERIFY(file.load());
        QCOMPARE(file.get(dark), false);
        QCOMPARE(file.get(width), 1024);
        QCOMPARE(file.get(limit), (qint64(1) << 62) + 1);
        QCOMPARE(file.get(hostSetting), QStringLiteral("\u4e2d"));
        QCOMPARE(file.get(hosts), QStringList());
        QCOMPARE(file.get(state), QByteArray("\0\xff", 2));
        file.reset(width.key);
        QCOMPARE(file.get(width), 800);
    }

    void savesByItself() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        SettingsFile file(path);
        file.set(width, 1);
        QTRY_VERIFY(QFile::exists(path));
    }

    void damagedFilesAreMovedAside() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        QFile damaged(path);
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("{\"width\": 5");
        damaged.close();
        SettingsFile file(path);
        QVERIFY(!file.load());
        QCOMPARE(file.get(width), 800);
        QVERIFY(QFile::exists(path + QStringLiteral(".damaged")));
        file.set(width, 7);
        QVERIFY(file.save());
    }

    void wrongTypesGiveTheStandard() {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("settings.json"));
        QFile other(path);
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("{\"width\": \"wide\", \"hosts\": 5, \"dark\": 1}");
        other.close();
        SettingsFile file(path);
        QVERIFY(file.load());
        QCOMPARE(file.get(width), 800);
        QCOMPARE(file.get(hosts), QStringList{QStringLiteral("a")});
        QCOMPARE(file.get(dark), true);
    }

    void saysWhyItCannotSave() {
        SettingsFile file(QStringLiteral("/proc/no/settings.json"));
        file.set(width, 7);
        const Expected<bool> saved = file.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, Failure::Kind::LocalFile);
        QVERIFY(!saved.error().text.isEmpty());
    }
};

WHERRY_TEST(SettingsFileTest)
#include "settingsfiletest.moc"
