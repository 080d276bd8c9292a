// Why the store did not do what was asked, as a value.
#pragma once

#include "base/expected.h"

#include <QString>

struct StoreFailure {
    enum class Kind {
        None,
        Away,     // the database cannot be reached, is full or too slow: may pass
        TooLong,  // it gave this one question up after its time limit; it is there, and may do it another time
        Exists,   // there is one of that name already
        NotFound, // there is none of that name
        Invalid,  // what was asked for cannot be (text says why)
        Failed    // the database said no
    };

    Kind kind = Kind::None;
    QString text; // the cause, without a full stop; never a password

    explicit operator bool() const { return kind != Kind::None; }
    static StoreFailure invalid(const QString &why) { return {Kind::Invalid, why}; }
    bool mayPass() const { return kind == Kind::Away || kind == Kind::TooLong; }
};

template<class Value>
using Stored = Expected<Value, StoreFailure>;
