#include "cli/terminal.h"

#include "base/language.h"
#include "base/visibletext.h"
#include "cli/environment.h"
#include "cli/interruptwatch.h"
#include "cli/requestrun.h"
#include "cli/transferrun.h"
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
    const Expected<SiteUrl> where = Site::fromUrl(arguments->urls.first());
    if (!where)
        return wrongUsage(where.error().text);
    InterruptWatch interrupts;
    Environment environment(*arguments, *where);
    if (!environment.completePassword(where->hasUser, where->hasPassword)) {
        write(stderr,
              Words::tr("wherry: there is no password and no terminal to ask on. Put it into WHERRY_PASSWORD.\n"));
        return 3;
    }
    std::unique_ptr<TerminalRun> run;
    if (isTransfer(*arguments))
        run = std::make_unique<TransferRun>(environment);
    else
        run = std::make_unique<RequestRun>(environment);
    QObject::connect(&interrupts, &InterruptWatch::interrupted, run.get(), &TerminalRun::interrupt);
    QObject::connect(run.get(), &TerminalRun::ended, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(run.get(), &TerminalRun::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
