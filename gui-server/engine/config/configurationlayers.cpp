#include "config/configurationlayers.h"

#include "config/configurationkeys.h"

#include <algorithm>

Configuration ConfigurationLayers::configuration() const {
    Configuration result;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        const QString name = QLatin1String(key.name);
        const Source source = sourceOf(name);
        if (source != Source::Default)
            key.take(result, (source == Source::File ? file : commandLine).value(name));
    }
    result.accounts = commandLineAccounts;
    for (const AccountConfiguration &account : fileAccounts) {
        if (std::ranges::none_of(commandLineAccounts, [&](const auto &other) { return other.name == account.name; }))
            result.accounts += account;
    }
    return result;
}

ConfigurationLayers::Source ConfigurationLayers::sourceOf(const QString &key) const {
    if (commandLine.contains(key))
        return Source::CommandLine;
    return file.contains(key) ? Source::File : Source::Default;
}
