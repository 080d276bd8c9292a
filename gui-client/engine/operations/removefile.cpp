#include "operations/removefile.h"

void RemoveFile::firstStep() { send("DELE " + m_path.bytes(), &RemoveFile::onDeleted); }

void RemoveFile::onDeleted(const Reply &reply) { reply.isPositive() ? succeed() : refuse(reply); }
