// What the keys of the configuration are called in the window: a label and a sentence for each, a title for each topic,
// a word for each choice.
#pragma once

#include <QCoreApplication>
#include <QString>

class SettingWords {
    Q_DECLARE_TR_FUNCTIONS(SettingWords)
public:
    struct Topic {
        QString title; // empty = it has no words
        QString icon;
    };
    struct Key {
        QString label; // empty = it has no words
        QString hint;
        QString unset;       // what holds when nothing is set or the number is 0
        bool isRate = false; // a size a second
        QString example;     // of a text that may be wrong
    };
    static Topic topic(const QString &topic);
    static Key key(const QString &name);
    // Of a word that the key takes; the word itself when there is no other.
    static QString choice(const QString &key, const QString &word);
};
