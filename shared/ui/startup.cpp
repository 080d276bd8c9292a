#include "ui/startup.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

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

bool isEnglish(const QLocale &locale) {
    return locale.language() == QLocale::English || locale.language() == QLocale::C;
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

bool installLanguage(QCoreApplication &application, const QString &language) {
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    // Numbers and dates in the language of the words around them; a desktop's own mixture stays as it is.
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    const auto install = [&application](const QLocale &wanted, const QString &file, const QString &directory) {
        auto *translator = new QTranslator(&application);
        if (translator->load(wanted, file, QStringLiteral("_"), directory)) {
            application.installTranslator(translator);
            return true;
        }
        delete translator;
        return false;
    };
    // English has a file too, for its plurals; it also serves where there is no other.
    install(QLocale(QLocale::English), QStringLiteral("wherry"), QStringLiteral(":/i18n"));
    if (isEnglish(locale))
        return true;
    install(locale, QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return install(locale, QStringLiteral("wherry"), QStringLiteral(":/i18n"));
}
