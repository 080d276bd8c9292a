#include "base/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace {
bool isEnglish(const QLocale &locale) {
    return locale.language() == QLocale::English || locale.language() == QLocale::C;
}
} // namespace

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
