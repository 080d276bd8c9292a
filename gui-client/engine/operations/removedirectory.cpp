#include "operations/removedirectory.h"

void RemoveDirectory::firstStep() { send("RMD " + m_path.bytes(), &RemoveDirectory::onRemoved); }

void RemoveDirectory::onRemoved(const Reply &reply) { reply.isPositive() ? succeed() : refuse(reply); }
