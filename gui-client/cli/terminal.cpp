#include "cli/terminal.h"

#include "base/blockingexecutor.h"
#include "base/datadirectory.h"
#include "base/language.h"
#include "base/visibletext.h"
#include "cli/environment.h"
#include "cli/interruptwatch.h"
#include "cli/requestrun.h"
#include "cli/sitesrun.h"
#include "cli/transferrun.h"
#include "cli/tty.h"
#include "sites/keychain.h"
#include "sites/sitebook.h"
#include "sites/urlpassword.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

using Command = TerminalArguments::Command;

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

void write(std::FILE *stream, const QString &text) {
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

int wrongUsage(const QString &sentence) {
    const bool hasEnd = sentence.endsWith(QLatin1Char('?')) || sentence.endsWith(QLatin1Char('.'));
    write(stderr, QStringLiteral("wherry: %1%2\n").arg(sentence, hasEnd ? QString() : QStringLiteral(".")));
    return 2;
}

// Of the file of passwords, where there is no keychain. WHERRY_MASTER_PASSWORD is tried once.
void askMasterPassword(Vault::Wanted wanted, const Vault::Give &give) {
    if (const QString given = Tty::takeVariable("WHERRY_MASTER_PASSWORD"); !given.isEmpty())
        return give(given);
    if (wanted == Vault::Wanted::Again)
        write(stderr, Words::tr("That was not the master password.\n"));
    if (wanted != Vault::Wanted::New)
        return give(Tty::askSecret(Words::tr("Master password of the saved sites: ")));
    write(stderr, Words::tr("This computer has no keychain. A master password will protect the saved ones.\n"));
    const std::optional<QString> first = Tty::askSecret(Words::tr("New master password: "));
    if (first && !first->isEmpty() && first != Tty::askSecret(Words::tr("The same again: "))) {
        write(stderr, Words::tr("These were two different ones.\n"));
        return give({});
    }
    give(first);
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
           first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("--version");
}

int runTerminal(int argc, char **argv) {
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    hideUrlPasswords(argc, argv);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("wherry"));
    installLanguage(application, {});
    std::signal(SIGPIPE, SIG_IGN);

    const Expected<TerminalArguments, QString> arguments = TerminalArguments::parse(words);
    if (!arguments)
        return wrongUsage(arguments.error());
    if (arguments->command == Command::Version) {
        write(stdout, QStringLiteral("wherry %1\n").arg(QLatin1String(WHERRY_VERSION)));
        return 0;
    }
    if (arguments->command == Command::Help) {
        write(words.isEmpty() ? stderr : stdout, TerminalArguments::help(arguments->helpOf));
        return words.isEmpty() ? 2 : 0;
    }
    InterruptWatch interrupts;
    BlockingExecutor executor;
    SiteBook book(DataDirectory::standardPath(QStringLiteral("wherry")), executor, std::make_unique<Keychain>());
    book.setAskMasterPassword(&askMasterPassword);
    if (arguments->command == Command::Sites) {
        SitesRun run(*arguments, book);
        QObject::connect(&interrupts, &InterruptWatch::interrupted, &application, [] { QCoreApplication::exit(1); });
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
    else
        run = std::make_unique<RequestRun>(environment);
    QObject::connect(&interrupts, &InterruptWatch::interrupted, run.get(), &TerminalRun::interrupt);
    QObject::connect(run.get(), &TerminalRun::ended, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    const auto begin = [&](bool hasPassword) {
        if (hasPassword)
            return run->start();
        write(stderr,
              Words::tr("wherry: there is no password and no terminal to ask on. Put it into WHERRY_PASSWORD.\n"));
        QCoreApplication::exit(3);
    };
    QMetaObject::invokeMethod(
        &environment, [&] { environment.completePassword(begin); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
