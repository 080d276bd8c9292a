#include "ui/naturalcollator.h"

QCollator naturalCollator() {
    // The C locale compares bytes and knows no numbers; names are for people in every locale.
    const QLocale locale;
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}
