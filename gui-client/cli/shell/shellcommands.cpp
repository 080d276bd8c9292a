#include "cli/shell/shellcommands.h"

#include "base/editdistance.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShellCommand)
};

constexpr int any = std::numeric_limits<int>::max();
using Id = ShellCommand::Id;
using Takes = ShellCommand::Takes;

constexpr ShellCommand commands[] = {
    {Id::Cancel, QLatin1String("cancel"), QLatin1String("NUMBER... | all"), Takes::Nothing, 1, any,
     QT_TRANSLATE_NOOP("ShellCommand", "end transfers; jobs shows their numbers")},
    {Id::Cat, QLatin1String("cat"), QLatin1String("FILE..."), Takes::Remote, 1, any,
     QT_TRANSLATE_NOOP("ShellCommand", "show files of the server")},
    {Id::Cd, QLatin1String("cd"), QLatin1String("[FOLDER]"), Takes::Remote, 0, 1,
     QT_TRANSLATE_NOOP("ShellCommand", "go to a folder of the server; without one to where the login led")},
    {Id::Exit,
     QLatin1String("exit"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "leave when the transfers are done (also Ctrl-D, quit, bye)")},
    {Id::Get, QLatin1String("get"), QLatin1String("NAME [LOCAL]"), Takes::RemoteThenLocal, 1, 2,
     QT_TRANSLATE_NOOP("ShellCommand", "fetch a file or a whole folder")},
    {Id::Help, QLatin1String("help"), QLatin1String("[COMMAND]"), Takes::CommandName, 0, 1,
     QT_TRANSLATE_NOOP("ShellCommand", "say what the commands do")},
    {Id::History,
     QLatin1String("history"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "show the lines typed so far")},
    {Id::Jobs,
     QLatin1String("jobs"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "show the transfers that run and wait")},
    {Id::Lcd, QLatin1String("lcd"), QLatin1String("[FOLDER]"), Takes::Local, 0, 1,
     QT_TRANSLATE_NOOP("ShellCommand", "go to a folder of this computer; without one home")},
    {Id::Lls, QLatin1String("lls"), QLatin1String("[NAME]..."), Takes::Local, 0, any,
     QT_TRANSLATE_NOOP("ShellCommand", "list a folder of this computer")},
    {Id::Lpwd,
     QLatin1String("lpwd"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "show the present folder of this computer")},
    {Id::Ls, QLatin1String("ls"), QLatin1String("[NAME]..."), Takes::Remote, 0, any,
     QT_TRANSLATE_NOOP("ShellCommand", "list a folder of the server")},
    {Id::Mget, QLatin1String("mget"), QLatin1String("NAME..."), Takes::Remote, 1, any,
     QT_TRANSLATE_NOOP("ShellCommand", "fetch several into the present folder (*.jpg)")},
    {Id::Mkdir, QLatin1String("mkdir"), QLatin1String("FOLDER..."), Takes::Remote, 1, any,
     QT_TRANSLATE_NOOP("ShellCommand", "make folders, with those above them")},
    {Id::Mput, QLatin1String("mput"), QLatin1String("NAME..."), Takes::Local, 1, any,
     QT_TRANSLATE_NOOP("ShellCommand", "send several into the present folder (*.jpg)")},
    {Id::Mv, QLatin1String("mv"), QLatin1String("OLD NEW"), Takes::Remote, 2, 2,
     QT_TRANSLATE_NOOP("ShellCommand", "rename, or move into a folder")},
    {Id::Passwd,
     QLatin1String("passwd"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "change the password of the account")},
    {Id::Put, QLatin1String("put"), QLatin1String("LOCAL [NAME]"), Takes::LocalThenRemote, 1, 2,
     QT_TRANSLATE_NOOP("ShellCommand", "send a file or a whole folder")},
    {Id::Pwd,
     QLatin1String("pwd"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "show the present folder of the server")},
    {Id::Quota,
     QLatin1String("quota"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "show what the account uses and may use")},
    {Id::Rm, QLatin1String("rm"), QLatin1String("[-r] NAME..."), Takes::Remote, 1, any,
     QT_TRANSLATE_NOOP("ShellCommand", "delete files, with -r whole folders")},
    {Id::Rmdir, QLatin1String("rmdir"), QLatin1String("FOLDER..."), Takes::Remote, 1, any,
     QT_TRANSLATE_NOOP("ShellCommand", "delete empty folders")},
    {Id::Wait,
     QLatin1String("wait"),
     {},
     Takes::Nothing,
     0,
     0,
     QT_TRANSLATE_NOOP("ShellCommand", "wait until the transfers are done")},
};

// What hands know from elsewhere.
constexpr std::pair<QLatin1String, QLatin1String> otherNames[] = {
    {QLatin1String("?"), QLatin1String("help")},    {QLatin1String("bye"), QLatin1String("exit")},
    {QLatin1String("delete"), QLatin1String("rm")}, {QLatin1String("dir"), QLatin1String("ls")},
    {QLatin1String("quit"), QLatin1String("exit")}, {QLatin1String("rename"), QLatin1String("mv")},
};
} // namespace

std::span<const ShellCommand> ShellCommand::all() { return commands; }

const ShellCommand *ShellCommand::find(QStringView name) {
    for (const auto &[other, meant] : otherNames) {
        if (name == other)
            return find(QString(meant));
    }
    const auto *const found = std::find_if(std::begin(commands), std::end(commands),
                                           [name](const ShellCommand &c) { return name == c.name; });
    return found == std::end(commands) ? nullptr : found;
}

QString ShellCommand::nearest(QStringView name) {
    QString best;
    int least = 3;
    for (const ShellCommand &each : commands) {
        const int changes = editDistance(name.toUtf8().toStdString(), each.name.data());
        if (changes < least) {
            least = changes;
            best = each.name;
        }
    }
    return best;
}

QString ShellCommand::help(const ShellCommand *command) {
    const auto line = [](const ShellCommand &each) {
        const QString usage = each.shape.isEmpty() ? QString(each.name) : each.name + QLatin1Char(' ') + each.shape;
        return QStringLiteral("  %1 %2\n").arg(usage, -24).arg(Words::tr(each.purpose));
    };
    if (command)
        return line(*command);
    QString text;
    for (const ShellCommand &each : commands)
        text += line(each);
    return text + Words::tr("Names with spaces go in quotes. Ctrl-C ends the present command, Tab completes names.") +
           QLatin1Char('\n');
}
