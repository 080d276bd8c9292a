#include "config/keptsettings.h"

#include "config/configurationfile.h"
#include "config/configurationkeys.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

bool KeptSettings::canKeep(const QString &key) { return key != QLatin1String("data-dir"); }

QString KeptSettings::path(const QString &dataDirectory) { return dataDirectory + QStringLiteral("/settings.toml"); }

Expected<ConfigurationValues, QStringList> KeptSettings::read(const QString &dataDirectory) {
    const QString file = path(dataDirectory);
    if (!QFile::exists(file))
        return ConfigurationValues();
    auto read = ConfigurationFile::read(file);
    if (!read)
        return read.error();
    read->values.removeIf([](const auto &value) { return !canKeep(value.key()); });
    return read->values;
}

Expected<bool> KeptSettings::write(const QString &dataDirectory, const ConfigurationValues &values) {
    QByteArray text = "# Written by the window of Wherry Server; it writes it anew with each change.\n";
    for (auto value = values.begin(); value != values.end(); ++value)
        text += ConfigurationFile::line(*ConfigurationKeys::find(value.key()), value.value()).toUtf8() + '\n';
    QDir().mkpath(dataDirectory);
    QSaveFile file(path(dataDirectory));
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
                           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && // it may hold a password
                           file.write(text) == text.size() && file.commit();
    if (!isWritten)
        return Failure{Failure::Kind::LocalFile, 0, file.errorString(), file.fileName()};
    return true;
}
