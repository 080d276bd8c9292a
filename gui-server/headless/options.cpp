#include "headless/options.h"

#include "base/datadirectory.h"
#include "config/configurationfile.h"
#include "config/configurationkeys.h"
#include "config/keptsettings.h"
#include "ftp/wiretext.h"

#include <QDir>

#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace {
constexpr char userOption[] = "--user";
constexpr char standardConfigurationFile[] = "/etc/wherry/server.toml";

QString quoted(const QByteArray &value) { return QLatin1Char('"') + decodeWireText(value) + QLatin1Char('"'); }

bool isDirectory(const QByteArray &path) {
    struct stat facts {};
    return ::stat(path.constData(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

QByteArray absolute(const QByteArray &path) {
    if (path.startsWith('/'))
        return path;
    return QFile::encodeName(QDir::currentPath()) + '/' + path;
}

const ConfigurationKey *keyOf(const QByteArray &option) {
    return option.startsWith("--") ? ConfigurationKeys::find(QString::fromUtf8(option.mid(2))) : nullptr;
}

class Parser {
public:
    Parser(QByteArray password, AccountsNeeded accounts)
        : m_password(std::move(password))
        , m_accounts(accounts) {}

    // Empty when all is well.
    QString parse(const QList<QByteArray> &arguments);
    Options options;

private:
    QString take(const QByteArray &name, const QByteArray &value);
    QString takeUser(const QByteArray &value);
    QString takeHome(const QByteArray &value);
    QString takeKey(const QByteArray &name, const QByteArray &value);
    QString pairAccounts();
    QString readFiles();
    QString check();

    struct User {
        QByteArray name;
        QByteArray password;
    };
    QByteArray m_password;
    AccountsNeeded m_accounts;
    QList<User> m_users;
    QList<QByteArray> m_homes;
};

QString Parser::takeUser(const QByteArray &value) {
    const qsizetype colon = value.indexOf(':');
    const QByteArray name = colon < 0 ? value : value.left(colon);
    if (name.isEmpty())
        return QStringLiteral("--user needs a name: --user NAME:PASSWORD");
    if (!isUtf8(name))
        return QStringLiteral("The name after --user has to be UTF-8.");
    for (const User &other : std::as_const(m_users))
        if (other.name == name)
            return QStringLiteral("The account %1 is given twice; give each --user another name.").arg(quoted(name));
    if (colon < 0 && m_password.isNull())
        return QStringLiteral("The account %1 has no password: write --user NAME:PASSWORD, or set "
                              "WHERRY_SERVER_PASSWORD.")
            .arg(quoted(name));
    m_users += {name, colon < 0 ? m_password : value.mid(colon + 1)};
    return {};
}

QString Parser::takeHome(const QByteArray &value) {
    m_homes += absolute(value);
    return isDirectory(value)
               ? QString()
               : QStringLiteral("%1 is not a directory; give --home one that exists.").arg(quoted(value));
}

// A key of the configuration, with -- in front.
QString Parser::takeKey(const QByteArray &name, const QByteArray &value) {
    const QString word = QString::fromUtf8(name.mid(2));
    const ConfigurationKey *const key = keyOf(name);
    if (!key) {
        const QString near = ConfigurationKeys::nearest(word);
        return near.isEmpty()
                   ? QStringLiteral("%1 is not an option; --help lists them.").arg(quoted(name))
                   : QStringLiteral("%1 is not an option; is it --%2? --help lists them.").arg(quoted(name), near);
    }
    const QString text = decodeWireText(key->kind == ConfigurationKey::Kind::Path ? absolute(value) : value);
    Configuration trial;
    if (!key->take(trial, {text}))
        return ConfigurationKeys::refusal(*key, decodeWireText(name), {decodeWireText(value)});
    QStringList &values = options.layers.commandLine[word];
    if (key->kind != ConfigurationKey::Kind::List)
        values.clear();
    values += text;
    return {};
}

QString Parser::take(const QByteArray &name, const QByteArray &value) {
    if (name == userOption)
        return takeUser(value);
    if (name == "--home")
        return takeHome(value);
    if (name == "--config") {
        options.configurationFile = decodeWireText(absolute(value));
        return {};
    }
    return takeKey(name, value);
}

QString Parser::parse(const QList<QByteArray> &arguments) {
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QByteArray &argument = arguments.at(i);
        if (argument == "--headless")
            continue;
        if (argument == "--help" || argument == "-h" || argument == "--version") {
            options.wish = argument == "--version" ? Options::Wish::Version : Options::Wish::Help;
            return {};
        }
        const qsizetype equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
        const QByteArray name = equals < 0 ? argument : argument.left(equals);
        const bool isKnown = name == userOption || name == "--home" || name == "--config" || keyOf(name);
        if (isKnown && equals < 0 && i + 1 >= arguments.size())
            return QStringLiteral("%1 needs a value behind it; --help says which.").arg(decodeWireText(name));
        QByteArray value = argument.mid(equals + 1);
        if (equals < 0)
            value = isKnown ? arguments.at(++i) : QByteArray();
        if (isKnown && value.isEmpty())
            return QStringLiteral("%1 needs a value behind it; --help says which.").arg(decodeWireText(name));
        if (const QString error = take(name, value); !error.isEmpty())
            return error;
    }
    if (const QString error = pairAccounts(); !error.isEmpty())
        return error;
    if (const QString error = readFiles(); !error.isEmpty())
        return error;
    return check();
}

QString Parser::pairAccounts() {
    if (m_homes.size() != m_users.size())
        return QStringLiteral("There are %1 --home and %2 --user; give one --home for each --user, in the same order.")
            .arg(m_homes.size())
            .arg(m_users.size());
    for (qsizetype i = 0; i < m_users.size(); ++i) {
        AccountConfiguration account;
        account.name = m_users.at(i).name;
        account.password = m_users.at(i).password;
        account.home = m_homes.at(i);
        options.layers.commandLineAccounts += account;
    }
    return {};
}

QString Parser::readFiles() {
    const QString standard = QLatin1String(standardConfigurationFile);
    if (options.configurationFile.isEmpty() && QFile::exists(standard))
        options.configurationFile = standard;
    return options.readFiles().join(QLatin1Char('\n'));
}

QString Parser::check() {
    const Configuration &config = options.configuration;
    // Who names a configuration file, a database or a data directory may have accounts in the store.
    const bool hasNamedDirectory =
        options.layers.sourceOf(QStringLiteral("data-dir")) != ConfigurationLayers::Source::Default;
    const bool mayHaveStore = !options.configurationFile.isEmpty() || !config.database.isEmpty() || hasNamedDirectory;
    if (config.accounts.isEmpty() && !mayHaveStore && m_accounts == AccountsNeeded::Yes)
        return QStringLiteral(
            "Nobody could log in: give an account with --home DIRECTORY --user NAME:PASSWORD, or name "
            "the --data-dir of accounts that are kept.");
    if (!config.keyFile.isEmpty() && config.certificateFile.isEmpty())
        return QStringLiteral("--key belongs to a --certificate; give both.");
    return {};
}
} // namespace

QStringList Options::readFiles() {
    ConfigurationLayers read = layers;
    if (!configurationFile.isEmpty()) {
        const auto file = ConfigurationFile::read(configurationFile);
        if (!file)
            return file.error();
        read.file = file->values;
        read.fileAccounts = file->accounts;
    }
    read.kept.clear();
    QByteArray directory = read.configuration().dataDirectory;
    if (directory.isEmpty())
        directory = encodeWireText(DataDirectory::standardPath(QStringLiteral("wherry-server")));
    const auto kept = KeptSettings::read(decodeWireText(directory));
    if (!kept)
        return kept.error();
    read.kept = *kept;
    layers = read;
    configuration = layers.configuration();
    configuration.dataDirectory = directory;
    return {};
}

bool Options::showsSecrets() const {
    const auto isSecret = [this](const QString &name) {
        const QByteArray value = layers.file.value(name).join(QString()).toUtf8();
        return !ConfigurationKeys::secretParts(*ConfigurationKeys::find(name), value).isEmpty();
    };
    const bool hasSecrets =
        !layers.fileAccounts.isEmpty() || std::ranges::any_of(layers.file.keyBegin(), layers.file.keyEnd(), isSecret);
    return hasSecrets && ConfigurationFile::isReadByOthers(configurationFile);
}

Expected<Options, QString> parseOptions(const QList<QByteArray> &arguments, const QByteArray &password,
                                        AccountsNeeded accounts) {
    Parser parser(password, accounts);
    const QString error = parser.parse(arguments);
    if (!error.isEmpty())
        return error;
    return parser.options;
}

QString optionsHelp() {
    QString help = QStringLiteral(
        "Shares directories over FTP and FTPS, in the foreground.\n"
        "\n"
        "Accounts, for this run only:\n"
        "  --home DIRECTORY               what the account sees; the i-th --home belongs to the i-th --user\n"
        "  --user NAME:PASSWORD           without a password, WHERRY_SERVER_PASSWORD is read\n");
    QLatin1String topic;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        if (topic != QLatin1String(key.topic)) {
            topic = QLatin1String(key.topic);
            help += QLatin1Char('\n') + topic + QLatin1String(":\n");
        }
        const QString option =
            QStringLiteral("  --%1 %2").arg(QLatin1String(key.name), QLatin1String(key.value)).leftJustified(33);
        help += option.size() > 33 ? option + QLatin1Char('\n') + QString(33, QLatin1Char(' ')) : option;
        help += QLatin1String(key.help) + QLatin1Char('\n');
    }
    return help +
           QStringLiteral(
               "  --config FILE                  default %1, if it is there; options win over it\n"
               "  --help, --version\n"
               "\n"
               "SIGTERM and SIGINT end it cleanly. SIGHUP reads the configuration file and the certificates again and\n"
               "reopens the log files, without dropping sessions.\n"
               "Exit codes: 0 ended cleanly, 1 could not start, 2 bad options or the data directory is in use.\n")
               .arg(QLatin1String(standardConfigurationFile));
}

void hidePasswords(int argc, char **argv) {
    for (int i = 1; i < argc; ++i) {
        char *const equals = std::strchr(argv[i], '=');
        const QByteArray name = equals ? QByteArray(argv[i], equals - argv[i]) : QByteArray(argv[i]);
        const ConfigurationKey *const key = keyOf(name);
        if (name != userOption && !key)
            continue;
        char *value = equals ? equals + 1 : nullptr;
        if (!equals && i + 1 < argc)
            value = argv[++i];
        if (!value)
            continue;
        if (key) {
            for (const auto &part : ConfigurationKeys::secretParts(*key, value))
                std::memset(value + part.first, 'x', std::size_t(part.size));
        } else if (char *const colon = std::strchr(value, ':')) {
            std::memset(colon + 1, 'x', std::strlen(colon + 1));
        }
    }
}

QByteArray takePasswordOfEnvironment() {
    char *const value = std::getenv("WHERRY_SERVER_PASSWORD");
    if (!value)
        return {};
    QByteArray password(value);
    std::memset(value, 'x', std::strlen(value));
    ::unsetenv("WHERRY_SERVER_PASSWORD");
    return password.isNull() ? QByteArray("") : password;
}
