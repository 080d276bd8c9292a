#include "session/registration.h"

namespace {
Site encrypted(Site site) {
    if (site.tls == TlsMode::Optional)
        site.tls = TlsMode::Required;
    return site;
}
} // namespace

Registration::Registration(const Site &site, const LinkServices &services)
    : m_link(encrypted(site), services) {}

Registration::~Registration() {
    if (!m_operation)
        return;
    m_operation->disconnect(this);
    m_operation->cancel(); // now, for it works on the link
}

void Registration::start() {
    m_operation.reset(new RegisterAccount(m_link));
    connect(m_operation.get(), &Operation::asked, this, &Registration::question);
    connect(m_operation.get(), &Operation::done, this, &Registration::onDone);
    m_operation->begin();
}

void Registration::answer(const Answer &answer) {
    if (m_operation)
        m_operation->answer(answer);
}

void Registration::onDone() {
    const LaterPtr<RegisterAccount> done(m_operation.release());
    m_link.control.close();
    Q_EMIT finished(done->failure(), done->words());
}
