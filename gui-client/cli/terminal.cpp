#include "cli/terminal.h"

#include "base/blockingexecutor.h"
#include "base/datadirectory.h"
#include "base/descriptorlimit.h"
#include "base/language.h"
#include "base/visibletext.h"
#include "cli/accountrun.h"
#include "cli/environment.h"
#include "cli/interruptwatch.h"
#include "cli/registerrun.h"
#include "cli/requestrun.h"
#include "cli/shell/shellrun.h"
#include "cli/sitesrun.h"
#include "cli/syncrun.h"
#include "cli/transferrun.h"
#include "cli/tty.h"
#include "net/epolldispatcher.h"
#include "sites/keychain.h"
#include "sites/sitebook.h"
#include "sites/urlpassword.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

using Command = TerminalArguments::Command;

namespace {
struct TerminalWords {
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

int wrongUsage(const QString &sentence) {
    const bool hasEnd = sentence.endsWith(QLatin1Char('?')) || sentence.endsWith(QLatin1Char('.'));
    Tty::write(stderr, QStringLiteral("wherry: %1%2\n").arg(sentence, hasEnd ? QString() : QStringLiteral(".")));
    return 2;
}

// Of the file of passwords, where there is no keychain. WHERRY_MASTER_PASSWORD is tried once.
void askMasterPassword(Vault::Wanted wanted, const Vault::Give &give) {
    if (const QString given = Tty::takeVariable("WHERRY_MASTER_PASSWORD"); !given.isEmpty())
        return give(given);
    if (wanted == Vault::Wanted::Again)
        Tty::write(stderr, TerminalWords::tr("That was not the master password.\n"));
    if (wanted != Vault::Wanted::New)
        return give(Tty::askSecret(TerminalWords::tr("Master password of the saved sites: ")));
    Tty::write(stderr,
               TerminalWords::tr("This computer has no keychain. A master password will protect the saved ones.\n"));
    const std::optional<QString> first = Tty::askSecret(TerminalWords::tr("New master password: "));
    if (first && !first->isEmpty() && first != Tty::askSecret(TerminalWords::tr("The same again: "))) {
        Tty::write(stderr, TerminalWords::tr("These were two different ones.\n"));
        return give({});
    }
    give(first);
}

// Asked by the scripts of the shells (resources/completion): the words behind "wherry" up to the one being typed.
constexpr QLatin1String completeOption("--complete");

// What a shell would read as more than letters is written as %XX, as the place has its own: names may come from
// imported files.
QString asWord(const QString &place) {
    QString word;
    for (const QChar letter : place) {
        const bool isPlain =
            letter.unicode() > 0x7F || letter.isLetterOrNumber() || QStringView(u"-._/%").contains(letter);
        word += isPlain ? QString(letter)
                        : QStringLiteral("%%1").arg(uint(letter.unicode()), 2, 16, QLatin1Char('0')).toUpper();
    }
    return word;
}

// One candidate a line, saved sites with them.
int complete(const QStringList &words, const SiteBook &book) {
    QStringList candidates = TerminalArguments::completions(words);
    const QString typed = words.isEmpty() ? QString() : words.last();
    const bool isRemoval =
        words.size() == 3 && words.first() == QLatin1String("sites") && words[1] == QLatin1String("remove");
    const Expected<SiteTree> tree = book.tree();
    const QList<SavedSite> sites = tree && words.size() > 1 ? tree->sites() : QList<SavedSite>();
    for (const SavedSite &saved : sites) {
        const QString place = asWord(SiteTree::placeOf(saved));
        const QString word = isRemoval ? place : QStringLiteral("site:%1/").arg(place);
        if (word.startsWith(typed) && (isRemoval || !typed.isEmpty()))
            candidates.append(word);
    }
    for (const QString &candidate : std::as_const(candidates))
        Tty::write(stdout, visibleText(QStringView(candidate)) + QLatin1Char('\n'));
    return 0;
}

bool isTransfer(const TerminalArguments &arguments) {
    return arguments.command == Command::Get || arguments.command == Command::Put ||
           arguments.command == Command::Mirror;
}
} // namespace

bool isTerminalCommand(int argc, char **argv) {
    if (argc < 2)
        return false;
    const QString first = QString::fromLocal8Bit(argv[1]);
    return TerminalArguments::commandFromName(first).has_value() || first == QLatin1String("help") ||
           first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("--version") ||
           first == completeOption;
}

int runTerminal(int argc, char **argv) {
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    hideUrlPasswords(argc, argv);
    raiseDescriptorLimit();
    QCoreApplication::setEventDispatcher(new EpollDispatcher); // GLib's asks the kernel once more for each posted event
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wherry"));
    installLanguage(application, {});
    std::signal(SIGPIPE, SIG_IGN);

    BlockingExecutor executor;
    SiteBook book(DataDirectory::standardPath(QStringLiteral("wherry")), executor, std::make_unique<Keychain>());
    if (!words.isEmpty() && words.first() == completeOption)
        return complete(words.mid(1), book);
    const Expected<TerminalArguments, QString> arguments = TerminalArguments::parse(words);
    if (!arguments)
        return wrongUsage(arguments.error());
    if (arguments->command == Command::Version) {
        Tty::write(stdout, QStringLiteral("wherry %1\n").arg(QLatin1String(WHERRY_VERSION)));
        return 0;
    }
    if (arguments->command == Command::Help) {
        Tty::write(words.isEmpty() ? stderr : stdout, TerminalArguments::help(arguments->helpOf));
        return words.isEmpty() ? 2 : 0;
    }
    InterruptWatch interrupts;
    book.setAskMasterPassword(&askMasterPassword);
    if (arguments->command == Command::Sites) {
        SitesRun run(*arguments, book);
        QObject::connect(&interrupts, &InterruptWatch::interrupted, &application, [] { QCoreApplication::exit(1); });
        QObject::connect(&interrupts, &InterruptWatch::terminated, &application, [] { QCoreApplication::exit(1); });
        QObject::connect(&run, &SitesRun::ended, &application, &QCoreApplication::exit, Qt::QueuedConnection);
        QMetaObject::invokeMethod(&run, &SitesRun::start, Qt::QueuedConnection);
        return QCoreApplication::exec();
    }
    const Expected<SiteUrl> where = book.locate(arguments->urls.first());
    if (!where)
        return wrongUsage(where.error().text);
    Environment environment(*arguments, *where, book, executor);
    std::unique_ptr<TerminalRun> run;
    if (isTransfer(*arguments))
        run = std::make_unique<TransferRun>(environment);
    else if (arguments->command == Command::Synchronise)
        run = std::make_unique<SyncRun>(environment);
    else if (arguments->command == Command::Quota || arguments->command == Command::ChangePassword)
        run = std::make_unique<AccountRun>(environment);
    else if (arguments->command == Command::Register)
        run = std::make_unique<RegisterRun>(environment);
    else if (arguments->command == Command::Shell)
        run = std::make_unique<ShellRun>(environment);
    else
        run = std::make_unique<RequestRun>(environment);
    if (arguments->command == Command::Shell)
        interrupts.keepInterrupts();
    QObject::connect(&interrupts, &InterruptWatch::interrupted, run.get(), &TerminalRun::interrupt);
    QObject::connect(&interrupts, &InterruptWatch::terminated, run.get(), &TerminalRun::terminate);
    QObject::connect(run.get(), &TerminalRun::ended, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    const auto begin = [&](bool hasPassword) {
        if (hasPassword)
            return run->start();
        Tty::write(stderr,
                   TerminalWords::tr(
                       "wherry: there is no password and no terminal to ask on. Put it into WHERRY_PASSWORD.\n"));
        QCoreApplication::exit(3);
    };
    QMetaObject::invokeMethod(
        &environment,
        [&] {
            if (arguments->command == Command::Register) // asks for the password that is to be, twice
                run->start();
            else
                environment.completePassword(begin);
        },
        Qt::QueuedConnection);
    return QCoreApplication::exec();
}
