// One line of the listing of IIS and other servers that imitate DIR. Owned by nobody: a function.
#pragma once

#include "listing/remoteentry.h"

#include <QByteArrayView>

#include <optional>

// Times are taken as UTC: the zone of the server is added by the caller. Nothing when it is another format.
[[nodiscard]] std::optional<RemoteEntry> parseDosLine(QByteArrayView line);
