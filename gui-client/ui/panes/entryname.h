// What a person may call a file or folder, on this computer and on a server alike.
#pragma once

#include <QString>

namespace EntryName {
// Why it cannot be a name, as a sentence; empty when it can, and for the empty text.
QString troubleWith(const QString &name);
} // namespace EntryName
