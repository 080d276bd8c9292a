// What a person has set in the window: kept as TOML in the data directory, under the administrator's own file, and
// read by every server of that directory.
#pragma once

#include "base/expected.h"
#include "config/configurationlayers.h"

#include <QString>
#include <QStringList>

namespace KeptSettings {
// Not the key that says where they are.
bool canKeep(const QString &key);
QString path(const QString &dataDirectory);
// None where there is no such file; all that is wrong in it otherwise, as ConfigurationFile says it.
Expected<ConfigurationValues, QStringList> read(const QString &dataDirectory);
// Makes the directory when it is missing. LocalFile on failure; then the former file stays.
Expected<bool> write(const QString &dataDirectory, const ConfigurationValues &values);
} // namespace KeptSettings
