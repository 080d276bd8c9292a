#include "settings/settingwords.h"

#include <algorithm>
#include <array>

namespace {

struct TopicEntry {
    const char *topic; // of ConfigurationKeys
    const char *title;
    const char *icon;
};

constexpr std::array topics = {
    TopicEntry{"Where to listen", QT_TRANSLATE_NOOP("SettingWords", "Listening"), "radio"},
    TopicEntry{"Data connections", QT_TRANSLATE_NOOP("SettingWords", "Data connections"), "arrow-up-down"},
    TopicEntry{"Encryption", QT_TRANSLATE_NOOP("SettingWords", "Encryption"), "lock"},
    TopicEntry{"Limits", QT_TRANSLATE_NOOP("SettingWords", "Limits"), "users"},
    TopicEntry{"Time-outs", QT_TRANSLATE_NOOP("SettingWords", "Time limits"), "clock"},
    TopicEntry{"Speed", QT_TRANSLATE_NOOP("SettingWords", "Speed"), "gauge"},
    TopicEntry{"Guessing", QT_TRANSLATE_NOOP("SettingWords", "Password guessing"), "shield-alert"},
    TopicEntry{"Addresses", QT_TRANSLATE_NOOP("SettingWords", "Address rules"), "globe"},
    TopicEntry{"Registration", QT_TRANSLATE_NOOP("SettingWords", "Registration"), "user-plus"},
    TopicEntry{"Anonymous", QT_TRANSLATE_NOOP("SettingWords", "Anonymous visitors"), "user"},
    TopicEntry{"Database and history", QT_TRANSLATE_NOOP("SettingWords", "Database and history"), "history"},
    TopicEntry{"Events", QT_TRANSLATE_NOOP("SettingWords", "Events"), "plug-zap"},
    TopicEntry{"State and log", QT_TRANSLATE_NOOP("SettingWords", "Log and data"), "scroll-text"},
};

struct KeyEntry {
    const char *name;
    const char *label;
    const char *hint;
    const char *unset = "";
    bool isRate = false;
    const char *example = "";
};

constexpr std::array keys = {
    KeyEntry{
        "listen", QT_TRANSLATE_NOOP("SettingWords", "Addresses"),
        QT_TRANSLATE_NOOP("SettingWords",
                          "Of this computer, with commas between them. 0.0.0.0 and :: stand for all of its networks."),
        QT_TRANSLATE_NOOP("SettingWords", "Only this computer"), false, "192.0.2.1, ::1"},
    KeyEntry{"port", QT_TRANSLATE_NOOP("SettingWords", "Port"),
             QT_TRANSLATE_NOOP("SettingWords", "21 is the usual one, and needs the right to use low ports."),
             QT_TRANSLATE_NOOP("SettingWords", "any free port")},
    KeyEntry{"server-name", QT_TRANSLATE_NOOP("SettingWords", "Name in the greeting"), "", "Wherry"},
    KeyEntry{"host-name", QT_TRANSLATE_NOOP("SettingWords", "Host names"),
             QT_TRANSLATE_NOOP("SettingWords", "Names that clients may ask for (HOST), with commas between them."),
             QT_TRANSLATE_NOOP("SettingWords", "Every name is accepted")},
    KeyEntry{"passive-ports", QT_TRANSLATE_NOOP("SettingWords", "Passive ports"),
             QT_TRANSLATE_NOOP("SettingWords",
                               "Each transfer needs one of its own. A firewall or router has to let them through."),
             "", false, "50000-50100"},
    KeyEntry{"external-address", QT_TRANSLATE_NOOP("SettingWords", "External address"),
             QT_TRANSLATE_NOOP("SettingWords",
                               "The IPv4 address of the router, told to clients from elsewhere. Needed behind NAT."),
             QT_TRANSLATE_NOOP("SettingWords", "The address that the client connected to"), false, "192.0.2.1"},
    KeyEntry{"tls", QT_TRANSLATE_NOOP("SettingWords", "TLS"),
             QT_TRANSLATE_NOOP("SettingWords", "Without it passwords and files can be read on the way.")},
    KeyEntry{"certificate", QT_TRANSLATE_NOOP("SettingWords", "Certificate file"),
             QT_TRANSLATE_NOOP("SettingWords", "PEM, with its chain, where another program renews it."),
             QT_TRANSLATE_NOOP("SettingWords", "The certificate above"), false, "/etc/ssl/server.pem"},
    KeyEntry{"key", QT_TRANSLATE_NOOP("SettingWords", "Key file"), QT_TRANSLATE_NOOP("SettingWords", "PEM."),
             QT_TRANSLATE_NOOP("SettingWords", "In the certificate's file"), false, "/etc/ssl/server.key"},
    KeyEntry{
        "implicit-tls-port", QT_TRANSLATE_NOOP("SettingWords", "Implicit TLS port"),
        QT_TRANSLATE_NOOP("SettingWords", "Also listens for TLS from the first byte, for old clients; 990 is usual."),
        QT_TRANSLATE_NOOP("SettingWords", "any free port")},
    KeyEntry{"tls-require-close-notify", QT_TRANSLATE_NOOP("SettingWords", "Uploads need a proper end of TLS"),
             QT_TRANSLATE_NOOP("SettingWords", "Else a connection cut on the way passes as the end of the file.")},
    KeyEntry{"tls-require-protected-data",
             QT_TRANSLATE_NOOP("SettingWords", "Encrypted clients must encrypt their files too"), ""},
    KeyEntry{"max-sessions", QT_TRANSLATE_NOOP("SettingWords", "Sessions"),
             QT_TRANSLATE_NOOP("SettingWords", "At the same time, of all clients together."),
             QT_TRANSLATE_NOOP("SettingWords", "as many as the system allows")},
    KeyEntry{"max-sessions-per-address", QT_TRANSLATE_NOOP("SettingWords", "Sessions from one address"), "",
             QT_TRANSLATE_NOOP("SettingWords", "no limit")},
    KeyEntry{"durable", QT_TRANSLATE_NOOP("SettingWords", "Confirm uploads when they are safe on disk"),
             QT_TRANSLATE_NOOP("SettingWords", "Slower for many small files, but a power cut loses nothing.")},
    KeyEntry{"login-timeout", QT_TRANSLATE_NOOP("SettingWords", "Signing in"),
             QT_TRANSLATE_NOOP("SettingWords", "From the connection to the login.")},
    KeyEntry{"idle-timeout", QT_TRANSLATE_NOOP("SettingWords", "Doing nothing"),
             QT_TRANSLATE_NOOP("SettingWords", "Between commands; never during a transfer.")},
    KeyEntry{"stall-timeout", QT_TRANSLATE_NOOP("SettingWords", "A stuck transfer"),
             QT_TRANSLATE_NOOP("SettingWords", "In which no byte moves.")},
    KeyEntry{"upload-rate", QT_TRANSLATE_NOOP("SettingWords", "Uploads, all together"), "",
             QT_TRANSLATE_NOOP("SettingWords", "no limit"), true},
    KeyEntry{"download-rate", QT_TRANSLATE_NOOP("SettingWords", "Downloads, all together"), "",
             QT_TRANSLATE_NOOP("SettingWords", "no limit"), true},
    KeyEntry{"session-upload-rate", QT_TRANSLATE_NOOP("SettingWords", "Uploads of one session"), "",
             QT_TRANSLATE_NOOP("SettingWords", "no limit"), true},
    KeyEntry{"session-download-rate", QT_TRANSLATE_NOOP("SettingWords", "Downloads of one session"), "",
             QT_TRANSLATE_NOOP("SettingWords", "no limit"), true},
    KeyEntry{"guard", QT_TRANSLATE_NOOP("SettingWords", "Slow down and ban who guesses passwords"), ""},
    KeyEntry{"guesses-to-ban", QT_TRANSLATE_NOOP("SettingWords", "Failed logins until a ban"),
             QT_TRANSLATE_NOOP("SettingWords", "Of one network or at one account.")},
    KeyEntry{"guess-window", QT_TRANSLATE_NOOP("SettingWords", "Failed logins count for"), ""},
    KeyEntry{"ban-duration", QT_TRANSLATE_NOOP("SettingWords", "A ban lasts"), ""},
    KeyEntry{
        "allow", QT_TRANSLATE_NOOP("SettingWords", "May connect"),
        QT_TRANSLATE_NOOP("SettingWords", "Addresses and networks such as 192.0.2.0/24, with commas between them."),
        QT_TRANSLATE_NOOP("SettingWords", "Everybody"), false, "192.0.2.0/24"},
    KeyEntry{"deny", QT_TRANSLATE_NOOP("SettingWords", "May not connect"),
             QT_TRANSLATE_NOOP("SettingWords", "Stronger than what is allowed. Open sessions end at once."),
             QT_TRANSLATE_NOOP("SettingWords", "Nobody"), false, "192.0.2.0/24"},
    KeyEntry{"registration", QT_TRANSLATE_NOOP("SettingWords", "People may make their own accounts"),
             QT_TRANSLATE_NOOP("SettingWords", "With the command SITE REGISTER.")},
    KeyEntry{"registration-approval", QT_TRANSLATE_NOOP("SettingWords", "New accounts wait for your approval"), ""},
    KeyEntry{"registration-home", QT_TRANSLATE_NOOP("SettingWords", "Their folder"),
             QT_TRANSLATE_NOOP("SettingWords", "{name} stands for the account, {data} for the data directory.")},
    KeyEntry{"registration-quota", QT_TRANSLATE_NOOP("SettingWords", "Their storage"), "",
             QT_TRANSLATE_NOOP("SettingWords", "nothing may be stored")},
    KeyEntry{"anonymous", QT_TRANSLATE_NOOP("SettingWords", "Let everybody read one folder without an account"),
             QT_TRANSLATE_NOOP("SettingWords", "They sign in as anonymous or ftp, with any password.")},
    KeyEntry{"anonymous-home", QT_TRANSLATE_NOOP("SettingWords", "What they see"),
             QT_TRANSLATE_NOOP("SettingWords", "A folder of this computer. They cannot change anything in it."),
             QT_TRANSLATE_NOOP("SettingWords", "Needed when they are let in"), false, "/srv/public"},
    KeyEntry{"anonymous-sessions", QT_TRANSLATE_NOOP("SettingWords", "Their sessions at the same time"), "",
             QT_TRANSLATE_NOOP("SettingWords", "no limit")},
    KeyEntry{"anonymous-download-rate", QT_TRANSLATE_NOOP("SettingWords", "Their downloads, all together"), "",
             QT_TRANSLATE_NOOP("SettingWords", "no limit"), true},
    KeyEntry{
        "database", QT_TRANSLATE_NOOP("SettingWords", "Database"),
        QT_TRANSLATE_NOOP("SettingWords", "postgresql://user@host/database, where several servers share accounts."),
        QT_TRANSLATE_NOOP("SettingWords", "A file in the data directory"), false, "postgresql://user@host/database"},
    KeyEntry{"history-days", QT_TRANSLATE_NOOP("SettingWords", "Days of history"),
             QT_TRANSLATE_NOOP("SettingWords", "How long transfers and logins are kept."),
             QT_TRANSLATE_NOOP("SettingWords", "for ever")},
    KeyEntry{"history-digest", QT_TRANSLATE_NOOP("SettingWords", "Keep the SHA-256 of each whole file in the history"),
             QT_TRANSLATE_NOOP("SettingWords", "Computed as it passes; large files then cost more of the processor.")},
    KeyEntry{
        "event-command", QT_TRANSLATE_NOOP("SettingWords", "Run a program"),
        QT_TRANSLATE_NOOP("SettingWords", "For each event, which it finds in variables and on its standard input."),
        QT_TRANSLATE_NOOP("SettingWords", "None"), false, "/usr/local/bin/wherry-event"},
    KeyEntry{"event-webhook", QT_TRANSLATE_NOOP("SettingWords", "Post to a web address"),
             QT_TRANSLATE_NOOP("SettingWords", "Each event as JSON; tried again when it does not arrive."),
             QT_TRANSLATE_NOOP("SettingWords", "None"), false, "https://example.org/hook"},
    KeyEntry{"event-webhook-secret", QT_TRANSLATE_NOOP("SettingWords", "Secret"),
             QT_TRANSLATE_NOOP("SettingWords", "Signs what is posted, so that the receiver knows where it comes from."),
             QT_TRANSLATE_NOOP("SettingWords", "Not signed")},
    KeyEntry{"events", QT_TRANSLATE_NOOP("SettingWords", "Which events"),
             QT_TRANSLATE_NOOP("SettingWords",
                               "Of upload, login, refused-login, quota (90 % used) and ban, with commas between them."),
             QT_TRANSLATE_NOOP("SettingWords", "All"), false, "upload, quota"},
    KeyEntry{"data-dir", QT_TRANSLATE_NOOP("SettingWords", "Data directory"), ""},
    KeyEntry{"log-level", QT_TRANSLATE_NOOP("SettingWords", "Least that is logged"), ""},
    KeyEntry{"log-file", QT_TRANSLATE_NOOP("SettingWords", "Log file"), "", QT_TRANSLATE_NOOP("SettingWords", "None"),
             false, "/var/log/wherry.log"},
    KeyEntry{"transfer-log", QT_TRANSLATE_NOOP("SettingWords", "Transfer log"),
             QT_TRANSLATE_NOOP("SettingWords", "One line a transfer, in xferlog format."),
             QT_TRANSLATE_NOOP("SettingWords", "None"), false, "/var/log/xferlog"},
    KeyEntry{"log-size", QT_TRANSLATE_NOOP("SettingWords", "A log turns over at"), "",
             QT_TRANSLATE_NOOP("SettingWords", "never")},
    KeyEntry{"log-files", QT_TRANSLATE_NOOP("SettingWords", "Older logs kept"), ""},
};

struct ChoiceEntry {
    const char *key;
    const char *word;
    const char *label;
};

constexpr std::array choices = {
    ChoiceEntry{"tls", "off", QT_TRANSLATE_NOOP("SettingWords", "Off")},
    ChoiceEntry{"tls", "optional", QT_TRANSLATE_NOOP("SettingWords", "Offered")},
    ChoiceEntry{"tls", "required", QT_TRANSLATE_NOOP("SettingWords", "Required")},
    ChoiceEntry{"registration", "off", QT_TRANSLATE_NOOP("SettingWords", "No")},
    ChoiceEntry{"registration", "encrypted", QT_TRANSLATE_NOOP("SettingWords", "Yes, over TLS")},
    ChoiceEntry{"registration", "always", QT_TRANSLATE_NOOP("SettingWords", "Yes, also without TLS")},
    ChoiceEntry{"log-level", "debug", QT_TRANSLATE_NOOP("SettingWords", "Everything")},
    ChoiceEntry{"log-level", "info", QT_TRANSLATE_NOOP("SettingWords", "Events")},
    ChoiceEntry{"log-level", "warning", QT_TRANSLATE_NOOP("SettingWords", "Warnings")},
    ChoiceEntry{"log-level", "error", QT_TRANSLATE_NOOP("SettingWords", "Errors")},
};

QString orEmpty(const char *text) { return *text ? SettingWords::tr(text) : QString(); }
} // namespace

SettingWords::Topic SettingWords::topic(const QString &topic) {
    const auto *const found =
        std::ranges::find_if(topics, [&](const TopicEntry &one) { return topic == QLatin1String(one.topic); });
    return found == topics.end() ? Topic() : Topic{tr(found->title), QLatin1String(found->icon)};
}

SettingWords::Key SettingWords::key(const QString &name) {
    const auto *const found =
        std::ranges::find_if(keys, [&](const KeyEntry &one) { return name == QLatin1String(one.name); });
    return found == keys.end() ? Key()
                               : Key{tr(found->label), orEmpty(found->hint), orEmpty(found->unset), found->isRate,
                                     QLatin1String(found->example)};
}

QString SettingWords::choice(const QString &key, const QString &word) {
    const auto *const found = std::ranges::find_if(choices, [&](const ChoiceEntry &one) {
        return key == QLatin1String(one.key) && word == QLatin1String(one.word);
    });
    return found == choices.end() ? word : tr(found->label);
}
