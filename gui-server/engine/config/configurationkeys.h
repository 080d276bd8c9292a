// The one list of what can be configured: each key is a line of the configuration file and, with -- in front, an option
// of the command line. Parsing, checking, showing, the help and docs/configuration.md all come from it.
#pragma once

#include "config/configuration.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

struct ConfigurationKey {
    enum class Kind {
        Text,     // in the file a string
        Url,      // a string; parts of it may be secret
        Secret,   // a string that is shown to nobody
        Path,     // a string: an absolute path
        Number,   // an integer
        Switch,   // true or false; on the command line on or off
        Duration, // whole seconds, or a string such as "15m"
        Size,     // bytes, or a string such as "64K"
        List      // an array of strings; on the command line the option is given several times
    };
    enum class Reload { TakesOver, NeedsStart };

    const char *topic; // its heading in help and documentation
    const char *name;
    Kind kind;
    const char *value; // its form in the help: "N", "on|off"
    const char *help;  // what it does, with its unit
    Reload reload;
    QString takes; // what it takes, in a sentence: "a number from 0 to 65535"
    // False when the texts are not what it takes; then the configuration is as it was. At least one text.
    std::function<bool(Configuration &, const QStringList &)> take;
    std::function<QStringList(const Configuration &)> show; // the texts that take() takes; none for an empty list
    QStringList choices;                                    // the words there are; empty = it is no choice
    qint64 least = 0, most = 0;                             // of a Number
};

namespace ConfigurationKeys {
const std::vector<ConfigurationKey> &all();
const ConfigurationKey *find(const QString &name); // null when there is none
QString nearest(const QString &name);              // of an unknown one; empty when nothing is near
// An unset one shows no text, or an empty one.
bool isUnset(const QStringList &texts);
// The parts of a value that nobody is to see, in order: all of a secret; of an URL the password, of a web address all
// but the host, of a query all but the host, the port and the user of a database.
struct Part {
    qsizetype first = 0; // bytes
    qsizetype size = 0;
};
QList<Part> secretParts(const ConfigurationKey &key, const QByteArray &value);
// Of values that are shown: "****" for each secret part.
QStringList masked(const ConfigurationKey &key, const QStringList &texts);
// "PORT takes a number from 0 to 65535, not "x"."; name as the person wrote it. Values that may be secret are left out.
QString refusal(const ConfigurationKey &key, const QString &name, const QStringList &values);
} // namespace ConfigurationKeys
