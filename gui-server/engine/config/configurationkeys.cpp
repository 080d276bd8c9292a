#include "config/configurationkeys.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/editdistance.h"
#include "ftp/wiretext.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <limits>
#include <string>

using Key = ConfigurationKey;

namespace {
constexpr auto live = Key::Reload::TakesOver;
constexpr auto fixed = Key::Reload::NeedsStart;

// How the texts of a key become a member of the configuration and back.
struct Access {
    Key::Kind kind;
    QString takes;
    std::function<bool(Configuration &, const QStringList &)> take;
    std::function<QStringList(const Configuration &)> show;
    QStringList choices = {};
    qint64 least = 0, most = 0;
};

std::optional<qint64> plainNumber(const QString &text) {
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    return isNumber && !text.isEmpty() && text.at(0).isDigit() ? std::optional(value) : std::nullopt;
}

// What zero means is said in brackets: "(0 = no limit)".
template<class Number>
Access number(Number Configuration::*member, qint64 least, qint64 most, const char *zero = "") {
    const QString range = most < std::numeric_limits<int>::max()
                              ? QStringLiteral("a number from %1 to %2").arg(least).arg(most)
                              : QStringLiteral("a number from %1 up").arg(least);
    return {Key::Kind::Number,
            *zero ? QStringLiteral("%1 (0 = %2)").arg(range, QLatin1String(zero)) : range,
            [=](Configuration &target, const QStringList &texts) {
                const auto value = plainNumber(texts.last());
                if (!value || *value < least || *value > most)
                    return false;
                target.*member = static_cast<Number>(*value);
                return true;
            },
            [=](const Configuration &source) { return QStringList(QString::number(source.*member)); },
            {},
            least,
            most};
}

Access toggle(bool Configuration::*member) {
    return {Key::Kind::Switch, QStringLiteral("on or off"),
            [=](Configuration &target, const QStringList &texts) {
                const bool isOn = texts.last() == QLatin1String("on");
                if (!isOn && texts.last() != QLatin1String("off"))
                    return false;
                target.*member = isOn;
                return true;
            },
            [=](const Configuration &source) {
                return QStringList(source.*member ? QStringLiteral("on") : QStringLiteral("off"));
            }};
}

Access duration(std::chrono::seconds Configuration::*member) {
    return {Key::Kind::Duration, QStringLiteral("a number of seconds from 1 up, or a time such as 15m or 2h"),
            [=](Configuration &target, const QStringList &texts) {
                const auto seconds = parseDuration(texts.last());
                if (!seconds || *seconds < 1)
                    return false;
                target.*member = std::chrono::seconds(*seconds);
                return true;
            },
            [=](const Configuration &source) { return QStringList(QString::number((source.*member).count())); }};
}

Access size(qint64 Configuration::*member, const char *zero) {
    return {Key::Kind::Size, QStringLiteral("a size such as 64K or 10M (0 = %1)").arg(QLatin1String(zero)),
            [=](Configuration &target, const QStringList &texts) {
                const auto bytes = parseByteSize(texts.last());
                if (!bytes)
                    return false;
                target.*member = *bytes;
                return true;
            },
            [=](const Configuration &source) { return QStringList(QString::number(source.*member)); }};
}

Access text(QString Configuration::*member) {
    return {Key::Kind::Text, QStringLiteral("a text"),
            [=](Configuration &target, const QStringList &texts) {
                target.*member = texts.last();
                return true;
            },
            [=](const Configuration &source) { return QStringList(source.*member); }};
}

Access path(QString Configuration::*member) {
    Access access = text(member);
    access.kind = Key::Kind::Path;
    access.takes = QStringLiteral("an absolute path");
    access.take = [take = access.take](Configuration &target, const QStringList &texts) {
        return texts.last().startsWith(QLatin1Char('/')) && take(target, texts);
    };
    return access;
}

Access path(QByteArray Configuration::*member) {
    return {Key::Kind::Path, QStringLiteral("an absolute path"),
            [=](Configuration &target, const QStringList &texts) {
                if (!texts.last().startsWith(QLatin1Char('/')))
                    return false;
                target.*member = encodeWireText(texts.last());
                return true;
            },
            [=](const Configuration &source) { return QStringList(decodeWireText(source.*member)); }};
}

// One of a few words; words[i] stands for the enumeration's i-th value.
template<class Choice, std::size_t N>
Access choice(Choice Configuration::*member, const std::array<const char *, N> &words, const char *takes) {
    QStringList choices;
    for (const char *word : words)
        choices += QLatin1String(word);
    return {
        Key::Kind::Text, QLatin1String(takes),
        [=](Configuration &target, const QStringList &texts) {
            const auto found =
                std::ranges::find_if(words, [&](const char *word) { return texts.last() == QLatin1String(word); });
            if (found == words.end())
                return false;
            target.*member = static_cast<Choice>(found - words.begin());
            return true;
        },
        [=](const Configuration &source) { return QStringList(QLatin1String(words.at(std::size_t(source.*member)))); },
        choices};
}

Access listenAddresses() {
    return {Key::Kind::List,
            QStringLiteral("addresses of this machine, such as 127.0.0.1 or ::1 (0.0.0.0 and :: for all)"),
            [](Configuration &target, const QStringList &texts) {
                QList<ListenAddress> addresses;
                for (QString one : texts) {
                    if (one.startsWith(QLatin1Char('[')) && one.endsWith(QLatin1Char(']')))
                        one = one.sliced(1, one.size() - 2);
                    const auto address = parseAddress(one);
                    if (!address)
                        return false;
                    addresses += {*address, true};
                }
                target.addresses = addresses;
                return true;
            },
            [](const Configuration &source) {
                QStringList texts;
                for (const ListenAddress &one : source.addresses)
                    texts += one.address.toString();
                return texts;
            }};
}

Access passivePorts() {
    return {Key::Kind::Text, QStringLiteral("a range such as 50000-50100"),
            [](Configuration &target, const QStringList &texts) {
                const QStringList ends = texts.last().split(QLatin1Char('-'));
                const auto first = plainNumber(ends.first());
                const auto last = plainNumber(ends.last());
                if (ends.size() != 2 || !first || !last || *first < 1 || *last > 65535 || *first > *last)
                    return false;
                target.passivePorts = {quint16(*first), quint16(*last)};
                return true;
            },
            [](const Configuration &source) {
                return QStringList(
                    QStringLiteral("%1-%2").arg(source.passivePorts.first).arg(source.passivePorts.last));
            }};
}

Access externalAddress() {
    return {Key::Kind::Text, QStringLiteral("an IPv4 address such as 192.0.2.1"),
            [](Configuration &target, const QStringList &texts) {
                const auto address = parseAddress(texts.last());
                if (!address || address->protocol() != QAbstractSocket::IPv4Protocol)
                    return false;
                target.externalAddress = *address;
                return true;
            },
            [](const Configuration &source) { return QStringList(source.externalAddress.toString()); }};
}

Access implicitTlsPort() {
    Access access = number(&Configuration::implicitTlsPort, 0, 65535, "a free port");
    access.take = [take = access.take](Configuration &target, const QStringList &texts) {
        const bool isTaken = take(target, texts);
        target.implicitTls = target.implicitTls || isTaken;
        return isTaken;
    };
    access.show = [show = access.show](const Configuration &source) {
        return source.implicitTls ? show(source) : QStringList();
    };
    return access;
}

Access databaseUrl() {
    Access access = text(&Configuration::database);
    access.kind = Key::Kind::Url;
    access.takes = QStringLiteral("an URL such as postgresql://user@host/database");
    access.take = [take = access.take](Configuration &target, const QStringList &texts) {
        const QString scheme = QUrl(texts.last()).scheme();
        const bool isPostgres = scheme == QLatin1String("postgresql") || scheme == QLatin1String("postgres");
        return isPostgres && take(target, texts);
    };
    return access;
}

Access webhookUrl() {
    Access access = text(&Configuration::eventWebhook);
    access.kind = Key::Kind::Url;
    access.takes = QStringLiteral("an URL such as https://example.org/hook");
    access.take = [take = access.take](Configuration &target, const QStringList &texts) {
        const QUrl url(texts.last(), QUrl::StrictMode);
        const bool isWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
        return isWeb && url.isValid() && !url.host().isEmpty() && take(target, texts);
    };
    return access;
}

Access secret(QString Configuration::*member) {
    Access access = text(member);
    access.kind = Key::Kind::Secret;
    return access;
}

Access eventKinds() {
    return {Key::Kind::List, QLatin1String(EventWords::form),
            [](Configuration &target, const QStringList &texts) {
                QList<EventKind> kinds;
                for (const QString &one : texts) {
                    const auto kind = EventWords::parse(one);
                    if (!kind)
                        return false;
                    kinds += *kind;
                }
                target.events = kinds;
                return true;
            },
            [](const Configuration &source) {
                QStringList texts;
                for (const EventKind one : source.events)
                    texts += EventWords::of(one);
                return texts;
            }};
}

Access subnets(QList<Subnet> Configuration::*member) {
    return {Key::Kind::List, QStringLiteral("addresses or networks such as 192.0.2.0/24 or 2001:db8::/32"),
            [=](Configuration &target, const QStringList &texts) {
                QList<Subnet> networks;
                for (const QString &one : texts) {
                    const auto network = Subnet::parse(one);
                    if (!network)
                        return false;
                    networks += *network;
                }
                target.*member = networks;
                return true;
            },
            [=](const Configuration &source) {
                QStringList texts;
                for (const Subnet &one : source.*member)
                    texts += one.text();
                return texts;
            }};
}

Access hostNames() {
    return {Key::Kind::List, QStringLiteral("names of this server"),
            [](Configuration &target, const QStringList &texts) {
                target.hostNames.clear();
                for (const QString &one : texts)
                    target.hostNames += one.toUtf8();
                return true;
            },
            [](const Configuration &source) {
                QStringList texts;
                for (const QByteArray &one : source.hostNames)
                    texts += QString::fromUtf8(one);
                return texts;
            }};
}

Key key(const char *topic, const char *name, const char *value, const char *help, Key::Reload reload, Access access) {
    return {topic,
            name,
            access.kind,
            value,
            help,
            reload,
            std::move(access.takes),
            std::move(access.take),
            std::move(access.show),
            std::move(access.choices),
            access.least,
            access.most};
}

std::vector<Key> makeAll() {
    using C = Configuration;
    static constexpr std::array tls = {"off", "optional", "required"};
    static constexpr std::array registration = {"off", "encrypted", "always"};
    static constexpr std::array levels = {"debug", "info", "warning", "error"};
    constexpr qint64 many = std::numeric_limits<int>::max();
    static constexpr char listening[] = "Where to listen";
    static constexpr char data[] = "Data connections";
    static constexpr char encryption[] = "Encryption";
    static constexpr char limits[] = "Limits";
    static constexpr char timeouts[] = "Time-outs";
    static constexpr char speed[] = "Speed";
    static constexpr char guessing[] = "Guessing";
    static constexpr char addresses[] = "Addresses";
    static constexpr char registering[] = "Registration";
    static constexpr char anonymous[] = "Anonymous";
    static constexpr char store[] = "Database and history";
    static constexpr char events[] = "Events";
    static constexpr char state[] = "State and log";
    return {
        key(listening, "listen", "ADDRESS", "repeatable; default 127.0.0.1 and ::1", fixed, listenAddresses()),
        key(listening, "port", "N", "default 2121; 0 = the same free port on all addresses", fixed,
            number(&C::port, 0, 65535, "a free port")),
        key(listening, "server-name", "TEXT", "said in the greeting; default Wherry", live, text(&C::serverName)),
        key(listening, "host-name", "NAME", "repeatable: accepted by HOST; default any", live, hostNames()),

        key(data, "passive-ports", "A-B", "for data connections; default 50000-50100", live, passivePorts()),
        key(data, "external-address", "ADDRESS", "told in PASV to clients that are not local", live, externalAddress()),

        key(encryption, "tls", "off|optional|required", "default optional", live,
            choice(&C::tls, tls, "off, optional or required")),
        key(encryption, "certificate", "FILE", "PEM; default: a self-signed one, kept in the data directory", live,
            path(&C::certificateFile)),
        key(encryption, "key", "FILE", "PEM; default: in the certificate's file", live, path(&C::keyFile)),
        key(encryption, "implicit-tls-port", "N", "also listen for TLS from the first byte", fixed, implicitTlsPort()),
        key(encryption, "tls-require-close-notify", "on|off",
            "an upload over TLS that ends without it is cut; default on", live, toggle(&C::tlsRequireCloseNotify)),
        key(encryption, "tls-require-protected-data", "on|off",
            "no data in clear beside an encrypted control connection; default on", live,
            toggle(&C::tlsRequireProtectedData)),

        key(limits, "max-sessions", "N", "default 0 = what the limit of open files allows, at most 4000", live,
            number(&C::maxSessions, 0, many, "what the limit of open files allows")),
        key(limits, "max-sessions-per-address", "N", "default 0 = no limit", live,
            number(&C::maxSessionsPerAddress, 0, many, "no limit")),
        key(limits, "durable", "on|off", "sync files to disk before saying 226; default on", live, toggle(&C::durable)),

        key(timeouts, "login-timeout", "SECONDS", "from the connection to the login; default 60", live,
            duration(&C::loginTimeout)),
        key(timeouts, "idle-timeout", "SECONDS", "default 900, never during a transfer", live,
            duration(&C::idleTimeout)),
        key(timeouts, "stall-timeout", "SECONDS", "of a transfer in which nothing moves; default 120", live,
            duration(&C::stallTimeout)),

        key(speed, "upload-rate", "SIZE", "a second, all sessions together; default 0 = no limit", live,
            size(&C::uploadRate, "no limit")),
        key(speed, "download-rate", "SIZE", "a second, all sessions together; default 0 = no limit", live,
            size(&C::downloadRate, "no limit")),
        key(speed, "session-upload-rate", "SIZE", "a second and session; default 0 = no limit", live,
            size(&C::sessionUploadRate, "no limit")),
        key(speed, "session-download-rate", "SIZE", "a second and session; default 0 = no limit", live,
            size(&C::sessionDownloadRate, "no limit")),

        key(guessing, "guard", "on|off", "slow down and ban guessing; default on", live, toggle(&C::guard)),
        key(guessing, "guesses-to-ban", "N", "failed logins of one network until it is banned; default 10", live,
            number(&C::guessesToBan, 1, 10'000)),
        key(guessing, "guess-window", "SECONDS", "how long a failed login counts; default 600", live,
            duration(&C::guessWindow)),
        key(guessing, "ban-duration", "SECONDS", "default 3600", live, duration(&C::banDuration)),

        key(addresses, "allow", "NETWORK", "repeatable: who may connect; default everybody", live,
            subnets(&C::allowedNetworks)),
        key(addresses, "deny", "NETWORK", "repeatable: who may not; stronger than allow", live,
            subnets(&C::deniedNetworks)),

        key(registering, "registration", "off|encrypted|always", "whether SITE REGISTER makes accounts; default off",
            live, choice(&C::registration, registration, "off, encrypted or always")),
        key(registering, "registration-approval", "on|off",
            "the administrator enables what was registered; default off", live, toggle(&C::registrationApproval)),
        key(registering, "registration-home", "DIRECTORY", "of registered accounts; default {data}/homes/{name}", live,
            text(&C::registrationHome)),
        key(registering, "registration-quota", "SIZE", "of registered accounts; default 1G", live,
            size(&C::registrationQuota, "nothing may be stored")),

        key(anonymous, "anonymous", "on|off",
            "anonymous and ftp log in with any password and may read anonymous-home; default off", live,
            toggle(&C::anonymous)),
        key(anonymous, "anonymous-home", "DIRECTORY", "what they see; needed for them", live, path(&C::anonymousHome)),
        key(anonymous, "anonymous-sessions", "N", "of theirs at a time; default 0 = no limit", live,
            number(&C::anonymousSessions, 0, many, "no limit")),
        key(anonymous, "anonymous-download-rate", "SIZE", "a second, of theirs together; default 0 = no limit", live,
            size(&C::anonymousDownloadRate, "no limit")),

        key(store, "database", "URL", "postgresql://... for several servers; default: a file in the data directory",
            fixed, databaseUrl()),
        key(store, "history-days", "N", "how long transfers and logins are kept; default 90, 0 = for ever", live,
            number(&C::historyDays, 0, 100'000, "for ever")),
        key(store, "history-digest", "on|off", "the SHA-256 of each whole file, computed as it passes; default off",
            live, toggle(&C::historyDigest)),

        key(events, "event-command", "FILE", "a program that is run for each event; default none", live,
            path(&C::eventCommand)),
        key(events, "event-webhook", "URL", "http or https: each event is posted there as JSON; default none", live,
            webhookUrl()),
        key(events, "event-webhook-secret", "TEXT", "signs what is posted; default: nothing is signed", live,
            secret(&C::eventWebhookSecret)),
        key(events, "events", "EVENT", "repeatable: upload, login, refused-login, quota, ban; default all", live,
            eventKinds()),

        key(state, "data-dir", "DIRECTORY", "default $XDG_DATA_HOME/wherry-server", fixed, path(&C::dataDirectory)),
        key(state, "log-level", "debug|info|warning|error", "default info", live,
            choice(&C::logLevel, levels, "debug, info, warning or error")),
        key(state, "log-file", "FILE", "default: standard error", fixed, path(&C::logFile)),
        key(state, "transfer-log", "FILE", "one line a transfer, in xferlog format; default none", fixed,
            path(&C::transferLogFile)),
        key(state, "log-size", "SIZE", "at which a log turns over; default 16M, 0 = never", fixed,
            size(&C::logMaxBytes, "never")),
        key(state, "log-files", "N", "older logs kept; default 5", fixed, number(&C::logFilesKept, 1, 1000)),
    };
}
} // namespace

const std::vector<Key> &ConfigurationKeys::all() {
    static const std::vector<Key> keys = makeAll();
    return keys;
}

const Key *ConfigurationKeys::find(const QString &name) {
    const auto found = std::ranges::find_if(all(), [&name](const Key &one) { return name == QLatin1String(one.name); });
    return found == all().end() ? nullptr : &*found;
}

QString ConfigurationKeys::nearest(const QString &name) {
    const std::string wanted = name.toStdString();
    const auto apart = [&wanted](const Key &one) { return editDistance(wanted, one.name); };
    const auto near = std::ranges::min_element(all(), {}, apart);
    return apart(*near) <= std::max(2, int(wanted.size()) / 3) ? QString(QLatin1String(near->name)) : QString();
}

bool ConfigurationKeys::isUnset(const QStringList &texts) {
    return texts.isEmpty() || (texts.size() == 1 && texts.first().isEmpty());
}

namespace {
// An URL by its marks alone: one that is wrong somewhere has secrets, too.
QList<ConfigurationKeys::Part> secretsOfUrl(const QByteArray &url) {
    const qsizetype start = url.indexOf("://") + 3;
    if (start < 3)
        return {{0, url.size()}};
    const bool isWeb = url.left(4).toLower() == "http";
    const qsizetype question = url.indexOf('?', start);
    // A password may hold a question mark that should have been encoded.
    const bool isAtBehind = !isWeb && question >= 0 && url.indexOf('@', question) >= 0;
    const qsizetype pathEnd = question < 0 || isAtBehind ? url.size() : question;
    const qsizetype at = url.lastIndexOf('@', pathEnd - 1);
    const qsizetype host = at < start ? start : at + 1;
    const qsizetype colon = url.indexOf(':', start);
    const qsizetype slash = url.indexOf('/', host);
    QList<ConfigurationKeys::Part> parts;
    const auto add = [&parts](qsizetype first, qsizetype end) {
        if (first < end)
            parts += {first, end - first};
    };
    if (isWeb) {
        const qsizetype path = url.indexOf('/', start);
        if (path >= 0 && path < at) { // the mark is of the path, or the password has a slash
            add(start, url.size());
            return parts;
        }
        add(start, host - 1);
        if (slash >= 0)
            add(slash + 1, url.size());
        else
            add(pathEnd + 1, url.size());
        return parts;
    }
    if (colon >= 0 && colon < host)
        add(colon + 1, host - 1);
    for (qsizetype item = pathEnd + 1; item < url.size();) {
        const qsizetype next = url.indexOf('&', item);
        const qsizetype end = next < 0 ? url.size() : next;
        const QByteArray name = url.mid(item, end - item).split('=').first();
        if (name != "host" && name != "port" && name != "user")
            add(std::min(item + name.size() + 1, end), end);
        item = end + 1;
    }
    return parts;
}
} // namespace

QList<ConfigurationKeys::Part> ConfigurationKeys::secretParts(const Key &key, const QByteArray &value) {
    if (value.isEmpty() || (key.kind != Key::Kind::Secret && key.kind != Key::Kind::Url))
        return {};
    return key.kind == Key::Kind::Url ? secretsOfUrl(value) : QList<Part>{{0, value.size()}};
}

QStringList ConfigurationKeys::masked(const Key &key, const QStringList &texts) {
    QStringList shown;
    for (const QString &text : texts) {
        QByteArray value = text.toUtf8();
        const QList<Part> parts = secretParts(key, value);
        for (auto part = parts.crbegin(); part != parts.crend(); ++part)
            value.replace(part->first, part->size, "****");
        shown += QString::fromUtf8(value);
    }
    return shown;
}

QString ConfigurationKeys::refusal(const Key &key, const QString &name, const QStringList &values) {
    if (key.kind == Key::Kind::Secret || key.kind == Key::Kind::Url)
        return QStringLiteral("%1 takes %2.").arg(name, key.takes);
    return QStringLiteral("%1 takes %2, not \"%3\".").arg(name, key.takes, values.join(QStringLiteral("\", \"")));
}
