// A Carrier on one Session: opens it with the first item, runs one errand at a time, keeps the session in between.
#pragma once

#include "queue/errand.h"

#include <memory>

class SessionCarrier : public Carrier {
    Q_OBJECT
public:
    SessionCarrier(const Site &site, const LinkServices &services, const ErrandOptions &options = {},
                   QObject *parent = nullptr);
    // On a session that is open already.
    explicit SessionCarrier(std::unique_ptr<Session> session, const ErrandOptions &options = {},
                            QObject *parent = nullptr);
    ~SessionCarrier() override;

    void carry(const TransferItem &item) override;
    void cancel(bool discard) override;
    void close() override;
    bool isConnected() const override;

    Session &session() { return *m_session; }
    void answer(const Answer &answer) { m_session->answer(answer); }

Q_SIGNALS:
    void question(const Question &question); // for a person; answer() when there is an answer

private:
    ErrandOptions m_options;
    std::unique_ptr<Session> m_session;
    LaterPtr<Errand> m_errand;
};
