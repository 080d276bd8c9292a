#include "config/configurationlayers.h"

#include "config/configurationkeys.h"

#include <algorithm>

Configuration ConfigurationLayers::configuration() const {
    Configuration result;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        const QString name = QLatin1String(key.name);
        for (const ConfigurationValues *layer : {&kept, &file, &commandLine}) {
            if (layer->contains(name))
                key.take(result, layer->value(name));
        }
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
    if (file.contains(key))
        return Source::File;
    return kept.contains(key) ? Source::Kept : Source::Default;
}
