#include "operations/changepassword.h"

void ChangePassword::firstStep() {
    if (!m_link.control.isEncrypted())
        return fail(Failure::Kind::Untrusted, QStringLiteral("the connection is not encrypted"));
    if (m_from.isEmpty() || m_from.contains(' ') || m_to.isEmpty())
        return fail(Failure::Kind::Unsupported, QStringLiteral("these passwords cannot be sent by SITE PSWD"));
    send("SITE PSWD " + m_from + ' ' + m_to, &ChangePassword::onChanged);
}

void ChangePassword::onChanged(const Reply &reply) { reply.isPositive() ? succeed() : refuse(reply); }
