// The base class of every conversation with a server that takes more than one step: it waits for one thing at a time
// and names the method that takes it. Owned by a Session, or by the operation it is a part of.
#pragma once

#include "base/failure.h"
#include "connection/question.h"
#include "connection/serverlink.h"

#include <QObject>

#include <functional>
#include <memory>
#include <utility>

class Operation : public QObject {
    Q_OBJECT

public:
    explicit Operation(ServerLink &link)
        : m_link(link) {}
    ~Operation() override;

    void begin();
    // Ends with Cancelled, at once; replies that are still owed stay owed (ControlConnection::resynchronise).
    void cancel();
    // Ends one that has not begun: the session could not be opened.
    void abandon(const Failure &failure) { finish(failure); }
    // To the question asked last. Nothing happens when none is open.
    void answer(const Answer &answer);

    // What is left of it needs no server any more: it goes on when the connection ends.
    virtual bool isLocal() const { return false; }
    bool isDone() const { return m_done; }
    bool hasBegun() const { return m_begun; }
    const Failure &failure() const { return m_failure; } // kind None after success

Q_SIGNALS:
    // Exactly once, and last. Results are read in the slot; do not delete the operation there (deleteLater is well).
    void done();
    void asked(const Question &question);

protected:
    virtual void firstStep() = 0;
    // Called once, before done(): lets go of files and data connections. Sends nothing.
    virtual void onEnding() {}

    template<class Self>
    void send(const QByteArray &command, void (Self::*next)(const Reply &)) {
        sendStep(command, [this, next](const Reply &reply) { (static_cast<Self *>(this)->*next)(reply); });
    }
    template<class Self>
    void awaitGreeting(void (Self::*next)(const Reply &)) {
        awaitStep(true, [this, next](const Reply &reply) { (static_cast<Self *>(this)->*next)(reply); });
    }
    // The final reply after a preliminary one.
    template<class Self>
    void awaitFinal(void (Self::*next)(const Reply &)) {
        awaitStep(false, [this, next](const Reply &reply) { (static_cast<Self *>(this)->*next)(reply); });
    }
    // Runs a part; its failure is this operation's failure.
    template<class Self, class Child>
    void run(std::unique_ptr<Child> child, void (Self::*next)(Child &)) {
        runChild(std::move(child), Ending::OfBoth,
                 [this, next](Operation &ended) { (static_cast<Self *>(this)->*next)(static_cast<Child &>(ended)); });
    }
    // Runs a part that may fail; next looks at its failure. Cancelled and lost connections end this operation as well.
    template<class Self, class Child>
    void attempt(std::unique_ptr<Child> child, void (Self::*next)(Child &)) {
        runChild(std::move(child), Ending::OfChildIfRefused,
                 [this, next](Operation &ended) { (static_cast<Self *>(this)->*next)(static_cast<Child &>(ended)); });
    }
    // Runs a part whose failure changes nothing any more, whatever it is: the work stands.
    template<class Self, class Child>
    void courtesy(std::unique_ptr<Child> child, void (Self::*next)(Child &)) {
        runChild(std::move(child), Ending::OfChild,
                 [this, next](Operation &ended) { (static_cast<Self *>(this)->*next)(static_cast<Child &>(ended)); });
    }
    template<class Self>
    void ask(const Question &question, void (Self::*next)(const Answer &)) {
        m_answered = [this, next](const Answer &given) { (static_cast<Self *>(this)->*next)(given); };
        Q_EMIT asked(question);
    }
    // Goes on with next from the event loop.
    template<class Self>
    void later(void (Self::*next)()) {
        QMetaObject::invokeMethod(
            this,
            [this, next] {
                if (!m_done)
                    (static_cast<Self *>(this)->*next)();
            },
            Qt::QueuedConnection);
    }

    void succeed() { finish({}); }
    void refuse(const Reply &reply);        // Refused, with the reply's code and words
    void misunderstood(const Reply &reply); // BadReply: this reply makes no sense here
    void finish(const Failure &failure);
    void fail(Failure::Kind kind, const QString &text, int code = 0);
    // What a failure names as its step when no command is at fault ("RETR a.txt", a local path).
    void setStep(const QString &step) { m_step = step; }
    Operation *child() const { return m_child.get(); }
    // Ends the part that runs, without a word. For destructors of operations whose members it uses.
    void dropChild();
    // While waiting for something that is no reply: the inactivity limit runs, and a lost connection ends this
    // operation. moved: see ControlConnection::watch().
    void watchConnection(std::function<qint64()> moved = {});
    void unwatchConnection();

    ServerLink &m_link;

private:
    void sendStep(const QByteArray &command, std::function<void(const Reply &)> next);
    void awaitStep(bool greeting, std::function<void(const Reply &)> next);
    enum class Ending { OfBoth, OfChildIfRefused, OfChild }; // what the failure of a part ends
    void runChild(std::unique_ptr<Operation> child, Ending ending, std::function<void(Operation &)> next);
    void onChildDone();
    ControlConnection::Step guarded(std::function<void(const Reply &)> next);

    std::unique_ptr<Operation> m_child;
    Ending m_childEnding = Ending::OfBoth;
    std::function<void(Operation &)> m_childNext;
    std::function<void(const Answer &)> m_answered;
    Failure m_failure;
    QString m_step;
    QByteArray m_lastStep; // the command whose reply is being worked on
    bool m_begun = false;
    bool m_done = false;
};
