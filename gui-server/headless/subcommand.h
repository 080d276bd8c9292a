// The words behind the program's name that ask a running server, or look at its configuration, instead of running one:
// wherry-serverd status, ban, config, account ... One file each; the table is in subcommand.cpp.
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <cstdio>

namespace ExitCode {
inline constexpr int ok = 0;
inline constexpr int failed = 1;     // could not start; the server said no or does not run
inline constexpr int badOptions = 2; // or the data directory is in use
} // namespace ExitCode

struct Subcommand {
    const char *name;
    const char *form; // behind the name, for the help
    const char *help;
    int (*run)(QList<QByteArray> arguments); // behind the name
};

// Null when the first argument names none.
const Subcommand *findSubcommand(const QByteArray &name);
QString subcommandsHelp();

int runAccount(QList<QByteArray> arguments);
int runHistory(QList<QByteArray> arguments);
int runRecount(QList<QByteArray> arguments);
int runStatus(QList<QByteArray> arguments);
int runBan(QList<QByteArray> arguments);
int runConfig(QList<QByteArray> arguments);
int runSelfTest(QList<QByteArray> arguments);

// What they share.
void say(std::FILE *where, const QString &line);
int refuse(const QString &sentence, int code); // on standard error, behind the program's name
bool takeFlag(QList<QByteArray> &arguments, const char *flag);
// Takes the value behind the option; null when it is not there.
QByteArray takeValue(QList<QByteArray> &arguments, const char *option);
// What is left of the arguments begins with something that is no option.
bool hasWord(const QList<QByteArray> &arguments);
// Prints the member of the answer, or the whole of it, as JSON.
void sayJson(const QJsonValue &value);
// Asks the running server of the data directory that the remaining options (--data-dir, --config) name. Its answer with
// ok, or a sentence; limit: how long the answer may take, in ms.
Expected<QJsonObject, QString> askServer(const QList<QByteArray> &options, const QJsonObject &request,
                                         int limit = 10'000);
// The same for what the store knows; without a running server the locked store is asked.
Expected<QJsonObject, QString> askStore(const QList<QByteArray> &options, const QJsonObject &request);
