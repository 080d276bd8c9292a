// Where the values of a configuration come from: what the command line says wins over the file, and the file over the
// defaults. Owned by whoever runs a server; made anew when the file is read again.
#pragma once

#include "config/configuration.h"

#include <QMap>
#include <QString>
#include <QStringList>

// Texts by the name of their key, each already known to be what its key takes.
using ConfigurationValues = QMap<QString, QStringList>;

struct ConfigurationLayers {
    enum class Source { Default, File, CommandLine };

    ConfigurationValues file;
    ConfigurationValues commandLine;
    QList<AccountConfiguration> fileAccounts;
    QList<AccountConfiguration> commandLineAccounts; // instead of one of that name in the file

    Configuration configuration() const;
    Source sourceOf(const QString &key) const;
};
