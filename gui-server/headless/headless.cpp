#include "headless/headless.h"

#include "base/log.h"
#include "base/logfile.h"
#include "headless/options.h"
#include "headless/processsignals.h"
#include "net/epolldispatcher.h"
#include "server/server.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdio>

namespace {
constexpr int couldNotStart = 1;
constexpr int badOptions = 2;

void say(std::FILE *where, const QString &line) {
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), where);
    std::fflush(where);
}

int refuse(const QString &sentence, int code) {
    say(stderr, QCoreApplication::applicationName() + QStringLiteral(": ") + sentence);
    return code;
}

// What to do about a server that could not start.
QString adviceFor(const Failure &failure, bool inUse) {
    if (inUse)
        return QStringLiteral(". Give this one another with --data-dir DIRECTORY.");
    if (failure.kind == Failure::Kind::CannotConnect && failure.code == EADDRINUSE)
        return QStringLiteral(". Give another --port, or --port 0 for a free one.");
    return QStringLiteral(".");
}

int serve(const Configuration &configuration) {
    Log log;
    log.setLevel(static_cast<LogRecord::Level>(configuration.logLevel));
    LogFile file(log, configuration.logFile);
    if (configuration.logFile.isEmpty()) {
        QObject::connect(&log, &Log::recorded, &log,
                         [](const LogRecord &record) { say(stderr, LogFile::line(record)); });
    } else if (auto opened = file.open(); !opened) {
        return refuse(QStringLiteral("The log file cannot be written: %1").arg(opened.error().text), couldNotStart);
    }

    Server server(configuration, log);
    if (auto started = server.start(); !started) {
        const bool inUse = started.error().kind == Failure::Kind::LocalFile && started.error().code == EWOULDBLOCK;
        return refuse(started.error().text + adviceFor(started.error(), inUse), inUse ? badOptions : couldNotStart);
    }
    const QList<ListenerInfo> listeners = server.listeners();
    for (const ListenerInfo &one : listeners)
        say(stdout, QStringLiteral("Listening on %1%2")
                        .arg(one.text(), one.implicitTls ? QStringLiteral(" (TLS from the first byte)") : QString()));
    if (!server.certificateFingerprint().isEmpty())
        say(stdout, QStringLiteral("Certificate SHA-256 ") + server.certificateFingerprint());

    ProcessSignals signalsOfProcess;
    bool stopAsked = false;
    QObject::connect(&signalsOfProcess, &ProcessSignals::stopAsked, &server, [&] {
        if (std::exchange(stopAsked, true))
            return QCoreApplication::exit(0); // asked twice: at once
        server.stop();
    });
    QObject::connect(&signalsOfProcess, &ProcessSignals::reloadAsked, &server, [&] {
        log.info(QStringLiteral("server"), QStringLiteral("reloading"));
        server.reload(configuration);
        if (configuration.logFile.isEmpty())
            return;
        if (auto reopened = file.reopen(); !reopened)
            say(stderr, reopened.error().text);
    });
    QObject::connect(&server, &Server::stopped, QCoreApplication::instance(), &QCoreApplication::quit);
    return QCoreApplication::exec();
}
} // namespace

int runHeadless(int argc, char **argv) {
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

    const auto options = parseOptions(arguments, password);
    arguments.clear();
    if (!options)
        return refuse(options.error(), badOptions);
    switch (options->wish) {
    case Options::Wish::Help:
        say(stdout, QStringLiteral("Usage: %1 --home DIRECTORY --user NAME:PASSWORD [options]\n\n%2")
                        .arg(QCoreApplication::applicationName(), optionsHelp()));
        return 0;
    case Options::Wish::Version:
        say(stdout, QStringLiteral("%1 " WHERRY_VERSION).arg(QCoreApplication::applicationName()));
        return 0;
    case Options::Wish::Run:
        break;
    }
    return serve(options->configuration);
}
