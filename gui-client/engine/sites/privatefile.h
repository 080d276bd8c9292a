// Files of a person that are nobody else's business.
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QString>

// Atomically, readable by its owner alone; makes the folders above it.
[[nodiscard]] Expected<bool> writePrivateFile(const QString &path, const QByteArray &bytes);
