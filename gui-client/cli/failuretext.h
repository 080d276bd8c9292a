// A Failure as sentences for a person: what happened, why, and what to do. And the exit code it leads to.
#pragma once

#include "base/failure.h"

#include <QString>

namespace FailureText {
// host: for sentences about the connection. One line, ends with a full stop; text of strangers is made visible.
QString sentence(const Failure &failure, const QString &host);
// 1 a transfer failed, 3 could not connect or log in, 4 trust.
int exitCode(const Failure &failure, bool duringLogin);
} // namespace FailureText
