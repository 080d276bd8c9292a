#include "config/configurationfile.h"
#include "config/configurationkeys.h"
#include "headless/options.h"
#include "headless/subcommand.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace {
using Kind = ConfigurationKey::Kind;

// TOML's basic strings are written as JSON's.
QString tomlString(const QString &text) {
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QString tomlValue(const ConfigurationKey &key, const QStringList &texts) {
    if (key.kind == Kind::List) {
        QStringList strings;
        for (const QString &text : texts)
            strings += tomlString(text);
        return QLatin1Char('[') + strings.join(QStringLiteral(", ")) + QLatin1Char(']');
    }
    const QString text = texts.value(0);
    if (key.kind == Kind::Url)
        return tomlString(QUrl(text).toDisplayString(QUrl::RemovePassword));
    if (key.kind == Kind::Switch)
        return text == QLatin1String("on") ? QStringLiteral("true") : QStringLiteral("false");
    const bool isNumber = key.kind == Kind::Number || key.kind == Kind::Duration || key.kind == Kind::Size;
    return isNumber ? text : tomlString(text);
}

const char *nameOf(ConfigurationLayers::Source source) {
    switch (source) {
    case ConfigurationLayers::Source::Default:
        return "default";
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
    const bool hasSecrets = !options.layers.fileAccounts.isEmpty();
    if (hasSecrets && ConfigurationFile::isReadByOthers(options.configurationFile))
        say(stderr, QStringLiteral("%1: holds passwords and can be read by others; chmod 600 it.")
                        .arg(options.configurationFile));
    say(stdout, QStringLiteral("%1 is in order.").arg(options.configurationFile));
    return ExitCode::ok;
}

// Can be read back as a configuration file, but for the passwords.
int show(const Options &options) {
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        const QString name = QLatin1String(key.name);
        const QStringList texts = key.show(options.configuration);
        const bool isUnset = texts.isEmpty() || (texts.size() == 1 && texts.first().isEmpty());
        const QString line =
            isUnset ? QStringLiteral("# %1").arg(name) : QStringLiteral("%1 = %2").arg(name, tomlValue(key, texts));
        say(stdout, QStringLiteral("%1  # %2").arg(line, QLatin1String(nameOf(options.layers.sourceOf(name)))));
    }
    for (const AccountConfiguration &account : options.configuration.accounts)
        say(stdout, QStringLiteral("\n[[account]]\nname = %1\nhome = %2\npassword = \"****\"")
                        .arg(tomlString(QString::fromUtf8(account.name)), tomlString(QString::fromUtf8(account.home))));
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
