// Where the values of a configuration come from: what the command line says wins over the file, the file over what was
// set in the window, and that over the defaults. Owned by whoever runs a server.
#pragma once

#include "config/configuration.h"

#include <QMap>
#include <QString>
#include <QStringList>

// Texts by the name of their key, each already known to be what its key takes.
using ConfigurationValues = QMap<QString, QStringList>;

struct ConfigurationLayers {
    enum class Source { Default, Kept, File, CommandLine };

    ConfigurationValues kept; // in the data directory, by the window
    ConfigurationValues file;
    ConfigurationValues commandLine;
    QList<AccountConfiguration> fileAccounts;
    QList<AccountConfiguration> commandLineAccounts; // instead of one of that name in the file

    Configuration configuration() const;
    Source sourceOf(const QString &key) const;
};
