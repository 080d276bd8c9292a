// The names of unfinished uploads on the disk: short, hidden, and of a form that no client can address or create.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace UnfinishedName {
inline constexpr char Prefix[] = ".wherry.";
inline constexpr int RandomDigits = 16;

// ".wherry." and 16 hexadecimal digits, new at each call.
QByteArray make();
// Whether a single component has that form; true also for names that some file system folds to it (upper case).
bool matches(QByteArrayView component);
} // namespace UnfinishedName
