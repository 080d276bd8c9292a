// The commands of the shell as one table: help and completion read it, and the ShellRun carries them out.
#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <span>

struct ShellCommand {
    enum class Id {
        Cancel,
        Cat,
        Cd,
        Exit,
        Get,
        Help,
        History,
        Jobs,
        Lcd,
        Lls,
        Lpwd,
        Ls,
        Mget,
        Mkdir,
        Mput,
        Mv,
        Passwd,
        Put,
        Pwd,
        Quota,
        Rm,
        Rmdir,
        Wait
    };
    enum class Takes { Nothing, Remote, Local, LocalThenRemote, RemoteThenLocal, CommandName };

    Id id;
    QLatin1String name;
    QLatin1String shape; // of its arguments
    Takes takes;
    int least, most; // arguments
    const char *purpose;

    static std::span<const ShellCommand> all();
    static const ShellCommand *find(QStringView name); // also "bye", "quit", "dir", "?" and other names of old
    // A known one that looks like it; empty when none does.
    static QString nearest(QStringView name);
    // Of one command, or of all for nullptr.
    static QString help(const ShellCommand *command);
};
