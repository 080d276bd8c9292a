#include "session/sessionpool.h"

#include "session/batch.h"

#include <algorithm>

namespace {
constexpr int mostAttempts = 3;

bool mayPass(const Failure &failure) {
    // A batch that ends cancels what runs in it: not that operation's fault.
    return failure.kind == Failure::Kind::Lost || failure.kind == Failure::Kind::TimedOut ||
           failure.kind == Failure::Kind::Cancelled;
}
} // namespace

struct SessionPool::Member {
    std::unique_ptr<Session> session;
    QPointer<Batch> batch;
    int running = 0;
    bool wasOpen = false;

    bool sendsAhead() const { return wasOpen && session->capabilities().sendsAhead(); }
    bool hasRoom() const { return running < (sendsAhead() ? std::max(1, Batch::room(session->capabilities())) : 1); }
};

SessionPool::SessionPool(const Site &site, const LinkServices &services, int connections, QObject *parent)
    : QObject(parent)
    , m_site(site)
    , m_services(services)
    , m_connections(std::max(1, connections)) {}

SessionPool::~SessionPool() {
    for (const auto &member : m_members)
        member->session->disconnect(this);
}

SessionPool::Member &SessionPool::add(std::unique_ptr<Session> session) {
    auto made = std::make_unique<Member>();
    made->session = std::move(session);
    Member *const member = made.get();
    Session *const raw = member->session.get();
    connect(raw, &Session::question, this, [this, raw](const Question &asked) { Q_EMIT question(asked, raw); });
    connect(raw, &Session::opened, this, [this, member] {
        member->wasOpen = true;
        wake();
    });
    m_members.push_back(std::move(made));
    return *member;
}

void SessionPool::adopt(std::unique_ptr<Session> session) { add(std::move(session)).wasOpen = true; }

void SessionPool::run(Make make, Then then) {
    m_jobs.push_back({std::move(make), std::move(then), 0});
    wake();
}

// From the event loop: whoever gives the jobs gives several, and a member may be in its own signal.
void SessionPool::wake() {
    if (std::exchange(m_isPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isPosted = false;
            fill();
        },
        Qt::QueuedConnection);
}

SessionPool::Member *SessionPool::freeMember() {
    for (const auto &member : m_members) {
        if (member->hasRoom())
            return member.get();
    }
    if (int(m_members.size()) >= m_connections)
        return nullptr;
    return &add(std::make_unique<Session>(m_site, m_services));
}

void SessionPool::fill() {
    while (!m_jobs.empty()) {
        Member *const member = freeMember();
        if (!member)
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        start(*member, std::move(job));
    }
}

OperationHost &SessionPool::hostOf(Member &member) {
    if (!member.sendsAhead())
        return *member.session;
    if (!member.batch)
        member.batch = member.session->run(std::make_unique<Batch>(member.session->link()));
    if (member.batch->isDone()) // deleted soon
        member.batch = member.session->run(std::make_unique<Batch>(member.session->link()));
    return *member.batch;
}

void SessionPool::start(Member &member, Job job) {
    ++job.attempts;
    ++member.running;
    ++m_running;
    OperationHost &host = hostOf(member);
    std::unique_ptr<Operation> operation = job.make(host.link());
    Operation *const raw = operation.get();
    connect(raw, &Operation::done, this, [this, at = &member, raw, job = std::move(job)] { onEnded(at, job, *raw); });
    host.run(std::move(operation));
}

void SessionPool::onEnded(Member *member, Job job, Operation &operation) {
    --member->running;
    --m_running;
    wake();
    if (operation.failure() && !operation.hasBegun() && !mayPass(operation.failure()))
        return onUnreachable(member, std::move(job), operation);
    if (mayPass(operation.failure()) && job.attempts < mostAttempts)
        return m_jobs.push_front(std::move(job));
    job.then(operation);
}

// A connection beside others that is not let in is a limit of the server; the first one is the answer to all jobs.
void SessionPool::onUnreachable(Member *member, Job job, const Operation &operation) {
    const bool hasOthers = std::any_of(m_members.begin(), m_members.end(),
                                       [member](const auto &other) { return other.get() != member && other->wasOpen; });
    if (hasOthers && !member->wasOpen) {
        --job.attempts;
        m_jobs.push_front(std::move(job));
        m_connections = std::max<int>(1, int(m_members.size()) - 1);
        const auto gone = std::find_if(m_members.begin(), m_members.end(),
                                       [member](const auto &other) { return other.get() == member; });
        const LaterPtr<Session> session((*gone)->session.release()); // it is in its signal
        session->disconnect(this);
        m_members.erase(gone);
        return;
    }
    auto jobs = std::exchange(m_jobs, {});
    jobs.push_front(std::move(job));
    const QPointer<SessionPool> self(this);
    for (const Job &each : jobs) {
        const std::unique_ptr<Operation> never = each.make(member->session->link());
        never->abandon(operation.failure());
        each.then(*never);
        if (!self)
            return;
    }
}

void SessionPool::cancelAll() {
    m_jobs.clear();
    for (const auto &member : m_members) {
        member->session->disconnect(this);
        const LaterPtr<Session> session(member->session.release());
        session->cancelAll();
    }
    m_members.clear();
    m_running = 0;
}

std::unique_ptr<Session> SessionPool::close() {
    std::unique_ptr<Session> kept;
    auto members = std::exchange(m_members, {});
    for (const auto &member : members) {
        member->session->disconnect(this);
        if (member->batch)
            member->batch->close();
        const bool isOpen = member->wasOpen && member->session->state() != Session::State::Closed;
        if (!kept && isOpen) {
            kept = std::move(member->session);
            continue;
        }
        member->session->close();
        const LaterPtr<Session> session(member->session.release());
    }
    return kept;
}
