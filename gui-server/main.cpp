// wherry-server: the server with its window; with --headless the same as wherry-serverd. What is wanted is told from
// the arguments before any application object is made.
#include "base/allocator.h"
#include "base/descriptorlimit.h"
#include "base/language.h"
#include "base/log.h"
#include "base/settingsfile.h"
#include "ftp/wiretext.h"
#include "headless/headless.h"
#include "headless/options.h"
#include "headless/processsignals.h"
#include "models/servercontrol.h"
#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/startup.h"
#include "window/preferences.h"
#include "window/serverwindow.h"
#include "window/singleinstance.h"

#include <QApplication>

#include <cstdio>

namespace {
int say(std::FILE *where, const QString &text, int code) {
    std::fputs(qPrintable(text + QLatin1Char('\n')), where);
    return code;
}

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

QString lookHelp() {
    return QStringLiteral("Look of the window:\n"
                          "  --theme light|dark|desktop     default desktop\n"
                          "  --language LOCALE              such as en or zh_CN; default the desktop's\n"
                          "  --headless                     no window\n");
}
} // namespace

int main(int argc, char **argv) {
    for (int i = 1; i < argc; ++i) {
        if (qstrcmp(argv[i], "--headless") == 0)
            return runHeadless(argc, argv);
    }
    const StartupLook look = takeStartupLook(argc, argv);
    QList<QByteArray> arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QByteArray(argv[i]);
    hidePasswords(argc, argv);
    const auto options = parseOptions(arguments, takePasswordOfEnvironment(), AccountsNeeded::No);
    if (!look.error.isEmpty() || !options)
        return say(stderr, QStringLiteral("wherry-server: ") + (look.error.isEmpty() ? options.error() : look.error),
                   2);
    if (options->wish == Options::Wish::Help)
        return say(stdout, QStringLiteral("Usage: wherry-server [options]\n\n") + optionsHelp() + lookHelp(), 0);
    if (options->wish == Options::Wish::Version)
        return say(stdout, QStringLiteral("wherry-server " WHERRY_VERSION), 0);
    if (!hasDisplay())
        return say(stderr, QStringLiteral("wherry-server: There is no display for the window; use --headless."), 1);

    tuneAllocator();
    raiseDescriptorLimit();
    ProcessSignals::block(); // before the first thread
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("wherry-server"));
    QApplication::setApplicationVersion(QStringLiteral(WHERRY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("wherry-server"));
    QApplication::setWindowIcon(programIcon(QStringLiteral("wherry-server")));
    const Configuration &configuration = options->configuration;
    SingleInstance instance(configuration.dataDirectory);
    if (instance.hasAskedOther())
        return 0;
    SettingsFile preferences(decodeWireText(configuration.dataDirectory) + QStringLiteral("/window.json"));
    (void)preferences.load(); // a damaged one is put aside
    installLanguage(application, look.language.isEmpty() ? preferences.get(Preferences::language) : look.language);
    Appearance appearance(application, look.theme == Theme::Desktop
                                           ? static_cast<Theme>(preferences.get(Preferences::theme))
                                           : look.theme);
    QObject::connect(&preferences, &SettingsFile::changed, &appearance, [&](const QString &key) {
        if (key == Preferences::theme.key)
            appearance.setTheme(static_cast<Theme>(preferences.get(Preferences::theme)));
    });
    Log log;
    log.setLevel(static_cast<LogRecord::Level>(configuration.logLevel));
    ServerControl control(configuration, log, options->layers);
    if (const auto opened = control.openLogFile(); !opened)
        return say(stderr, QStringLiteral("wherry-server: The log file cannot be written: ") + opened.error().text, 1);
    ServerWindow window(control, preferences, log);
    ProcessSignals signalsOfProcess;
    QObject::connect(&signalsOfProcess, &ProcessSignals::stopAsked, &window, &ServerWindow::closeWithoutAsking);
    QObject::connect(&instance, &SingleInstance::shown, &window, &ServerWindow::showAgain);
    window.show();
    const auto begin = [&control, &window] {
        if (control.hasAccounts())
            control.start();
        else
            window.openShareDialog();
    };
    QObject::connect(&control, &ServerControl::accountsKnown, &window, begin, Qt::SingleShotConnection);
    control.lookForAccounts();
    return QApplication::exec();
}
