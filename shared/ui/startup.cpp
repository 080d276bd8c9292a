#include "ui/startup.h"

#include <QLocale>
#include <QScreen>
#include <QWidget>

#include <cstring>

namespace {
void setTheme(StartupLook &look, const QString &value) {
    if (value == QLatin1String("light"))
        look.theme = Theme::Light;
    else if (value == QLatin1String("dark"))
        look.theme = Theme::Dark;
    else if (value == QLatin1String("desktop"))
        look.theme = Theme::Desktop;
    else
        look.error = QStringLiteral("--theme takes light, dark or desktop, not \"%1\"").arg(value);
}
} // namespace

StartupLook takeStartupLook(int &argc, char **argv) {
    StartupLook look;
    int kept = 1;
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        const QString name = argument.section(QLatin1Char('='), 0, 0);
        if (name != QLatin1String("--theme") && name != QLatin1String("--language")) {
            argv[kept++] = argv[i];
            continue;
        }
        QString value = argument.section(QLatin1Char('='), 1);
        if (!argument.contains(QLatin1Char('='))) {
            if (i + 1 >= argc) {
                look.error = name + QStringLiteral(" needs a value after it");
                break;
            }
            value = QString::fromLocal8Bit(argv[++i]);
        }
        if (name == QLatin1String("--theme"))
            setTheme(look, value);
        else if (QLocale(value).language() == QLocale::C && value != QLatin1String("C"))
            look.error = QStringLiteral("--language takes a locale like en or zh_CN, not \"%1\"").arg(value);
        else
            look.language = value;
    }
    argc = kept;
    argv[argc] = nullptr;
    return look;
}

void resizeToScreen(QWidget &window, const QSize &wanted) {
    constexpr int titleBar = 40;
    window.resize(wanted.boundedTo(window.screen()->availableSize() - QSize(0, titleBar)));
}
