#include "config/keptsettings.h"

#include "config/configurationfile.h"
#include "config/configurationkeys.h"
#include "support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

class KeptSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueComesBack() {
        const QTemporaryDir directory;
        Configuration configuration;
        ConfigurationValues values;
        for (const ConfigurationKey &key : ConfigurationKeys::all()) {
            const QStringList texts = key.show(configuration);
            if (!ConfigurationKeys::isUnset(texts) && KeptSettings::canKeep(QLatin1String(key.name)))
                values.insert(QLatin1String(key.name), texts);
        }
        values.insert(QStringLiteral("server-name"), QStringList(QStringLiteral("Ma\"rta\\ \n 文")));
        values.insert(QStringLiteral("deny"), {QStringLiteral("192.0.2.0/24"), QStringLiteral("2001:db8::/32")});
        values.insert(QStringLiteral("idle-timeout"), QStringList(QStringLiteral("15m")));
        QVERIFY(KeptSettings::write(directory.path(), values));
        const auto read = KeptSettings::read(directory.path());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().join(QLatin1Char('\n'))));
        QCOMPARE(*read, values);
        const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(KeptSettings::path(directory.path())) & others));
    }

    void nothingIsKeptAtFirst() {
        const QTemporaryDir directory;
        const auto read = KeptSettings::read(directory.path());
        QVERIFY(read && read->isEmpty());
    }

    void saysWhatIsWrongAndWhere() {
        const QTemporaryDir directory;
        QFile file(KeptSettings::path(directory.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("port = 99999\n");
        file.close();
        const auto read = KeptSettings::read(directory.path());
        QVERIFY(!read);
        QVERIFY2(read.error().first().contains(QStringLiteral("settings.toml:1:8")), qPrintable(read.error().first()));
    }

    void theFileAndTheCommandLineWin() {
        ConfigurationLayers layers;
        const QString port = QStringLiteral("port");
        layers.kept.insert(port, QStringList(QStringLiteral("1")));
        QCOMPARE(layers.configuration().port, quint16(1));
        QVERIFY(layers.sourceOf(port) == ConfigurationLayers::Source::Kept);
        layers.file.insert(port, QStringList(QStringLiteral("2")));
        QCOMPARE(layers.configuration().port, quint16(2));
        layers.commandLine.insert(port, QStringList(QStringLiteral("3")));
        QCOMPARE(layers.configuration().port, quint16(3));
        QVERIFY(layers.sourceOf(port) == ConfigurationLayers::Source::CommandLine);
    }
};

WHERRY_TEST(KeptSettingsTest)
#include "keptsettingstest.moc"
