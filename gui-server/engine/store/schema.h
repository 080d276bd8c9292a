// The tables of the store, version after version: a new version is a new entry, an old entry is never changed.
#pragma once

#include <QList>
#include <QStringList>

namespace Schema {
// Statements that lead from version n to n + 1, at index n; @ID and @BYTES are the dialect's types.
const QList<QStringList> &versions();
} // namespace Schema
