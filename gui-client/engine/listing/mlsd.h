// Entries from the facts of MLST and MLSD (RFC 3659 7).
#pragma once

#include "ftp/facts.h"
#include "listing/remoteentry.h"

// Every field but a check of the name. Unknown types are files.
[[nodiscard]] RemoteEntry entryFromFacts(const FactLine &line);
