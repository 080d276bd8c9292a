#include "program/application.h"

#include "base/allocator.h"
#include "base/datadirectory.h"
#include "base/descriptorlimit.h"
#include "base/language.h"
#include "program/clientengine.h"
#include "program/instancesocket.h"
#include "program/preferences.h"
#include "sites/urlpassword.h"
#include "transfers/stagedfetch.h"
#include "ui/appearance.h"
#include "ui/icons.h"
#include "ui/startup.h"
#include "window/mainwindow.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <vector>

int runWindow(int argc, char **argv) {
    tuneAllocator();
    StartupLook look = takeStartupLook(argc, argv);
    if (!look.error.isEmpty()) {
        std::fprintf(stderr, "wherry: %s\n", qPrintable(look.error));
        return 2;
    }
    // Qt gets a copy: what others can read of this process is hidden before anything takes its time.
    std::vector<QByteArray> words(argv, argv + argc);
    std::vector<char *> copies;
    for (QByteArray &word : words)
        copies.push_back(word.data());
    copies.push_back(nullptr);
    hideUrlPasswords(argc, argv);
    raiseDescriptorLimit();
    QApplication application(argc, copies.data());
    QApplication::setApplicationName(QStringLiteral("wherry"));
    QApplication::setApplicationVersion(QStringLiteral(WHERRY_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Wherry"));
    QGuiApplication::setDesktopFileName(QStringLiteral("wherry"));
    const QStringList urls = QApplication::arguments().mid(1);
    hideUrlPasswords(argc, copies.data()); // which a session manager may be told

    const Expected<DataDirectory> directory =
        DataDirectory::open(DataDirectory::standardPath(QStringLiteral("wherry")));
    const QString path = directory ? directory->path() : DataDirectory::standardPath(QStringLiteral("wherry"));
    InstanceSocket instance(path);
    if (directory)
        instance.listen();
    else if (instance.handOver(urls))
        return 0;
    ClientEngine engine(path);
    if (!directory)
        engine.log.warning(QStringLiteral("wherry"), directory.error().text);
    if (look.language.isEmpty())
        look.language = engine.settings.get(Preferences::language);
    if (look.theme == Theme::Desktop)
        look.theme = static_cast<Theme>(engine.settings.get(Preferences::theme));
    installLanguage(application, look.language);
    Appearance appearance(application, look.theme);
    StagedFetch::sweep(engine.executor);
    MainWindow window(engine, appearance);
    QObject::connect(&instance, &InstanceSocket::arrived, &window, &MainWindow::takeUrls);
    window.show();
    engine.openJournal();
    for (const QString &url : urls)
        window.openUrl(url);
    return QApplication::exec();
}
