#include "operations/rename.h"

void Rename::firstStep() {
    if (m_fromReply)
        return onFrom(*m_fromReply);
    send("RNFR " + m_from.bytes(), &Rename::onFrom);
}

void Rename::onFrom(const Reply &reply) {
    if (reply.isIntermediate())
        return send("RNTO " + m_to.bytes(), &Rename::onTo);
    m_refused = Refused::From;
    refuse(reply);
}

void Rename::onTo(const Reply &reply) {
    if (reply.isPositive())
        return succeed();
    m_refused = Refused::To;
    refuse(reply);
}
