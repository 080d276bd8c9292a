#include "operations/transfer/removeleftovers.h"

#include "ftp/wiretext.h"
#include "operations/transfer/temporaryname.h"
#include "operations/transfer/uploadparts.h"

RemoveLeftovers::RemoveLeftovers(ServerLink &link, const RemotePath &temporary)
    : Operation(link)
    , m_paths({temporary}) {
    for (int number = 0; number < UploadPart::most; ++number)
        m_paths.prepend(TemporaryName::part(temporary, number));
}

void RemoveLeftovers::firstStep() {
    if (m_paths.isEmpty())
        return finish(m_standing);
    send("DELE " + m_paths.last().bytes(), &RemoveLeftovers::onDeleted);
}

void RemoveLeftovers::onDeleted(const Reply &reply) {
    if (!reply.isPositive()) {
        m_refusal = {Failure::Kind::Refused, reply.code, decodeWireText(reply.text()),
                     QStringLiteral("DELE ") + decodeWireText(m_paths.last().bytes())};
        return send("SIZE " + m_paths.last().bytes(), &RemoveLeftovers::onSize);
    }
    m_paths.removeLast();
    firstStep();
}

void RemoveLeftovers::onSize(const Reply &reply) {
    if (reply.code == 213)
        m_standing = m_refusal;
    m_paths.removeLast();
    firstStep();
}
