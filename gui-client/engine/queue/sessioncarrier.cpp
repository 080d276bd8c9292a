#include "queue/sessioncarrier.h"

#include "queue/fileerrands.h"
#include "queue/foldererrands.h"

namespace {
LaterPtr<Errand> errandFor(Session &session, const TransferItem &item, const ErrandOptions &options) {
    const bool isFolder = item.kind == TransferItem::Kind::Folder;
    if (item.direction == TransferItem::Direction::Download) {
        if (isFolder)
            return LaterPtr<Errand>(new FolderDownloadErrand(session, item, options));
        return LaterPtr<Errand>(new DownloadErrand(session, item, options));
    }
    if (isFolder)
        return LaterPtr<Errand>(new FolderUploadErrand(session, item, options));
    return LaterPtr<Errand>(new UploadErrand(session, item, options));
}
} // namespace

SessionCarrier::SessionCarrier(const Site &site, const LinkServices &services, const ErrandOptions &options,
                               QObject *parent)
    : SessionCarrier(std::make_unique<Session>(site, services), options, parent) {}

SessionCarrier::SessionCarrier(std::unique_ptr<Session> session, const ErrandOptions &options, QObject *parent)
    : Carrier(parent)
    , m_options(options)
    , m_session(std::move(session)) {
    connect(m_session.get(), &Session::opened, this, &Carrier::opened);
    connect(m_session.get(), &Session::question, this, &SessionCarrier::question);
}

SessionCarrier::~SessionCarrier() {
    disconnect(m_session.get(), nullptr, this, nullptr);
    // The errand holds a reference to the session: it has to go first, not later.
    delete m_errand.release();
}

void SessionCarrier::carry(const TransferItem &item) {
    m_errand = errandFor(*m_session, item, m_options);
    connect(m_errand.get(), &Errand::attempted, this, &Carrier::attempted);
    connect(m_errand.get(), &Errand::progressed, this, &Carrier::progressed);
    connect(m_errand.get(), &Errand::confirming, this, &Carrier::confirming);
    connect(m_errand.get(), &Errand::retargeted, this, &Carrier::retargeted);
    connect(m_errand.get(), &Errand::finished, this, [this](const CarryResult &result) {
        m_errand.reset();
        Q_EMIT finished(result);
    });
    m_errand->start();
}

void SessionCarrier::cancel(bool discard) {
    if (m_errand)
        m_errand->cancel(discard);
}

void SessionCarrier::close() {
    if (m_errand)
        disconnect(m_errand.get(), nullptr, this, nullptr);
    disconnect(m_session.get(), nullptr, this, nullptr);
    if (m_session->state() == Session::State::Closed) {
        QMetaObject::invokeMethod(this, &Carrier::closed, Qt::QueuedConnection);
        return;
    }
    connect(m_session.get(), &Session::closed, this, &Carrier::closed, Qt::QueuedConnection);
    m_session->close();
}

bool SessionCarrier::isConnected() const {
    return m_session->state() == Session::State::Ready || m_session->state() == Session::State::Busy;
}
