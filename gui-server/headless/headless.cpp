#include "headless/headless.h"

#include "base/allocator.h"
#include "base/descriptorlimit.h"
#include "base/log.h"
#include "base/logfile.h"
#include "config/configurationkeys.h"
#include "control/controlsocket.h"
#include "control/serverrequests.h"
#include "ftp/wiretext.h"
#include "headless/options.h"
#include "headless/processsignals.h"
#include "headless/servicenotice.h"
#include "headless/subcommand.h"
#include "net/epolldispatcher.h"
#include "server/server.h"
#include "server/transferlog.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>
#include <optional>
#include <utility>

namespace {
// What to do about a server that could not start.
QString adviceFor(const Failure &failure, bool inUse) {
    if (inUse)
        return QStringLiteral(". Give this one another with --data-dir DIRECTORY.");
    if (failure.kind == Failure::Kind::CannotConnect && failure.code == EADDRINUSE)
        return QStringLiteral(". Give another --port, or --port 0 for a free one.");
    return QStringLiteral(".");
}

QString statusOf(const Server &server) {
    QStringList addresses;
    for (const ListenerInfo &one : server.listeners())
        addresses += one.text();
    return QStringLiteral("Listening on ") + addresses.join(QStringLiteral(", "));
}

// What the command line and the files say by now; nothing, and lines in the log, when a file is wrong.
std::optional<Configuration> readAgain(Options options, Log &log) {
    const QByteArray dataDirectory = options.configuration.dataDirectory;
    const QStringList errors = options.readFiles();
    for (const QString &error : errors)
        log.error(QStringLiteral("server"), error);
    if (!errors.isEmpty()) {
        log.error(QStringLiteral("server"), QStringLiteral("the configuration stays as it was"));
        return std::nullopt;
    }
    options.configuration.dataDirectory = dataDirectory;
    return options.configuration;
}

void reload(Server &server, const Options &options, Log &log) {
    log.info(QStringLiteral("server"), QStringLiteral("reloading"));
    const auto configuration = readAgain(options, log);
    if (!configuration)
        return;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        if (key.reload == ConfigurationKey::Reload::NeedsStart &&
            key.show(*configuration) != key.show(server.configuration()))
            log.warning(QStringLiteral("server"),
                        QStringLiteral("%1 changes with the next start").arg(QLatin1String(key.name)));
    }
    log.setLevel(static_cast<LogRecord::Level>(configuration->logLevel));
    server.reload(*configuration);
}

int serve(const Options &options) {
    const Configuration &configuration = options.configuration;
    const ServiceNotice notice;
    Log log;
    log.setLevel(static_cast<LogRecord::Level>(configuration.logLevel));
    LogFile file(log, configuration.logFile, configuration.logMaxBytes, configuration.logFilesKept);
    if (configuration.logFile.isEmpty()) {
        QObject::connect(&log, &Log::recorded, &log,
                         [](const LogRecord &record) { say(stderr, LogFile::line(record)); });
    } else if (auto opened = file.open(); !opened) {
        return refuse(QStringLiteral("The log file cannot be written: %1").arg(opened.error().text), ExitCode::failed);
    }
    if (options.showsSecrets())
        log.warning(QStringLiteral("server"),
                    QStringLiteral("%1 holds passwords and can be read by others; chmod 600 it")
                        .arg(options.configurationFile));

    Server server(configuration, log);
    TransferLog transfers(server, configuration.transferLogFile, configuration.logMaxBytes, configuration.logFilesKept);
    if (!configuration.transferLogFile.isEmpty()) {
        if (auto opened = transfers.open(); !opened)
            return refuse(QStringLiteral("The transfer log cannot be written: %1").arg(opened.error().text),
                          ExitCode::failed);
    }
    if (auto started = server.start(); !started) {
        const bool inUse = started.error().kind == Failure::Kind::LocalFile && started.error().code == EWOULDBLOCK;
        return refuse(started.error().text + adviceFor(started.error(), inUse),
                      inUse ? ExitCode::badOptions : ExitCode::failed);
    }
    const auto control = openControlSocket(server, log);
    const QList<ListenerInfo> listeners = server.listeners();
    for (const ListenerInfo &one : listeners)
        say(stdout, QStringLiteral("Listening on %1%2")
                        .arg(one.text(), one.implicitTls ? QStringLiteral(" (TLS from the first byte)") : QString()));
    if (!server.certificate().isNull())
        say(stdout, QStringLiteral("Certificate SHA-256 ") + server.certificate().fingerprintText());
    notice.ready(statusOf(server));

    ProcessSignals signalsOfProcess;
    bool stopAsked = false;
    QObject::connect(&signalsOfProcess, &ProcessSignals::stopAsked, &server, [&] {
        if (std::exchange(stopAsked, true))
            return QCoreApplication::exit(0); // asked twice: at once
        notice.stopping();
        server.stop();
    });
    QObject::connect(&signalsOfProcess, &ProcessSignals::reloadAsked, &server, [&] {
        notice.reloading();
        reload(server, options, log);
        if (auto reopened = configuration.logFile.isEmpty() ? Expected<bool>(true) : file.reopen(); !reopened)
            say(stderr, reopened.error().text);
        if (auto reopened = configuration.transferLogFile.isEmpty() ? Expected<bool>(true) : transfers.reopen();
            !reopened)
            log.error(QStringLiteral("server"), reopened.error().text);
        notice.ready(statusOf(server));
    });
    QObject::connect(&server, &Server::stopped, QCoreApplication::instance(), &QCoreApplication::quit);
    return QCoreApplication::exec();
}
} // namespace

int runHeadless(int argc, char **argv) {
    tuneAllocator();
    QList<QByteArray> arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QByteArray(argv[i]);
    hidePasswords(argc, argv);
    const QByteArray password = takePasswordOfEnvironment();
    raiseDescriptorLimit();
    ProcessSignals::block();                                   // before the first thread
    QCoreApplication::setEventDispatcher(new EpollDispatcher); // thousands of idle sessions cost nothing
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(WHERRY_VERSION));

    if (!arguments.isEmpty() && !arguments.first().startsWith('-')) {
        const Subcommand *const subcommand = findSubcommand(arguments.first());
        if (!subcommand)
            return refuse(QStringLiteral("\"%1\" is neither an option nor a command; --help lists them.")
                              .arg(decodeWireText(arguments.first())),
                          ExitCode::badOptions);
        return subcommand->run(arguments.mid(1));
    }
    const auto options = parseOptions(arguments, password);
    arguments.clear();
    if (!options)
        return refuse(options.error(), ExitCode::badOptions);
    switch (options->wish) {
    case Options::Wish::Help:
        say(stdout, QStringLiteral("Usage: %1 --home DIRECTORY --user NAME:PASSWORD [options]\n%2\n%3")
                        .arg(QCoreApplication::applicationName(), subcommandsHelp(), optionsHelp()));
        return 0;
    case Options::Wish::Version:
        say(stdout, QStringLiteral("%1 " WHERRY_VERSION).arg(QCoreApplication::applicationName()));
        return 0;
    case Options::Wish::Run:
        break;
    }
    return serve(*options);
}
