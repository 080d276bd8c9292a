// The next EPSV or PASV, sent before the transfer that needs it, so that its answer is there when it begins. Owned by a
// ServerLink. Only where commands may be sent ahead (Capabilities::pipelining).
#pragma once

#include "connection/controlconnection.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <optional>

class PassiveAhead : public QObject {
    Q_OBJECT
public:
    using Taken = std::function<void(const Reply &reply, const Failure &failure)>;

    // command: "EPSV" or "PASV". Nothing when one is asked already.
    void ask(ControlConnection &control, const QByteArray &command);
    // Whether take() has something to give: an answer that is not too old, or one that is on its way.
    bool isAsked() const;
    // The answer, at once or when it comes, unless context is gone by then. Precondition: isAsked().
    void take(QObject *context, Taken taken);
    int owed() const { return m_isOwed ? 1 : 0; } // replies that no operation waits for
    void reset();                                 // of the former connection, or out of step

private:
    std::optional<Reply> m_reply;
    QElapsedTimer m_age;
    QPointer<QObject> m_context;
    Taken m_taken;
    bool m_isOwed = false;
    quint64 m_round = 0; // tells a late answer of before reset()
};
