// Why the store did not do what was asked, as a value.
#pragma once

#include "base/expected.h"

#include <QString>

struct StoreFailure {
    enum class Kind {
        None,
        Away,     // the database cannot be reached, is full or too slow: may pass
        Exists,   // there is one of that name already
        NotFound, // there is none of that name
        Invalid,  // what was asked for cannot be (text says why)
        Failed    // the database said no
    };

    Kind kind = Kind::None;
    QString text; // the cause, without a full stop; never a password

    explicit operator bool() const { return kind != Kind::None; }
};

template<class Value>
using Stored = Expected<Value, StoreFailure>;
