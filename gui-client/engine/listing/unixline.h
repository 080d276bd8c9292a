// One line of "ls -l", in the forms that servers send. Owned by nobody: a function.
#pragma once

#include "listing/remoteentry.h"

#include <QByteArrayView>

#include <optional>

// now: milliseconds since 1970 UTC, to find the year where the line tells none. Times are taken as UTC: the zone of the
// server is added by the caller. Nothing when it is another format.
[[nodiscard]] std::optional<RemoteEntry> parseUnixLine(QByteArrayView line, qint64 now);
