// The command line of wherry-serverd and wherry-server --headless as a configuration, or a sentence that says what to
// write instead.
#pragma once

#include "base/expected.h"
#include "config/configuration.h"

#include <QByteArray>
#include <QList>
#include <QString>

struct Options {
    enum class Wish { Run, Help, Version };

    Wish wish = Wish::Run;
    Configuration configuration;
};

// Arguments without the program's name; password: of WHERRY_SERVER_PASSWORD, null when it is not set. Errors are
// sentences without the program's name.
Expected<Options, QString> parseOptions(const QList<QByteArray> &arguments, const QByteArray &password);
QString optionsHelp();

// Overwrites the passwords of --user in place, so that no list of processes shows them.
void hidePasswords(int argc, char **argv);
