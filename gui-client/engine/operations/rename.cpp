#include "operations/rename.h"

#include "operations/lookup.h"
#include "operations/stat.h"

#include <cerrno>

void Rename::firstStep() {
    if (m_fromReply)
        return onFrom(*m_fromReply);
    // Where capital letters do not matter, another spelling of the same name is itself.
    if (m_existing == Existing::IsReplaced || m_from.bytes().toLower() == m_to.bytes().toLower())
        return refuseIfThere(false);
    if (m_link.capabilities.features.has("MLST"))
        return attempt(std::make_unique<Stat>(m_link, m_to), &Rename::onStat);
    attempt(std::make_unique<LookUp>(m_link, m_to), &Rename::onLookedUp);
}

void Rename::onStat(Stat &stat) { refuseIfThere(stat.entry().has_value()); }

void Rename::onLookedUp(LookUp &lookUp) { refuseIfThere(lookUp.entry().has_value()); }

void Rename::refuseIfThere(bool isThere) {
    if (isThere)
        return finish({Failure::Kind::LocalFile, EEXIST, {}, QString::fromUtf8(m_to.bytes())});
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
