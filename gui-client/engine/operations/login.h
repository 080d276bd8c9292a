// From nothing to a logged-in session: connect, greeting, TLS and trust, USER, PASS, ACCT, what the server can do,
// encrypted data, and where we are (RFC 959 4.1.1, RFC 2389, RFC 4217). Owned by a Session.
#pragma once

#include "operations/operation.h"

struct TlsInfo;

class LogIn : public Operation {
    Q_OBJECT

public:
    explicit LogIn(ServerLink &link);
    ~LogIn() override;

protected:
    void firstStep() override;
    void onEnding() override;
    // Connected, and encrypted and trusted if that is to be: says who we are.
    virtual void identify();

private:
    void onWelcome(const Reply &reply);
    void onAuth(const Reply &reply);
    void noTls(const QString &reason, int code);
    void onPlainAccepted(const Answer &answer);
    void onEncrypted();
    void checkTrust();
    void onTrustAnswered(const Answer &answer);
    void trusted();
    bool knowsPassword() const;
    QString knownPassword() const;
    void onUser(const Reply &reply);
    void onPasswordGiven(const Answer &answer);
    void givePassword(const QString &password);
    void onPass(const Reply &reply);
    void onAccount(const Reply &reply);
    void onLoggedIn();
    void onFeat(const Reply &reply);
    void introduce();
    void onUtf8(const Reply &reply);
    void onIntroduced(const Reply &reply);
    void protectData();
    void onPbsz(const Reply &reply);
    void onProt(const Reply &reply);
    void introduceAtOnce();
    void onCourtesy(const Reply &reply);
    void onProtAhead(const Reply &reply);
    void onType(const Reply &reply);
    void askDirectory();
    void onDirectory(const Reply &reply);

    bool m_implicit;
    bool m_sendsAhead = false;   // our own server
    bool m_isIntroduced = false; // all is sent
    bool m_isPasswordAhead = false;
    bool m_needsNoPassword = false; // the name was enough
};
