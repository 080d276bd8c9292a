#include "cli/arguments.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/editdistance.h"
#include "net/certificate.h"
#include "sites/sitebook.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <vector>

using Command = TerminalArguments::Command;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(TerminalArguments)
};

QString inQuotes(QStringView text) { return QLatin1Char('"') + text.toString() + QLatin1Char('"'); }

struct CommandRow {
    Command command;
    QLatin1String name;
    QLatin1String shape;
    const char *purpose;
};

const CommandRow commandRows[] = {
    {Command::Get, QLatin1String("get"), QLatin1String("URL [LOCAL]"),
     QT_TRANSLATE_NOOP("TerminalArguments", "fetch a file or a whole folder")},
    {Command::Put, QLatin1String("put"), QLatin1String("LOCAL... URL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "send files or whole folders")},
    {Command::List, QLatin1String("ls"), QLatin1String("URL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "list a folder of the server")},
    {Command::Show, QLatin1String("cat"), QLatin1String("URL..."),
     QT_TRANSLATE_NOOP("TerminalArguments", "write files of the server to standard output")},
    {Command::Mirror, QLatin1String("mirror"), QLatin1String("URL LOCAL | LOCAL URL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "bring a folder up to date with another one (nothing is deleted)")},
    {Command::Synchronise, QLatin1String("sync"), QLatin1String("LOCAL URL | URL LOCAL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "compare two folders, show the plan and bring the second in step")},
    {Command::Remove, QLatin1String("rm"), QLatin1String("[--recursive] URL..."),
     QT_TRANSLATE_NOOP("TerminalArguments", "delete files, or whole folders with --recursive")},
    {Command::MakeDirectory, QLatin1String("mkdir"), QLatin1String("URL..."),
     QT_TRANSLATE_NOOP("TerminalArguments", "make a folder, with those above it")},
    {Command::Move, QLatin1String("mv"), QLatin1String("URL NEWPATH"),
     QT_TRANSLATE_NOOP("TerminalArguments", "rename or move on the server")},
    {Command::Verify, QLatin1String("verify"), QLatin1String("URL LOCAL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "compare a file on the server with one here")},
    {Command::Quota, QLatin1String("quota"), QLatin1String("URL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "what the account uses and may use")},
    {Command::ChangePassword, QLatin1String("passwd"), QLatin1String("URL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "change the password of the account")},
    {Command::Register, QLatin1String("register"), QLatin1String("URL"),
     QT_TRANSLATE_NOOP("TerminalArguments", "make an account of your own, where the server gives accounts")},
    {Command::Shell, QLatin1String("shell"), QLatin1String("[--command LINE]... URL"),
     QT_TRANSLATE_NOOP("TerminalArguments",
                       "type commands at a prompt, or read them from a file; transfers go on behind")},
    {Command::Sites, QLatin1String("sites"),
     QLatin1String("[list | add NAME URL | remove NAME | import FILE | export FILE]"),
     QT_TRANSLATE_NOOP("TerminalArguments",
                       "saved sites, for URLs like site:NAME/path; imports from FileZilla and WinSCP")},
};

const CommandRow *rowOf(Command command) {
    for (const CommandRow &row : commandRows) {
        if (row.command == command)
            return &row;
    }
    return nullptr;
}

// Takes the option's value; a returned text says what is wrong with it.
using Take = QString (*)(TerminalArguments &, const QString &);

struct OptionRow {
    QLatin1String name;
    QLatin1String value; // empty: the option takes none
    const char *purpose;
    Take take;
};

QString takeNumber(int &target, const QString &value, int low, int high) {
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < low || number > high)
        return Words::tr("write a number from %1 to %2 instead of %3").arg(low).arg(high).arg(inQuotes(value));
    target = number;
    return {};
}

const std::pair<QLatin1String, ExistsRule> existsNames[] = {
    {QLatin1String("always"), ExistsRule::Overwrite},
    {QLatin1String("newer"), ExistsRule::OverwriteIfNewer},
    {QLatin1String("size"), ExistsRule::OverwriteIfSizeDiffers},
    {QLatin1String("differs"), ExistsRule::OverwriteIfNewerOrSizeDiffers},
    {QLatin1String("resume"), ExistsRule::Resume},
    {QLatin1String("rename"), ExistsRule::Rename},
    {QLatin1String("never"), ExistsRule::Skip},
};

const std::pair<QLatin1String, TlsMode> tlsNames[] = {
    {QLatin1String("off"), TlsMode::Off},
    {QLatin1String("optional"), TlsMode::Optional},
    {QLatin1String("required"), TlsMode::Required},
    {QLatin1String("implicit"), TlsMode::Implicit},
};

const std::pair<QLatin1String, SyncOptions::Mode> modeNames[] = {
    {QLatin1String("update"), SyncOptions::Mode::Update},
    {QLatin1String("mirror"), SyncOptions::Mode::Mirror},
    {QLatin1String("both"), SyncOptions::Mode::Both},
};

const std::pair<QLatin1String, SyncOptions::By> byNames[] = {
    {QLatin1String("size"), SyncOptions::By::Size},
    {QLatin1String("time"), SyncOptions::By::Time},
    {QLatin1String("digest"), SyncOptions::By::Digest},
};

// The words behind "sites", and how many there are with what they need.
const std::pair<QLatin1String, int> sitesShapes[] = {{QLatin1String("list"), 1},
                                                     {QLatin1String("add"), 3},
                                                     {QLatin1String("remove"), 2},
                                                     {QLatin1String("import"), 2},
                                                     {QLatin1String("export"), 2}};

// One of the names of a table; a returned text lists them.
template<class Names, class Target>
QString takeName(const Names &names, Target &target, const QString &value) {
    QStringList known;
    for (const auto &[name, meaning] : names) {
        if (value == name) {
            target = meaning;
            return {};
        }
        known.append(name);
    }
    const QString last = known.takeLast();
    return Words::tr("write %1 or %2 instead of %3").arg(known.join(QLatin1String(", ")), last, inQuotes(value));
}

QString takeFingerprint(TerminalArguments &arguments, const QString &value) {
    arguments.trust = parseFingerprint(value);
    if (arguments.trust.isEmpty())
        return Words::tr("write the 64 hexadecimal digits of the SHA-256 fingerprint, with or without colons");
    return {};
}

QString takeSeconds(int &target, const QString &value) {
    const std::optional<qint64> seconds = parseDuration(value);
    if (!seconds || *seconds < 1 || *seconds > 86400)
        return Words::tr("write seconds from 1 to 86400 instead of %1").arg(inQuotes(value));
    target = static_cast<int>(*seconds);
    return {};
}

QString takeFile(QString &target, const QString &value) {
    target = QDir::current().absoluteFilePath(value); // a saved site keeps it, and the shell changes its folder
    return {};
}

QString takeRate(TerminalArguments &arguments, const QString &value) {
    const std::optional<qint64> rate = parseByteSize(value);
    if (!rate || *rate < 1)
        return Words::tr("write bytes per second, as in 500K or 2M, instead of %1").arg(inQuotes(value));
    arguments.limitRate = *rate;
    return {};
}

QString takeLimitRule(TerminalArguments &arguments, const QString &value) {
    const std::optional<LimitRule> rule = LimitRule::parse(value);
    if (!rule)
        return Words::tr(
                   "write days/from-to=rate, as in mon-fri/08:00-18:00=500K or daily/22:00-06:00=none, instead of %1")
            .arg(inQuotes(value));
    arguments.limitRules.append(*rule);
    return {};
}

QString takeProxy(TerminalArguments &arguments, const QString &value) {
    const Expected<Proxy> proxy = Proxy::fromUrl(value);
    if (!proxy)
        return proxy.error().text;
    arguments.proxy = *proxy;
    return {};
}

const std::vector<OptionRow> &optionRows() {
    static const std::vector<OptionRow> rows = {
        {QLatin1String("parallel"), QLatin1String("N"),
         QT_TRANSLATE_NOOP("TerminalArguments", "transfers at the same time, 1 to 10 (3)"),
         [](TerminalArguments &a, const QString &v) { return takeNumber(a.parallel, v, 1, 10); }},
        {QLatin1String("segments"), QLatin1String("N"),
         QT_TRANSLATE_NOOP("TerminalArguments",
                           "connections that move one large file together, 1 to 8 (as many as help a download)"),
         [](TerminalArguments &a, const QString &v) { return takeNumber(a.segments, v, 1, 8); }},
        {QLatin1String("overwrite"), QLatin1String("WHEN"),
         QT_TRANSLATE_NOOP("TerminalArguments",
                           "what is there already: always, newer, size, differs, resume, rename, never (always)"),
         [](TerminalArguments &a, const QString &v) { return takeName(existsNames, a.exists, v); }},
        {QLatin1String("resume"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "go on with what is there: the same as --overwrite resume"),
         [](TerminalArguments &a, const QString &) {
             a.exists = ExistsRule::Resume;
             return QString();
         }},
        {QLatin1String("limit-rate"), QLatin1String("RATE"),
         QT_TRANSLATE_NOOP("TerminalArguments", "bytes per second in all, as in 500K or 2M"), takeRate},
        {QLatin1String("limit-at"), QLatin1String("WHEN=RATE"),
         QT_TRANSLATE_NOOP("TerminalArguments",
                           "another limit at certain hours, as in mon-fri/08:00-18:00=500K (repeatable)"),
         takeLimitRule},
        {QLatin1String("timeout"), QLatin1String("SECONDS"),
         QT_TRANSLATE_NOOP("TerminalArguments", "how long nothing may move (20)"),
         [](TerminalArguments &a, const QString &v) { return takeSeconds(a.timeoutSeconds, v); }},
        {QLatin1String("retries"), QLatin1String("N"),
         QT_TRANSLATE_NOOP("TerminalArguments", "tries after a lost connection (3)"),
         [](TerminalArguments &a, const QString &v) { return takeNumber(a.retries, v, 0, 100); }},
        {QLatin1String("retry-delay"), QLatin1String("SECONDS"),
         QT_TRANSLATE_NOOP("TerminalArguments", "pause before each of them (5, 15, then 45)"),
         [](TerminalArguments &a, const QString &v) { return takeNumber(a.retryDelaySeconds, v, 0, 86400); }},
        {QLatin1String("tls"), QLatin1String("MODE"),
         QT_TRANSLATE_NOOP("TerminalArguments", "off, optional, required or implicit (as the URL says)"),
         [](TerminalArguments &a, const QString &v) { return takeName(tlsNames, a.tls, v); }},
        {QLatin1String("trust"), QLatin1String("FINGERPRINT"),
         QT_TRANSLATE_NOOP("TerminalArguments", "the certificate with this SHA-256 fingerprint is right"),
         takeFingerprint},
        {QLatin1String("ca"), QLatin1String("FILE"),
         QT_TRANSLATE_NOOP("TerminalArguments", "authorities to trust instead of the system's (PEM)"),
         [](TerminalArguments &a, const QString &v) { return takeFile(a.caFile, v); }},
        {QLatin1String("cert"), QLatin1String("FILE"),
         QT_TRANSLATE_NOOP("TerminalArguments", "certificate to show to the server (PEM, its key in it or in --key)"),
         [](TerminalArguments &a, const QString &v) { return takeFile(a.certificateFile, v); }},
        {QLatin1String("key"), QLatin1String("FILE"),
         QT_TRANSLATE_NOOP("TerminalArguments", "private key of --cert (PEM, without a password)"),
         [](TerminalArguments &a, const QString &v) { return takeFile(a.keyFile, v); }},
        {QLatin1String("proxy"), QLatin1String("URL"),
         QT_TRANSLATE_NOOP("TerminalArguments", "go through socks5://[user:password@]host[:port] or http://..."),
         takeProxy},
        {QLatin1String("active"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "let the server connect to us for data"),
         [](TerminalArguments &a, const QString &) {
             a.preferActive = true;
             return QString();
         }},
        {QLatin1String("exclude"), QLatin1String("PATTERN"),
         QT_TRANSLATE_NOOP("TerminalArguments", "leave out names like *.tmp (repeatable)"),
         [](TerminalArguments &a, const QString &v) {
             a.exclude.append(v);
             return QString();
         }},
        {QLatin1String("no-hidden"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "leave out names that begin with a dot"),
         [](TerminalArguments &a, const QString &) {
             a.hidden = false;
             return QString();
         }},
        {QLatin1String("recursive"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "rm: folders with all that is in them"),
         [](TerminalArguments &a, const QString &) {
             a.recursive = true;
             return QString();
         }},
        {QLatin1String("mode"), QLatin1String("MODE"),
         QT_TRANSLATE_NOOP("TerminalArguments",
                           "sync: update (what is newer), mirror (the same) or both ways (update)"),
         [](TerminalArguments &a, const QString &v) { return takeName(modeNames, a.syncMode, v); }},
        {QLatin1String("by"), QLatin1String("WHAT"),
         QT_TRANSLATE_NOOP("TerminalArguments", "sync: what tells files apart: size, time or digest (time)"),
         [](TerminalArguments &a, const QString &v) { return takeName(byNames, a.syncBy, v); }},
        {QLatin1String("delete"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "sync: also delete what is gone from the other side"),
         [](TerminalArguments &a, const QString &) {
             a.deletes = true;
             return QString();
         }},
        {QLatin1String("command"), QLatin1String("LINE"),
         QT_TRANSLATE_NOOP("TerminalArguments", "shell: carry this out instead of asking (repeatable; -c)"),
         [](TerminalArguments &a, const QString &v) {
             a.lines.append(v);
             return QString();
         }},
        {QLatin1String("dry-run"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "sync: show the plan, change nothing"),
         [](TerminalArguments &a, const QString &) {
             a.dryRun = true;
             return QString();
         }},
        {QLatin1String("force"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments",
                           "sync: also when one side is empty or more than a fifth would be deleted"),
         [](TerminalArguments &a, const QString &) {
             a.force = true;
             return QString();
         }},
        {QLatin1String("quiet"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "only errors"),
         [](TerminalArguments &a, const QString &) {
             a.quiet = true;
             return QString();
         }},
        {QLatin1String("verbose"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "show the commands and replies"),
         [](TerminalArguments &a, const QString &) {
             a.verbose = true;
             return QString();
         }},
        {QLatin1String("json"),
         {},
         QT_TRANSLATE_NOOP("TerminalArguments", "one JSON object per event on standard output"),
         [](TerminalArguments &a, const QString &) {
             a.json = true;
             return QString();
         }},
    };
    return rows;
}

bool isUrl(const QString &word) { return word.contains(QLatin1String("://")) || SiteBook::isSiteWord(word); }

template<class Rows>
QString nearest(QStringView word, const Rows &rows) {
    QString best;
    int least = 4;
    for (const auto &row : rows) {
        const int changes = editDistance(word.toUtf8().toStdString(), row.name.data());
        if (changes < least) {
            least = changes;
            best = row.name;
        }
    }
    return best;
}

QString unknownOption(const QString &name) {
    const QString near = nearest(name, optionRows());
    const QString said = Words::tr("there is no option --%1").arg(name);
    return near.isEmpty() ? Words::tr("%1; \"wherry help\" lists them").arg(said)
                          : Words::tr("%1; did you mean --%2?").arg(said, near);
}

QString usageOf(Command command) {
    const CommandRow *row = rowOf(command);
    return QStringLiteral("wherry %1 %2").arg(row->name, row->shape);
}

QString instead(Command command) { return Words::tr("write %1").arg(usageOf(command)); }

QString sortSites(TerminalArguments &arguments, const QStringList &words) {
    arguments.locals = words.isEmpty() ? QStringList{QStringLiteral("list")} : words;
    for (const auto &[name, count] : sitesShapes) {
        if (arguments.locals.first() == name && arguments.locals.size() == count)
            return {};
    }
    return instead(arguments.command);
}

// The words that are no options go where the command wants them.
QString sort(TerminalArguments &arguments, const QStringList &words) {
    const auto needUrl = [](const QString &word) {
        return Words::tr("%1 is not a URL; write it as ftp://user@host/path").arg(inQuotes(word));
    };
    switch (arguments.command) {
    case Command::Get:
    case Command::Verify:
        if (words.isEmpty() || words.size() > 2 || (arguments.command == Command::Verify && words.size() != 2))
            return instead(arguments.command);
        if (!isUrl(words.first()))
            return needUrl(words.first());
        if (words.size() == 2 && isUrl(words.last()))
            return Words::tr("the second word is where it goes on this computer; %1").arg(instead(arguments.command));
        arguments.urls = {words.first()};
        arguments.locals = words.sliced(1);
        return {};
    case Command::Put:
        if (words.size() < 2)
            return instead(arguments.command);
        if (!isUrl(words.last()))
            return needUrl(words.last());
        arguments.urls = {words.last()};
        arguments.locals = words.first(words.size() - 1);
        for (const QString &local : std::as_const(arguments.locals)) {
            if (isUrl(local))
                return Words::tr("%1 is a URL, and only the last word may be one; %2")
                    .arg(inQuotes(local), instead(arguments.command));
        }
        return {};
    case Command::Mirror:
    case Command::Synchronise:
        if (words.size() != 2 || isUrl(words.first()) == isUrl(words.last()))
            return instead(arguments.command);
        arguments.isUpload = isUrl(words.last());
        arguments.urls = {arguments.isUpload ? words.last() : words.first()};
        arguments.locals = {arguments.isUpload ? words.first() : words.last()};
        return {};
    case Command::List:
    case Command::Quota:
    case Command::ChangePassword:
    case Command::Register:
    case Command::Shell:
        if (words.size() != 1)
            return instead(arguments.command);
        break;
    case Command::Move:
        if (words.size() != 2)
            return instead(arguments.command);
        arguments.target = words.last();
        if (!isUrl(words.first()))
            return needUrl(words.first());
        arguments.urls = {words.first()};
        return {};
    case Command::Show:
    case Command::Remove:
    case Command::MakeDirectory:
        if (words.isEmpty())
            return instead(arguments.command);
        break;
    case Command::Sites:
        return sortSites(arguments, words);
    case Command::Help:
    case Command::Version:
        return {};
    }
    for (const QString &word : words) {
        if (!isUrl(word))
            return needUrl(word);
    }
    arguments.urls = words;
    return {};
}
} // namespace

std::optional<Command> TerminalArguments::commandFromName(QStringView name) {
    for (const CommandRow &row : commandRows) {
        if (name == row.name)
            return row.command;
    }
    return std::nullopt;
}

Expected<TerminalArguments, QString> TerminalArguments::parse(const QStringList &words) {
    TerminalArguments arguments;
    if (words.isEmpty() || words.first() == QLatin1String("--help") || words.first() == QLatin1String("-h") ||
        words.first() == QLatin1String("help")) {
        if (words.size() > 1)
            arguments.helpOf = commandFromName(words[1]).value_or(Command::Help);
        return arguments;
    }
    if (words.first() == QLatin1String("--version")) {
        arguments.command = Command::Version;
        return arguments;
    }
    const std::optional<Command> command = commandFromName(words.first());
    if (!command) {
        const QString near = nearest(words.first(), commandRows);
        const QString said = Words::tr("there is no command %1").arg(inQuotes(words.first()));
        return near.isEmpty() ? Words::tr("%1; \"wherry help\" lists them").arg(said)
                              : Words::tr("%1; did you mean %2?").arg(said, near);
    }
    arguments.command = *command;
    QStringList plain;
    bool optionsEnded = false;
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString &word = words[i];
        if (optionsEnded || word == QLatin1String("-") || !word.startsWith(QLatin1Char('-'))) {
            plain.append(word);
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            TerminalArguments help;
            help.helpOf = *command;
            return help;
        }
        QString name = word.startsWith(QLatin1String("--")) ? word.sliced(2) : word.sliced(1);
        if (word == QLatin1String("-q"))
            name = QStringLiteral("quiet");
        else if (word == QLatin1String("-v"))
            name = QStringLiteral("verbose");
        else if (word == QLatin1String("-c"))
            name = QStringLiteral("command");
        else if (word == QLatin1String("-r"))
            name = QStringLiteral("recursive");
        const qsizetype equals = name.indexOf(QLatin1Char('='));
        QString value = equals < 0 ? QString() : name.sliced(equals + 1);
        name = equals < 0 ? name : name.first(equals);
        const auto row = std::find_if(optionRows().begin(), optionRows().end(),
                                      [&name](const OptionRow &known) { return known.name == name; });
        if (row == optionRows().end())
            return unknownOption(name);
        if (row->value.isEmpty() && equals >= 0)
            return Words::tr("--%1 takes no value").arg(name);
        if (!row->value.isEmpty() && equals < 0) {
            if (i + 1 >= words.size())
                return Words::tr("--%1 needs a value: write --%1 %2").arg(name, row->value);
            value = words[++i];
        }
        const QString wrong = row->take(arguments, value);
        if (!wrong.isEmpty())
            return QStringLiteral("--%1: %2").arg(name, wrong);
    }
    const QString wrong = sort(arguments, plain);
    if (!wrong.isEmpty())
        return wrong;
    if (!arguments.keyFile.isEmpty() && arguments.certificateFile.isEmpty())
        return Words::tr("--key needs the certificate that it belongs to: write --cert FILE as well");
    return arguments;
}

void TerminalArguments::applyTo(Site &site) const {
    if (tls) {
        site.tls = *tls;
        if (*tls == TlsMode::Implicit && site.port == 21)
            site.port = 990;
    }
    site.preferActive |= preferActive;
    if (!certificateFile.isEmpty()) {
        site.clientCertificate = certificateFile;
        site.clientKey = keyFile;
    }
    if (proxy)
        site.proxy = *proxy;
    if (segments > 0)
        site.segments = segments;
}

QStringList TerminalArguments::completions(const QStringList &words) {
    const QString typed = words.isEmpty() ? QString() : words.last();
    const QString before = words.size() > 1 ? words[words.size() - 2] : QString();
    QStringList candidates;
    const auto offer = [&](const QString &word) {
        if (word.startsWith(typed))
            candidates.append(word);
    };
    const auto offerNames = [&](const auto &rows) {
        for (const auto &[name, value] : rows)
            offer(name);
    };
    if (words.size() <= 1 || (words.size() == 2 && before == QLatin1String("help"))) {
        for (const CommandRow &row : commandRows)
            offer(row.name);
        if (words.size() <= 1)
            offer(QStringLiteral("help"));
    } else if (before == QLatin1String("--overwrite")) {
        offerNames(existsNames);
    } else if (before == QLatin1String("--tls")) {
        offerNames(tlsNames);
    } else if (before == QLatin1String("--mode")) {
        offerNames(modeNames);
    } else if (before == QLatin1String("--by")) {
        offerNames(byNames);
    } else if (typed.startsWith(QLatin1Char('-'))) {
        for (const OptionRow &row : optionRows())
            offer(QLatin1String("--") + row.name);
    } else if (words.size() == 2 && commandFromName(before) == Command::Sites) {
        offerNames(sitesShapes);
    }
    return candidates;
}

QString TerminalArguments::help(Command command) {
    QString text;
    if (const CommandRow *row = rowOf(command)) {
        text += QStringLiteral("%1\n    %2\n").arg(usageOf(command), Words::tr(row->purpose));
    } else {
        text += Words::tr("Usage:") + QLatin1Char('\n');
        for (const CommandRow &each : commandRows)
            text += QStringLiteral("  %1\n      %2\n").arg(usageOf(each.command), Words::tr(each.purpose));
    }
    text += QLatin1Char('\n') + Words::tr("Options:") + QLatin1Char('\n');
    for (const OptionRow &row : optionRows()) {
        const QString left = row.value.isEmpty() ? QStringLiteral("--%1").arg(row.name)
                                                 : QStringLiteral("--%1 %2").arg(row.name, row.value);
        text += QStringLiteral("  %1 %2\n").arg(left, -22).arg(Words::tr(row.purpose));
    }
    text +=
        QLatin1Char('\n') +
        Words::tr("URL: ftp://user@host:port/path (encrypted when the server offers it), ftpes:// (always encrypted), "
                  "ftps:// (implicit TLS), site:NAME/path (a saved site).\nThe password comes from the URL, from "
                  "WHERRY_PASSWORD, from the keychain, or is asked for.\n"
                  "Exit codes: 0 all arrived whole, 1 a transfer failed, 2 usage, 3 could not connect or log in, "
                  "4 trust.") +
        QLatin1Char('\n');
    return text;
}
