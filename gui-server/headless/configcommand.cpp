#include "config/configurationfile.h"
#include "config/configurationkeys.h"
#include "config/permissionwords.h"
#include "ftp/wiretext.h"
#include "headless/options.h"
#include "headless/subcommand.h"

namespace {
const char *nameOf(ConfigurationLayers::Source source) {
    switch (source) {
    case ConfigurationLayers::Source::Default:
        return "default";
    case ConfigurationLayers::Source::Kept:
        return "window";
    case ConfigurationLayers::Source::File:
        return "file";
    case ConfigurationLayers::Source::CommandLine:
        return "command line";
    }
    Q_UNREACHABLE();
}

int check(const Options &options) {
    if (options.configurationFile.isEmpty())
        return refuse(QStringLiteral("There is no configuration file; name one with --config FILE."),
                      ExitCode::badOptions);
    if (options.showsSecrets())
        say(stderr, QStringLiteral("%1: holds passwords and can be read by others; chmod 600 it.")
                        .arg(options.configurationFile));
    say(stdout, QStringLiteral("%1 is in order.").arg(options.configurationFile));
    return ExitCode::ok;
}

QString mountsOf(const AccountConfiguration &account) {
    QStringList tables;
    for (const Mount &mount : account.mounts)
        tables += QStringLiteral("{ path = %1, folder = %2, permissions = %3 }")
                      .arg(ConfigurationFile::quoted(QString::fromUtf8(mount.path)),
                           ConfigurationFile::quoted(decodeWireText(mount.folder)),
                           ConfigurationFile::quoted(PermissionWords::text(mount.permissions)));
    return tables.isEmpty() ? QString() : QStringLiteral("\nmounts = [%1]").arg(tables.join(QStringLiteral(", ")));
}

// Can be read back as a configuration file, but for the passwords.
int show(const Options &options) {
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        const QString name = QLatin1String(key.name);
        const QStringList texts = ConfigurationKeys::masked(key, key.show(options.configuration));
        say(stdout,
            QStringLiteral("%1  # %2")
                .arg(ConfigurationFile::line(key, texts), QLatin1String(nameOf(options.layers.sourceOf(name)))));
    }
    for (const AccountConfiguration &account : options.configuration.accounts)
        say(stdout, QStringLiteral("\n[[account]]\nname = %1\nhome = %2\npassword = \"****\"%3")
                        .arg(ConfigurationFile::quoted(QString::fromUtf8(account.name)),
                             ConfigurationFile::quoted(QString::fromUtf8(account.home)), mountsOf(account)));
    return ExitCode::ok;
}
} // namespace

int runConfig(QList<QByteArray> arguments) {
    const QByteArray what = arguments.isEmpty() ? QByteArray() : arguments.takeFirst();
    if (what != "check" && what != "show")
        return refuse(QStringLiteral("Write config check or config show."), ExitCode::badOptions);
    const auto options = parseOptions(arguments, {}, AccountsNeeded::No);
    if (!options) {
        say(stderr, options.error());
        return ExitCode::badOptions;
    }
    return what == "check" ? check(*options) : show(*options);
}
