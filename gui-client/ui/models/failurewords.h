// A Failure in words for people: what happened, the cause, what to do. Raw replies stay in the cause.
#pragma once

#include "base/failure.h"

struct FailureWords {
    QString sentence; // one, with its full stop
    QString cause;    // the engine's in the window's language, the other side's as they are, made safe; may be empty
    QString advice;   // what a person can do; may be empty

    // subject: the host, file or folder that it is about, as shown; may be empty.
    static FailureWords of(const Failure &failure, const QString &subject = {});
    // Text as a sentence of its own: with a full stop where it has none.
    static QString asSentence(const QString &text);
    // All three, one behind the other.
    QString paragraph() const;
    // The cause alone, without a reply's code, for what has a sentence of its own about the failure.
    static QString causeOf(const Failure &failure);
    // A few words without full stop, for a table's cell.
    static QString brief(const Failure &failure);
};
