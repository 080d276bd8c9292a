// Makes an account of one's own (SITE REGISTER, in wide use) where the server says that it gives accounts: by X-WHERRY
// REGISTER in FEAT, or in HELP SITE. Comes to the server as a login does, and asks instead of logging in. Owned by a
// Registration.
#pragma once

#include "operations/login.h"

class RegisterAccount : public LogIn {
    Q_OBJECT

public:
    // The name and the password are the site's. Unsupported when the command cannot carry them (a space in the name),
    // or when the server gives no accounts: nothing is sent then.
    using LogIn::LogIn;

    const QString &words() const { return m_words; } // what the server said to it

protected:
    void identify() override;

private:
    void onOffers(const Reply &reply);
    void onHelp(const Reply &reply);
    void sendRequest();
    void onRegistered(const Reply &reply);

    QString m_words;
};
