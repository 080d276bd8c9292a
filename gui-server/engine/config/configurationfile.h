// The administrator's configuration file: TOML, read and never written. Its keys are those of configurationkeys.h;
// [[account]] tables name who may log in.
#pragma once

#include "base/expected.h"
#include "config/configurationkeys.h"
#include "config/configurationlayers.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

struct ConfigurationFile {
    ConfigurationValues values;
    QList<AccountConfiguration> accounts;

    // All that is wrong, each as "FILE:LINE:COLUMN: sentence"; a file that cannot be read is one of them.
    static Expected<ConfigurationFile, QStringList> read(const QString &path);
    static Expected<ConfigurationFile, QStringList> parse(const QByteArray &toml, const QString &path);
    // "key = value" of such a file; what shows nothing is a comment: "# key".
    static QString line(const ConfigurationKey &key, const QStringList &texts);
    static QString quoted(const QString &text); // as a string of TOML
    // Whether others than its owner may read the file; with passwords in it that is a warning.
    static bool isReadByOthers(const QString &path);
};
