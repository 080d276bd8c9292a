// A Failure in words for people: what happened, the cause, what to do. Raw replies stay in the cause.
#pragma once

#include "base/failure.h"

struct FailureWords {
    QString sentence; // one, with its full stop
    QString cause;    // the other side's or the system's words, made safe to show; may be empty
    QString advice;   // what a person can do; may be empty

    // subject: the host, file or folder that it is about, as shown; may be empty.
    static FailureWords of(const Failure &failure, const QString &subject = {});
    // A few words without full stop, for a table's cell.
    static QString brief(const Failure &failure);
};
