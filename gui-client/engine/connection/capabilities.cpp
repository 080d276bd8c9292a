#include "connection/capabilities.h"

#include "ftp/extensions.h"

bool Capabilities::atomicStore() const { return features.hasWherry(Extensions::atomic); }

bool Capabilities::isWherry() const { return features.hasWherry(); }
