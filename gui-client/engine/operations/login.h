// From nothing to a logged-in session: connect, greeting, TLS and trust, USER, PASS, ACCT, what the server can do,
// encrypted data, and where we are (RFC 959 4.1.1, RFC 2389, RFC 4217). Owned by a Session.
#pragma once

#include "operations/operation.h"

#include <deque>

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
    bool beginsAgain();
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
    void askFeatures();
    void onFeat(const Reply &reply);
    void introduce();
    void onCourtesy(const Reply &reply);
    void onProt(const Reply &reply);
    void onType(const Reply &reply);
    void onDirectory(const Reply &reply);

    // A command of the row that follows the password.
    struct Courtesy {
        QByteArray command;
        void (LogIn::*taken)(const Reply &);
    };
    void add(const QByteArray &command, void (LogIn::*taken)(const Reply &)) { m_row.push_back({command, taken}); }
    bool isStepwise() const;
    void sendRow();
    void onRowReply(const Reply &reply);

    std::deque<Courtesy> m_row;     // not sent yet
    std::deque<Courtesy> m_awaited; // sent, without a reply so far
    CertificateFacts m_asked;       // about which a person was asked
    bool m_implicit;
    bool m_isPlainAccepted = false;
    bool m_isOurs = false;       // our own server
    bool m_isIntroduced = false; // all is sent
    bool m_isPasswordAhead = false;
    bool m_needsNoPassword = false; // the name was enough
};
