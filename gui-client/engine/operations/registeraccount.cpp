#include "operations/registeraccount.h"

#include "ftp/extensions.h"
#include "ftp/wiretext.h"

void RegisterAccount::identify() {
    const QString &name = m_link.site.user;
    if (name.isEmpty() || name.contains(u' ') || m_link.site.password.isEmpty())
        return fail(Failure::Kind::Unsupported,
                    QStringLiteral("an account needs a name without spaces and a password"));
    send("FEAT", &RegisterAccount::onOffers);
}

void RegisterAccount::onOffers(const Reply &reply) {
    if (Features::parse(reply).hasWherry(Extensions::registration))
        return sendRequest();
    send("HELP SITE", &RegisterAccount::onHelp);
}

void RegisterAccount::onHelp(const Reply &reply) {
    if (reply.isPositive() && reply.text().toUpper().contains("REGISTER"))
        return sendRequest();
    fail(Failure::Kind::Unsupported, QStringLiteral("the server gives no accounts by itself; ask its administrator"));
}

void RegisterAccount::sendRequest() {
    send("SITE REGISTER " + encodeWireText(m_link.site.user) + ' ' + encodeWireText(m_link.site.password),
         &RegisterAccount::onRegistered);
}

void RegisterAccount::onRegistered(const Reply &reply) {
    m_words = decodeWireText(reply.text());
    reply.isPositive() ? succeed() : refuse(reply);
}
