#include "settings/settingwords.h"

#include <algorithm>
#include <array>

namespace {
#define WORDS(text) QT_TRANSLATE_NOOP("SettingWords", text)

struct TopicEntry {
    const char *topic; // of ConfigurationKeys
    const char *title;
    const char *icon;
};

constexpr std::array topics = {
    TopicEntry{"Where to listen", WORDS("Listening"), "radio"},
    TopicEntry{"Data connections", WORDS("Data connections"), "arrow-up-down"},
    TopicEntry{"Encryption", WORDS("Encryption"), "lock"},
    TopicEntry{"Limits", WORDS("Limits"), "users"},
    TopicEntry{"Time-outs", WORDS("Time limits"), "clock"},
    TopicEntry{"Speed", WORDS("Speed"), "gauge"},
    TopicEntry{"Guessing", WORDS("Password guessing"), "shield-alert"},
    TopicEntry{"Addresses", WORDS("Address rules"), "globe"},
    TopicEntry{"Registration", WORDS("Registration"), "user-plus"},
    TopicEntry{"Database and history", WORDS("Database and history"), "history"},
    TopicEntry{"State and log", WORDS("Log and data"), "scroll-text"},
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
    KeyEntry{"listen", WORDS("Addresses"),
             WORDS("Of this computer, with commas between them. 0.0.0.0 and :: stand for all of its networks."),
             WORDS("Only this computer"), false, "192.0.2.1, ::1"},
    KeyEntry{"port", WORDS("Port"), WORDS("21 is the usual one, and needs the right to use low ports."),
             WORDS("any free port")},
    KeyEntry{"server-name", WORDS("Name in the greeting"), "", "Wherry"},
    KeyEntry{"host-name", WORDS("Host names"),
             WORDS("Names that clients may ask for (HOST), with commas between them."),
             WORDS("Every name is accepted")},
    KeyEntry{"passive-ports", WORDS("Passive ports"),
             WORDS("Each transfer needs one of its own. A firewall or router has to let them through."), "", false,
             "50000-50100"},
    KeyEntry{"external-address", WORDS("External address"),
             WORDS("The IPv4 address of the router, told to clients from elsewhere. Needed behind NAT."),
             WORDS("The address that the client connected to"), false, "192.0.2.1"},
    KeyEntry{"tls", WORDS("TLS"), WORDS("Without it passwords and files can be read on the way.")},
    KeyEntry{"certificate", WORDS("Certificate file"), WORDS("PEM, with its chain, where another program renews it."),
             WORDS("The certificate above"), false, "/etc/ssl/server.pem"},
    KeyEntry{"key", WORDS("Key file"), WORDS("PEM."), WORDS("In the certificate's file"), false, "/etc/ssl/server.key"},
    KeyEntry{"implicit-tls-port", WORDS("Also listen for TLS from the first byte"),
             WORDS("For old clients; 990 is the usual port."), WORDS("any free port")},
    KeyEntry{"tls-require-close-notify", WORDS("An upload counts as whole only when TLS was closed properly"),
             WORDS("Else a connection cut on the way passes as the end of the file.")},
    KeyEntry{"tls-require-protected-data", WORDS("Encrypted clients must encrypt their files too"), ""},
    KeyEntry{"max-sessions", WORDS("Sessions"), WORDS("At the same time, of all clients together."),
             WORDS("as many as the system allows")},
    KeyEntry{"max-sessions-per-address", WORDS("Sessions from one address"), "", WORDS("no limit")},
    KeyEntry{"durable", WORDS("An upload is confirmed only when it is safe on the disk"),
             WORDS("Slower for many small files, but a power cut loses nothing.")},
    KeyEntry{"login-timeout", WORDS("Signing in"), WORDS("From the connection to the login.")},
    KeyEntry{"idle-timeout", WORDS("Doing nothing"), WORDS("Between commands; never during a transfer.")},
    KeyEntry{"stall-timeout", WORDS("A stuck transfer"), WORDS("In which no byte moves.")},
    KeyEntry{"upload-rate", WORDS("Uploads, all together"), "", WORDS("no limit"), true},
    KeyEntry{"download-rate", WORDS("Downloads, all together"), "", WORDS("no limit"), true},
    KeyEntry{"session-upload-rate", WORDS("Uploads of one session"), "", WORDS("no limit"), true},
    KeyEntry{"session-download-rate", WORDS("Downloads of one session"), "", WORDS("no limit"), true},
    KeyEntry{"guard", WORDS("Slow down and ban who guesses passwords"), ""},
    KeyEntry{"guesses-to-ban", WORDS("Failed logins until a ban"), WORDS("Of one network or at one account.")},
    KeyEntry{"guess-window", WORDS("Failed logins count for"), ""},
    KeyEntry{"ban-duration", WORDS("A ban lasts"), ""},
    KeyEntry{"allow", WORDS("May connect"),
             WORDS("Addresses and networks such as 192.0.2.0/24, with commas between them."), WORDS("Everybody"), false,
             "192.0.2.0/24"},
    KeyEntry{"deny", WORDS("May not connect"), WORDS("Stronger than what is allowed. Open sessions end at once."),
             WORDS("Nobody"), false, "192.0.2.0/24"},
    KeyEntry{"registration", WORDS("People may make their own accounts"), WORDS("With the command SITE REGISTER.")},
    KeyEntry{"registration-approval", WORDS("New accounts wait for your approval"), ""},
    KeyEntry{"registration-home", WORDS("Their folder"),
             WORDS("{name} stands for the account, {data} for the data directory.")},
    KeyEntry{"registration-quota", WORDS("Their storage"), "", WORDS("nothing may be stored")},
    KeyEntry{"database", WORDS("Database"),
             WORDS("postgresql://user@host/database, where several servers share accounts."),
             WORDS("A file in the data directory"), false, "postgresql://user@host/database"},
    KeyEntry{"history-days", WORDS("Days of history"), WORDS("How long transfers and logins are kept."),
             WORDS("for ever")},
    KeyEntry{"data-dir", WORDS("Data directory"), ""},
    KeyEntry{"log-level", WORDS("Least that is logged"), ""},
    KeyEntry{"log-file", WORDS("Log file"), "", WORDS("None"), false, "/var/log/wherry.log"},
    KeyEntry{"transfer-log", WORDS("Transfer log"), WORDS("One line a transfer, in xferlog format."), WORDS("None"),
             false, "/var/log/xferlog"},
    KeyEntry{"log-size", WORDS("A log turns over at"), "", WORDS("never")},
    KeyEntry{"log-files", WORDS("Older logs kept"), ""},
};

struct ChoiceEntry {
    const char *key;
    const char *word;
    const char *label;
};

constexpr std::array choices = {
    ChoiceEntry{"tls", "off", WORDS("Off")},
    ChoiceEntry{"tls", "optional", WORDS("Offered")},
    ChoiceEntry{"tls", "required", WORDS("Required")},
    ChoiceEntry{"registration", "off", WORDS("No")},
    ChoiceEntry{"registration", "encrypted", WORDS("Yes, over TLS")},
    ChoiceEntry{"registration", "always", WORDS("Yes, also without TLS")},
    ChoiceEntry{"log-level", "debug", WORDS("Everything")},
    ChoiceEntry{"log-level", "info", WORDS("Events")},
    ChoiceEntry{"log-level", "warning", WORDS("Warnings")},
    ChoiceEntry{"log-level", "error", WORDS("Errors")},
};
#undef WORDS

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
