#include "session/connectiontest.h"

#include "net/linesocket.h"
#include "operations/listdirectory.h"

ConnectionTest::ConnectionTest(const Site &site, QByteArray folder, const LinkServices &services)
    : m_session(site, services)
    , m_folder(std::move(folder)) {
    const ControlConnection &control = m_session.link().control;
    connect(&control, &ControlConnection::connected, this, [this] {
        m_address = m_session.link().control.peerAddress();
        pass(Step::Connect);
    });
    connect(&control, &ControlConnection::encrypted, this, [this] {
        const LineSocket *const socket = m_session.link().control.socket();
        m_tlsVersion = socket ? socket->tlsInfo().version : QString();
    });
    connect(&m_session, &Session::question, this, &ConnectionTest::question);
    connect(&m_session, &Session::opened, this, &ConnectionTest::onOpened);
    connect(&m_session, &Session::failed, this, [this](const Failure &failure) { end(failure, failedStep(failure)); });
}

ConnectionTest::~ConnectionTest() { m_session.disconnect(this); }

void ConnectionTest::start() { m_session.open(); }

void ConnectionTest::onOpened() {
    pass(Step::LogIn);
    m_listedFolder = m_session.resolve(m_folder);
    auto *const listing = m_session.run(std::make_unique<ListDirectory>(m_session.link(), m_listedFolder));
    connect(listing, &Operation::done, this, [this, listing] {
        if (listing->failure())
            return end(listing->failure(), Step::List);
        m_entries = listing->takeListing().entries.size();
        pass(Step::List);
        end({}, Step::List);
    });
}

// A login that fails says why, not how far it came: that is told by what has happened on the connection.
ConnectionTest::Step ConnectionTest::failedStep(const Failure &failure) const {
    const TlsMode tls = m_session.site().tls;
    const bool isDemanded = tls == TlsMode::Required || tls == TlsMode::Implicit;
    if (failure.kind == Failure::Kind::Untrusted || (isDemanded && m_passed > 0 && m_tlsVersion.isEmpty()))
        return Step::Encrypt;
    return m_passed == 0 ? Step::Connect : Step::LogIn;
}

void ConnectionTest::pass(Step step) {
    while (m_passed <= int(step) && !m_ended)
        Q_EMIT passed(Step(m_passed++));
}

void ConnectionTest::end(const Failure &failure, Step step) {
    if (failure && step > Step::Connect)
        pass(Step(int(step) - 1));
    if (std::exchange(m_ended, true))
        return;
    Q_EMIT finished(failure, step);
}
