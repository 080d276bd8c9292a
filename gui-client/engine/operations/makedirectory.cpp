#include "operations/makedirectory.h"

#include "ftp/wiretext.h"

MakeDirectory::MakeDirectory(ServerLink &link, RemotePath path, bool parents, bool mustBeNew)
    : Operation(link)
    , m_path(std::move(path))
    , m_current(m_path)
    , m_parents(parents)
    , m_mustBeNew(mustBeNew) {
    setStep(QStringLiteral("MKD ") + decodeWireText(m_path.bytes()));
}

void MakeDirectory::firstStep() { makeNext(); }

void MakeDirectory::makeNext() { send("MKD " + m_current.bytes(), &MakeDirectory::onMade); }

void MakeDirectory::onMade(const Reply &reply) {
    if (reply.isPositive())
        return goDown();
    m_refusal = reply;
    send("CWD " + m_current.bytes(), &MakeDirectory::onEntered); // refused because it stands there already?
}

void MakeDirectory::onEntered(const Reply &reply) {
    if (reply.isPositive())
        return m_mustBeNew && m_current == m_path ? refuse(m_refusal) : goDown();
    if (!m_parents || m_goesDown || m_current.isRoot() || m_refusal.isTransient())
        return refuse(m_refusal);
    m_missing.append(m_current);
    m_current = m_current.parent();
    makeNext();
}

void MakeDirectory::goDown() {
    m_goesDown = true;
    if (m_missing.isEmpty())
        return succeed();
    m_current = m_missing.takeLast();
    makeNext();
}
