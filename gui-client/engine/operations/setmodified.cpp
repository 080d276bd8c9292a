#include "operations/setmodified.h"

#include "ftp/timevalue.h"
#include "ftp/wiretext.h"

using Learned = Capabilities::Learned;

namespace {
QByteArray timeCommand(const char *verb, const RemotePath &path, qint64 modified) {
    return verb + formatTimeValue(TimeValue::fromMilliseconds(modified)) + ' ' + path.bytes();
}
} // namespace

QByteArray SetModified::learnedCommand(const Capabilities &can, const RemotePath &path, qint64 modified) {
    if (can.mfmt == Learned::Yes)
        return timeCommand("MFMT ", path, modified);
    return can.mdtmSets == Learned::Yes ? timeCommand("MDTM ", path, modified) : QByteArray();
}

void SetModified::firstStep() {
    const Capabilities &can = m_link.capabilities;
    if (can.mfmt == Learned::Yes || (can.mfmt == Learned::Unknown && can.features.has("MFMT")))
        return send(timeCommand("MFMT ", m_path, m_modified), &SetModified::onMfmt);
    tryMdtm();
}

void SetModified::onMfmt(const Reply &reply) {
    if (reply.isPositive()) {
        m_link.capabilities.mfmt = Learned::Yes;
        return succeed();
    }
    if (reply.code / 10 != 50) // the command is known, but not for this file
        return refuse(reply);
    m_link.capabilities.mfmt = Learned::No;
    tryMdtm();
}

void SetModified::tryMdtm() {
    if (m_link.capabilities.mdtmSets == Learned::No)
        return fail(Failure::Kind::Unsupported, QStringLiteral("the server cannot set times"));
    send(timeCommand("MDTM ", m_path, m_modified), &SetModified::onMdtm);
}

void SetModified::onMdtm(const Reply &reply) {
    // Servers that only know MDTM to ask a time look for a file of the whole argument: 550.
    if (reply.isPositive()) {
        m_link.capabilities.mdtmSets = Learned::Yes;
        return succeed();
    }
    if (m_link.capabilities.mdtmSets == Learned::Unknown && reply.isPermanent())
        m_link.capabilities.mdtmSets = Learned::No;
    fail(Failure::Kind::Unsupported, decodeWireText(reply.text()), reply.code);
}
