// The command line of wherry-serverd and wherry-server (with or without a window) as a configuration, or a sentence
// that says what to write instead.
#pragma once

#include "base/expected.h"
#include "config/configurationlayers.h"

#include <QByteArray>
#include <QList>
#include <QString>

struct Options {
    enum class Wish { Run, Help, Version };

    Wish wish = Wish::Run;
    Configuration configuration; // of all layers
    ConfigurationLayers layers;
    QString configurationFile; // empty = there is none

    // The configuration file and what the window has kept, and with them the configuration, again. All that is wrong;
    // then all is as it was.
    QStringList readFiles();
    // The configuration file holds a password or a secret, and others can read it.
    bool showsSecrets() const;
};

// A window can begin without an account and make one; a server without a window cannot.
enum class AccountsNeeded { No, Yes };

// Arguments without the program's name; password: of WHERRY_SERVER_PASSWORD, null when it is not set. Errors are
// sentences without the program's name.
Expected<Options, QString> parseOptions(const QList<QByteArray> &arguments, const QByteArray &password,
                                        AccountsNeeded accounts = AccountsNeeded::Yes);
QString optionsHelp();

// Overwrites the passwords of --user and the secrets of other options in place, so that no list of processes shows
// them.
void hidePasswords(int argc, char **argv);
// The password of WHERRY_SERVER_PASSWORD, taken out of the environment; null when it is not set.
QByteArray takePasswordOfEnvironment();
