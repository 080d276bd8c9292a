// Makes Failure readable in test output.
#pragma once

#include "base/failure.h"

#include <QTest>

inline QByteArray describe(const Failure &failure) {
    return QByteArray::number(int(failure.kind)) + " (" + failure.text.toUtf8() + ") code " +
           QByteArray::number(failure.code);
}

// The kind of a failure, with its words when it is another one.
#define COMPARE_KIND(failure, expected)                                                                                \
    do {                                                                                                               \
        const Failure actualFailure = (failure); /* once: it may be what does the work */                              \
        QVERIFY2(actualFailure.kind == (expected), describe(actualFailure).constData());                               \
    } while (false)
