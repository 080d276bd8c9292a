// A few connections to one site that work off a list of jobs, each of them one operation: side by side in a Batch where
// the server takes that, else over as many connections as it allows. For reading trees and other short work in bulk;
// files move in the queue. Owned by who gives it the jobs.
#pragma once

#include "session/session.h"

#include <QPointer>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

class Batch;

class SessionPool : public QObject {
    Q_OBJECT
public:
    using Make = std::function<std::unique_ptr<Operation>(ServerLink &)>;
    using Then = std::function<void(Operation &)>;

    // connections: at most, from 1 up. Opened when there is work for them.
    SessionPool(const Site &site, const LinkServices &services, int connections, QObject *parent = nullptr);
    ~SessionPool() override;

    // One that is logged in already.
    void adopt(std::unique_ptr<Session> session);
    // Makes the operation on one of the connections and runs it; then `then` is called once with it when it has ended,
    // well or not, unless cancelAll() came between. Jobs begin in the order in which they came. One whose connection
    // was lost is made anew, twice: an operation that may be done twice.
    void run(Make make, Then then);
    // Forgets all jobs, also those under way.
    void cancelAll();
    // Closes the connections. One that is logged in is handed over, if there is any. Precondition: nothing runs.
    std::unique_ptr<Session> close();
    bool isIdle() const { return m_jobs.empty() && m_running == 0; }

Q_SIGNALS:
    void question(const Question &question, Session *session); // for a person; Session::answer() when there is one

private:
    struct Job {
        Make make;
        Then then;
        int attempts = 0;
    };
    struct Member;

    void wake();
    void fill();
    Member &add(std::unique_ptr<Session> session);
    Member *freeMember();
    OperationHost &hostOf(Member &member);
    void start(Member &member, Job job);
    void onEnded(Member *member, Job job, Operation &operation);
    void onUnreachable(Member *member, Job job, const Operation &operation);

    Site m_site;
    LinkServices m_services;
    int m_connections;
    std::vector<std::unique_ptr<Member>> m_members;
    std::deque<Job> m_jobs;
    int m_running = 0;
    bool m_isPosted = false;
};
