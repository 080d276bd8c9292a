// The language of what a program says to people.
#pragma once

#include <QString>

class QCoreApplication;

// Installs our translation and Qt's own for the language (or the desktop's when empty). False when there is none for it
// and the English of the sources stays.
bool installLanguage(QCoreApplication &application, const QString &language);
