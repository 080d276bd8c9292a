#include "operations/changemode.h"

QByteArray ChangeMode::command(const RemotePath &path, int mode) {
    return "SITE CHMOD " + QByteArray::number(mode & 07777, 8).rightJustified(3, '0') + ' ' + path.bytes();
}

void ChangeMode::firstStep() { send(command(m_path, m_mode), &ChangeMode::onChanged); }

void ChangeMode::onChanged(const Reply &reply) { reply.isPositive() ? succeed() : refuse(reply); }
