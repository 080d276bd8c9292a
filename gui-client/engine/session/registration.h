// A connection to a server for making an account there, and nothing else. Over TLS, unless the site says that there is
// to be none at all. Owned by whoever registers.
#pragma once

#include "base/laterptr.h"
#include "connection/serverlink.h"
#include "operations/registeraccount.h"

#include <QObject>

class Registration : public QObject {
    Q_OBJECT
public:
    // The site's name and password are those wanted.
    Registration(const Site &site, const LinkServices &services);
    ~Registration() override;

    void start();
    void answer(const Answer &answer);

Q_SIGNALS:
    void question(const Question &question);
    // Once, last. words: what the server says to it ("waits for the administrator's approval").
    void finished(const Failure &failure, const QString &words);

private:
    void onDone();

    ServerLink m_link;
    LaterPtr<RegisterAccount> m_operation;
};
