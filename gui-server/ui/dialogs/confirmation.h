// A question before something that destroys: the safe answer has the focus.
#pragma once

#include <QString>

#include <functional>

class QWidget;

struct Confirmation {
    QString question;
    QString consequence;
    QString keep;            // the safe answer
    QString action;          // the other
    bool isHarmless = false; // what follows can be taken back
};
// Shows the question on the window of its parent; act follows when a person says so.
void confirm(QWidget &parent, const Confirmation &confirmation, const std::function<void()> &act);
// Tells what did not succeed, and why in the words of its source.
void complain(QWidget &parent, const QString &sentence, const QString &cause);
