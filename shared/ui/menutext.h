// Text for a menu or a tab, and what it is elsewhere.
#pragma once

#include <QRegularExpression>
#include <QString>

// Text of people: "&" is shown, and marks no letter for the keyboard.
inline QString menuText(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

// A menu's text without the letter for the keyboard: of "&Copy", and of "复制(&C)" where the language has no such
// letter.
inline QString withoutLetter(QString text) {
    static const QRegularExpression apart(QStringLiteral("\\(&.\\)"));
    return text.remove(apart).remove(u'&');
}

// The name of what a menu's text does: without the dots either, which say that it asks first.
inline QString commandName(const QString &text) {
    QString name = withoutLetter(text);
    if (name.endsWith(u'…'))
        name.chop(1);
    return name;
}
