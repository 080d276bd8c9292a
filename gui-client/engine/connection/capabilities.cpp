#include "connection/capabilities.h"

#include "ftp/extensions.h"

bool Capabilities::atomicStore() const { return features.hasWherry(Extensions::atomic); }

bool Capabilities::isWherry() const { return features.hasWherry(); }

bool Capabilities::sendsAhead() const {
    return blocks != Learned::No && features.has("MODE", "B") && features.pipeline() > 1 && atomicStore() &&
           features.has("MLST") && mlsd != Learned::No;
}
