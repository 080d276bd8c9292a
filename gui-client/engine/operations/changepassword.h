// Sets the password of the account that is logged in (SITE PSWD, in wide use). Nothing is sent over a connection in
// clear: Untrusted then.
#pragma once

#include "operations/operation.h"

class ChangePassword : public Operation {
    Q_OBJECT

public:
    // Unsupported when the command cannot carry them: from has a space, or one of them is empty.
    ChangePassword(ServerLink &link, QByteArray from, QByteArray to)
        : Operation(link)
        , m_from(std::move(from))
        , m_to(std::move(to)) {}

protected:
    void firstStep() override;

private:
    void onChanged(const Reply &reply);

    QByteArray m_from, m_to;
};
