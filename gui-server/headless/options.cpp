#include "headless/options.h"

#include "base/datadirectory.h"
#include "base/duration.h"
#include "base/log.h"
#include "ftp/wiretext.h"

#include <QDir>

#include <sys/resource.h>
#include <sys/stat.h>

#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <optional>

namespace {
constexpr char userOption[] = "--user";
constexpr rlim_t wantedDescriptors = 16384;

QString quoted(const QByteArray &value) { return QLatin1Char('"') + decodeWireText(value) + QLatin1Char('"'); }

std::optional<int> number(const QByteArray &text, int least, int most) {
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    const bool plain = !text.isEmpty() && text.at(0) >= '0' && text.at(0) <= '9';
    return isNumber && plain && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

bool isDirectory(const QByteArray &path) {
    struct stat facts {};
    return ::stat(path.constData(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

QByteArray absolute(const QByteArray &path) {
    if (path.startsWith('/'))
        return path;
    return QFile::encodeName(QDir::currentPath()) + '/' + path;
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
    // Takes the option's value; a sentence when it is no good.
    using Taker = std::function<QString(Parser &, const QByteArray &)>;
    static const std::map<QByteArray, Taker> &takers();

    QString takeUser(const QByteArray &value);
    QString takeListen(const QByteArray &value);
    QString takePassivePorts(const QByteArray &value);
    QString takeSeconds(const char *option, const QByteArray &value, std::chrono::seconds &target);
    QString takeSwitch(const char *option, const QByteArray &value, bool &target);
    QString takeTls(const QByteArray &value);
    QString takeLogLevel(const QByteArray &value);
    QString takeExternalAddress(const QByteArray &value);
    QString takePort(const char *option, const QByteArray &value, quint16 &target);
    QString complete();

    Configuration &config() { return options.configuration; }

    struct User {
        QByteArray name;
        QByteArray password;
    };
    QByteArray m_password;
    AccountsNeeded m_accounts;
    QList<User> m_users;
    QList<QByteArray> m_homes;
    bool m_listenGiven = false;
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

QString Parser::takeListen(const QByteArray &value) {
    QByteArray text = value;
    if (text.startsWith('[') && text.endsWith(']'))
        text = text.sliced(1, text.size() - 2);
    QHostAddress address;
    if (!address.setAddress(QString::fromLatin1(text)))
        return QStringLiteral("--listen takes an address of this machine, such as 127.0.0.1 or ::1 (0.0.0.0 and :: for "
                              "all), not %1.")
            .arg(quoted(value));
    if (!std::exchange(m_listenGiven, true))
        config().addresses.clear();
    config().addresses += {address, true};
    return {};
}

QString Parser::takePassivePorts(const QByteArray &value) {
    const QList<QByteArray> ends = value.split('-');
    const auto first = ends.size() == 2 ? number(ends.first(), 1, 65535) : std::nullopt;
    const auto last = ends.size() == 2 ? number(ends.last(), 1, 65535) : std::nullopt;
    if (!first || !last || *first > *last)
        return QStringLiteral("--passive-ports takes a range such as 50000-50100, not %1.").arg(quoted(value));
    config().passivePorts = {quint16(*first), quint16(*last)};
    return {};
}

QString Parser::takeSeconds(const char *option, const QByteArray &value, std::chrono::seconds &target) {
    const auto seconds = parseDuration(decodeWireText(value));
    if (!seconds || *seconds < 1)
        return QStringLiteral("%1 takes a number of seconds from 1 up, not %2.")
            .arg(QLatin1String(option), quoted(value));
    target = std::chrono::seconds(*seconds);
    return {};
}

QString Parser::takeSwitch(const char *option, const QByteArray &value, bool &target) {
    if (value != "on" && value != "off")
        return QStringLiteral("%1 takes on or off, not %2.").arg(QLatin1String(option), quoted(value));
    target = value == "on";
    return {};
}

QString Parser::takeTls(const QByteArray &value) {
    if (value == "off")
        config().tls = TlsPolicy::Off;
    else if (value == "optional")
        config().tls = TlsPolicy::Optional;
    else if (value == "required")
        config().tls = TlsPolicy::Required;
    else
        return QStringLiteral("--tls takes off, optional or required, not %1.").arg(quoted(value));
    return {};
}

QString Parser::takeLogLevel(const QByteArray &value) {
    LogRecord::Level level{};
    if (!Log::levelFromName(decodeWireText(value), &level))
        return QStringLiteral("--log-level takes debug, info, warning or error, not %1.").arg(quoted(value));
    config().logLevel = static_cast<LogLevel>(level);
    return {};
}

QString Parser::takeExternalAddress(const QByteArray &value) {
    if (!config().externalAddress.setAddress(QString::fromLatin1(value)) ||
        config().externalAddress.protocol() != QAbstractSocket::IPv4Protocol)
        return QStringLiteral("--external-address takes an IPv4 address such as 192.0.2.1, not %1.").arg(quoted(value));
    return {};
}

QString Parser::takePort(const char *option, const QByteArray &value, quint16 &target) {
    const auto port = number(value, 0, 65535);
    if (!port)
        return QStringLiteral("%1 takes a number from 0 to 65535 (0 = a free port), not %2.")
            .arg(QLatin1String(option), quoted(value));
    target = quint16(*port);
    return {};
}

const std::map<QByteArray, Parser::Taker> &Parser::takers() {
    using V = const QByteArray &;
    static const std::map<QByteArray, Taker> map = {
        {"--home",
         [](Parser &p, V v) {
             p.m_homes += absolute(v);
             return isDirectory(v)
                        ? QString()
                        : QStringLiteral("%1 is not a directory; give --home one that exists.").arg(quoted(v));
         }},
        {userOption, [](Parser &p, V v) { return p.takeUser(v); }},
        {"--listen", [](Parser &p, V v) { return p.takeListen(v); }},
        {"--port", [](Parser &p, V v) { return p.takePort("--port", v, p.config().port); }},
        {"--passive-ports", [](Parser &p, V v) { return p.takePassivePorts(v); }},
        {"--data-dir",
         [](Parser &p, V v) {
             p.config().dataDirectory = absolute(v);
             return QString();
         }},
        {"--idle-timeout", [](Parser &p, V v) { return p.takeSeconds("--idle-timeout", v, p.config().idleTimeout); }},
        {"--login-timeout",
         [](Parser &p, V v) { return p.takeSeconds("--login-timeout", v, p.config().loginTimeout); }},
        {"--stall-timeout",
         [](Parser &p, V v) { return p.takeSeconds("--stall-timeout", v, p.config().stallTimeout); }},
        {"--max-sessions",
         [](Parser &p, V v) {
             const auto most = number(v, 1, 1'000'000);
             p.config().maxSessions = most.value_or(0);
             return most ? QString()
                         : QStringLiteral("--max-sessions takes a number from 1 up, not %1.").arg(quoted(v));
         }},
        {"--max-sessions-per-address",
         [](Parser &p, V v) {
             const auto most = number(v, 0, 1'000'000);
             p.config().maxSessionsPerAddress = most.value_or(0);
             return most ? QString()
                         : QStringLiteral("--max-sessions-per-address takes a number (0 = no limit), not %1.")
                               .arg(quoted(v));
         }},
        {"--log-level", [](Parser &p, V v) { return p.takeLogLevel(v); }},
        {"--log-file",
         [](Parser &p, V v) {
             p.config().logFile = decodeWireText(absolute(v));
             return QString();
         }},
        {"--tls", [](Parser &p, V v) { return p.takeTls(v); }},
        {"--certificate",
         [](Parser &p, V v) {
             p.config().certificateFile = decodeWireText(absolute(v));
             return QString();
         }},
        {"--key",
         [](Parser &p, V v) {
             p.config().keyFile = decodeWireText(absolute(v));
             return QString();
         }},
        {"--implicit-tls-port",
         [](Parser &p, V v) {
             p.config().implicitTls = true;
             return p.takePort("--implicit-tls-port", v, p.config().implicitTlsPort);
         }},
        {"--tls-require-close-notify",
         [](Parser &p, V v) {
             return p.takeSwitch("--tls-require-close-notify", v, p.config().tlsRequireCloseNotify);
         }},
        {"--external-address", [](Parser &p, V v) { return p.takeExternalAddress(v); }},
        {"--durable", [](Parser &p, V v) { return p.takeSwitch("--durable", v, p.config().durable); }},
        {"--guard", [](Parser &p, V v) { return p.takeSwitch("--guard", v, p.config().guard); }},
    };
    return map;
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
        const auto taker = takers().find(name);
        if (taker == takers().end())
            return QStringLiteral("%1 is not an option; --help lists them.").arg(quoted(name));
        if (equals < 0 && i + 1 >= arguments.size())
            return QStringLiteral("%1 needs a value behind it; --help says which.").arg(decodeWireText(name));
        const QByteArray value = equals < 0 ? arguments.at(++i) : argument.mid(equals + 1);
        if (value.isEmpty())
            return QStringLiteral("%1 needs a value behind it; --help says which.").arg(decodeWireText(name));
        if (const QString error = taker->second(*this, value); !error.isEmpty())
            return error;
    }
    return complete();
}

QString Parser::complete() {
    if (m_users.isEmpty() && m_accounts == AccountsNeeded::Yes)
        return QStringLiteral("Nobody could log in: give an account with --home DIRECTORY --user NAME:PASSWORD.");
    if (m_homes.size() != m_users.size())
        return QStringLiteral("There are %1 --home and %2 --user; give one --home for each --user, in the same order.")
            .arg(m_homes.size())
            .arg(m_users.size());
    if (!config().keyFile.isEmpty() && config().certificateFile.isEmpty())
        return QStringLiteral("--key belongs to a --certificate; give both.");
    for (qsizetype i = 0; i < m_users.size(); ++i) {
        AccountConfiguration account;
        account.name = m_users.at(i).name;
        account.password = m_users.at(i).password;
        account.home = m_homes.at(i);
        config().accounts += account;
    }
    if (config().dataDirectory.isEmpty())
        config().dataDirectory = encodeWireText(DataDirectory::standardPath(QStringLiteral("wherry-server")));
    return {};
}
} // namespace

Expected<Options, QString> parseOptions(const QList<QByteArray> &arguments, const QByteArray &password,
                                        AccountsNeeded accounts) {
    Parser parser(password, accounts);
    const QString error = parser.parse(arguments);
    if (!error.isEmpty())
        return error;
    return parser.options;
}

QString optionsHelp() {
    return QStringLiteral(
        "Shares directories over FTP and FTPS, in the foreground.\n"
        "\n"
        "Accounts, for this run only:\n"
        "  --home DIRECTORY               what the account sees; the i-th --home belongs to the i-th --user\n"
        "  --user NAME:PASSWORD           without a password, WHERRY_SERVER_PASSWORD is read\n"
        "\n"
        "Where to listen:\n"
        "  --listen ADDRESS               repeatable; default 127.0.0.1 and ::1\n"
        "  --port N                       default 2121; 0 = the same free port on all addresses\n"
        "  --passive-ports A-B            for data connections; default 50000-50100\n"
        "  --external-address ADDRESS     told in PASV to clients that are not local\n"
        "\n"
        "Encryption:\n"
        "  --tls off|optional|required    default optional\n"
        "  --certificate FILE             PEM; default: a self-signed one, kept in the data directory\n"
        "  --key FILE                     PEM; default: in the certificate's file\n"
        "  --implicit-tls-port N          also listen for TLS from the first byte\n"
        "  --tls-require-close-notify on|off   default on\n"
        "\n"
        "Limits:\n"
        "  --idle-timeout SECONDS         default 900, never during a transfer\n"
        "  --login-timeout SECONDS        default 60\n"
        "  --stall-timeout SECONDS        of a transfer in which nothing moves; default 120\n"
        "  --max-sessions N               default: what the limit of open files allows, at most 4000\n"
        "  --max-sessions-per-address N   default 0 = no limit\n"
        "  --durable on|off               sync files to disk before saying 226; default on\n"
        "  --guard on|off                 slow down and ban guessing; default on\n"
        "\n"
        "State and log:\n"
        "  --data-dir DIRECTORY           default $XDG_DATA_HOME/wherry-server\n"
        "  --log-level debug|info|warning|error   default info\n"
        "  --log-file FILE                default: standard error\n"
        "  --help, --version\n"
        "\n"
        "SIGTERM and SIGINT end it cleanly, SIGHUP reads certificates again and reopens the log file.\n"
        "Exit codes: 0 ended cleanly, 1 could not start, 2 bad options or the data directory is in use.\n");
}

void hidePasswords(int argc, char **argv) {
    const std::size_t length = std::strlen(userOption);
    for (int i = 1; i < argc; ++i) {
        char *value = nullptr;
        if (std::strcmp(argv[i], userOption) == 0 && i + 1 < argc)
            value = argv[++i];
        else if (std::strncmp(argv[i], userOption, length) == 0 && argv[i][length] == '=')
            value = argv[i] + length + 1;
        char *const colon = value ? std::strchr(value, ':') : nullptr;
        if (colon)
            std::memset(colon + 1, 'x', std::strlen(colon + 1));
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

void raiseDescriptorLimit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = qMax(limit.rlim_cur, qMin(limit.rlim_max, wantedDescriptors));
    ::setrlimit(RLIMIT_NOFILE, &limit);
}
