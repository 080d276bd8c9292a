#include "operations/changemode.h"

void ChangeMode::firstStep() {
    send("SITE CHMOD " + QByteArray::number(m_mode & 07777, 8).rightJustified(3, '0') + ' ' + m_path.bytes(),
         &ChangeMode::onChanged);
}

void ChangeMode::onChanged(const Reply &reply) { reply.isPositive() ? succeed() : refuse(reply); }
