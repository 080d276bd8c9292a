#include "queue/runner.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <initializer_list>
#include <vector>

using Kind = Failure::Kind;

namespace {
constexpr int mostConnections = 10;
constexpr std::chrono::seconds goodbyeLimit(3); // then the connection ends without the server's answer

// Whether a refusal of a connection or login means "not so many at a time": 421 says so by itself once others are
// logged in; 530 and the rest only in words.
bool meansTooMany(const Failure &failure, bool othersAreIn) {
    if (failure.kind != Kind::Refused)
        return false;
    if (failure.code == 421 && othersAreIn)
        return true;
    const QString words = failure.text.toLower();
    for (const char *sign : {"too many", "maximum", "limit", "max ", "already logged", "concurrent"}) {
        if (words.contains(QLatin1String(sign)))
            return true;
    }
    return false;
}

// Whether the same try may work a little later. 5yz, damaged or untrusted things do not mend themselves.
bool mayPass(const Failure &failure) {
    switch (failure.kind) {
    case Kind::CannotConnect:
    case Kind::Lost:
    case Kind::TimedOut:
    case Kind::Damaged:
        return true;
    case Kind::Refused:
        return failure.code >= 400 && failure.code < 500;
    default:
        return false;
    }
}
} // namespace

// One connection, and the item that it carries.
struct Runner::Lane {
    Place *place = nullptr;
    LaterPtr<Carrier> carrier;
    TransferItem::Id item = 0; // 0: idle
    QElapsedTimer idleSince;
};

// One site with its connections.
struct Runner::Place {
    QString site;
    CarrierFactory factory;
    int limit = 0; // learned, 0 none
    bool hasNewLimit = false;
    std::vector<std::unique_ptr<Lane>> lanes;
};

Runner::Runner(TransferQueue &queue, const RunnerSettings &settings, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_settings(settings) {
    m_settings.parallel = std::clamp(m_settings.parallel, 1, mostConnections);
    connect(&m_queue, &TransferQueue::workAppeared, this, &Runner::onWork);
    connect(&m_queue, &TransferQueue::stopDemanded, this, &Runner::onStopDemanded);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &Runner::onIdle);
}

Runner::~Runner() {
    for (auto &[site, place] : m_places) {
        for (auto &lane : place->lanes)
            disconnect(lane->carrier.get(), nullptr, this, nullptr);
    }
    for (auto &carrier : m_closing)
        disconnect(carrier.get(), nullptr, this, nullptr);
}

void Runner::addSite(const QString &site, CarrierFactory factory, int learnedLimit) {
    auto &place = m_places[site];
    if (!place)
        place = std::make_unique<Place>();
    place->site = site;
    place->factory = std::move(factory);
    place->limit = std::clamp(learnedLimit, 0, mostConnections);
    onWork();
}

bool Runner::hasSite(const QString &site) const { return m_places.contains(site); }

void Runner::setParallel(int connections) {
    m_settings.parallel = std::clamp(connections, 1, mostConnections);
    onWork();
}

int Runner::allowed(const QString &site) const {
    const auto place = m_places.find(site);
    const int limit = place == m_places.end() ? 0 : place->second->limit;
    return limit > 0 ? std::min(limit, m_settings.parallel) : m_settings.parallel;
}

int Runner::connections(const QString &site) const {
    const auto place = m_places.find(site);
    return place == m_places.end() ? 0 : static_cast<int>(place->second->lanes.size());
}

void Runner::stop() {
    m_stopping = true;
    for (auto &[site, place] : m_places) {
        for (size_t i = place->lanes.size(); i-- > 0;) {
            Lane &lane = *place->lanes[i];
            if (lane.item)
                lane.carrier->cancel(false);
            else
                close(lane);
        }
    }
    announceStop();
}

void Runner::announceStop() {
    for (const auto &[site, place] : m_places) {
        if (!place->lanes.empty())
            return;
    }
    if (m_closing.empty() && !std::exchange(m_stopAnnounced, true))
        QMetaObject::invokeMethod(this, &Runner::stopped, Qt::QueuedConnection);
}

// From the event loop, once for many additions.
void Runner::onWork() {
    if (m_workPosted)
        return;
    m_workPosted = true;
    QMetaObject::invokeMethod(this, &Runner::fillAll, Qt::QueuedConnection);
}

void Runner::fillAll() {
    m_workPosted = false;
    for (auto &[site, place] : m_places)
        fill(*place);
}

void Runner::fill(Place &place) {
    const auto most = static_cast<size_t>(allowed(place.site));
    while (!m_stopping) {
        const TransferItem::Id id = m_queue.next(place.site);
        // An item that was paused and resumed while its connection still lets go of it has to wait for that.
        if (!id || isCarried(place, id))
            break;
        const auto busy = static_cast<size_t>(
            std::count_if(place.lanes.begin(), place.lanes.end(), [](const auto &lane) { return lane->item != 0; }));
        if (busy >= most)
            break;
        // The first connection shows that name, password and certificate are right before others try the same.
        if (busy > 0 && std::none_of(place.lanes.begin(), place.lanes.end(),
                                     [](const auto &lane) { return lane->carrier->isConnected(); }))
            break;
        const auto free =
            std::find_if(place.lanes.begin(), place.lanes.end(), [](const auto &lane) { return lane->item == 0; });
        startNext(free != place.lanes.end() ? **free : openLane(place), id);
    }
    bool isIdle = false;
    for (auto &lane : place.lanes)
        isIdle = isIdle || lane->item == 0;
    if (isIdle && !m_idle.isActive())
        m_idle.start(m_settings.idleClose);
}

Runner::Lane &Runner::openLane(Place &place) {
    Lane *lane = place.lanes.emplace_back(std::make_unique<Lane>()).get(); // its connections end with it, in close()
    lane->place = &place;
    lane->carrier = place.factory();
    Carrier *carrier = lane->carrier.get();
    connect(carrier, &Carrier::opened, this, [this, &place] {
        announceLimit(place);
        onWork();
    });
    connect(carrier, &Carrier::retargeted, this, [this, lane](const QString &localPath, const RemotePath &remotePath) {
        m_queue.setTarget(lane->item, localPath, remotePath);
    });
    connect(carrier, &Carrier::attempted, this,
            [this, lane](const AttemptRecord &record) { m_queue.setAttempt(lane->item, record); });
    connect(carrier, &Carrier::progressed, this,
            [this, lane](qint64 done, qint64 size) { m_queue.setProgress(lane->item, done, size); });
    connect(carrier, &Carrier::confirming, this, [this, lane] { m_queue.setConfirming(lane->item); });
    connect(carrier, &Carrier::finished, this, [this, lane](const CarryResult &result) { onFinished(*lane, result); });
    return *lane;
}

bool Runner::isCarried(const Place &place, TransferItem::Id id) const {
    return std::any_of(place.lanes.begin(), place.lanes.end(), [id](const auto &lane) { return lane->item == id; });
}

void Runner::startNext(Lane &lane, TransferItem::Id id) {
    lane.item = id;
    m_queue.start(id);
    lane.carrier->carry(*m_queue.item(id));
}

void Runner::onFinished(Lane &lane, const CarryResult &result) {
    const TransferItem::Id id = std::exchange(lane.item, 0);
    lane.idleSince.start();
    m_queue.setAttempt(id, result.attempt);
    switch (result.kind) {
    case CarryResult::Kind::Done:
        m_queue.finish(id, result.verification, result.digest, result.isAtomic, result.isSkipped);
        break;
    case CarryResult::Kind::FolderRead:
        finishFolder(id, result.children);
        break;
    case CarryResult::Kind::Exists:
        m_queue.ask(result.question);
        break;
    case CarryResult::Kind::Failed:
        onCutShort(id, result.failure, mayPass(result.failure));
        break;
    case CarryResult::Kind::NoSession:
        onNoSession(lane, id, result.failure);
        break;
    }
    if (!m_stopping)
        return onWork();
    // The lane may be gone already when it had no session.
    for (auto &[site, standing] : m_places) {
        for (size_t i = standing->lanes.size(); i-- > 0;) {
            if (!standing->lanes[i]->item)
                close(*standing->lanes[i]);
        }
    }
    announceStop();
}

// A folder that is one of its own ancestors (by the server's own mark) is a loop.
void Runner::finishFolder(TransferItem::Id id, QList<TransferItem> children) {
    QSet<QByteArray> above;
    for (const TransferItem *item = m_queue.item(id); item; item = m_queue.item(item->parent))
        above.insert(item->unique);
    above.remove(QByteArray());
    for (TransferItem &child : children) {
        if (child.kind != TransferItem::Kind::Folder || !above.contains(child.unique))
            continue;
        child.state = TransferItem::State::Failed;
        child.isRefused = true;
        child.failure.kind = Kind::Unsupported;
        child.failure.text = QStringLiteral("this folder contains itself");
    }
    m_queue.finishFolder(id, children);
}

// Decides whether an item that ended without success is tried again. One that a person stopped in the meantime is not
// running any more, and the queue leaves it as it is.
void Runner::onCutShort(TransferItem::Id id, const Failure &failure, bool mayPassLater) {
    const TransferItem *item = m_queue.item(id);
    if (!item || !item->isRunning())
        return;
    if (failure.kind == Kind::Cancelled)
        return m_queue.requeue(id);
    const int retry = item->attempts - 1;
    if (!mayPassLater || retry >= m_settings.retryDelays.size())
        return m_queue.fail(id, failure);
    m_queue.waitUntil(id, QDateTime::currentMSecsSinceEpoch() + m_settings.retryDelays[retry].count(), failure);
}

void Runner::onNoSession(Lane &lane, TransferItem::Id id, const Failure &failure) {
    if (learnLimit(lane, id, failure))
        return;
    Place &place = *lane.place;
    const bool isFull = meansTooMany(failure, false);
    const bool isFinal = failure.kind == Kind::Untrusted || failure.kind == Kind::Unsupported ||
                         (failure.kind == Kind::Refused && failure.code >= 500 && !isFull);
    close(lane);
    onCutShort(id, failure, isFull || mayPass(failure));
    if (isFinal)
        refuseSite(place, failure);
}

// A refused connection beside others is a limit of the server: the item goes back, the lane goes away. Several may be
// refused at once while others are still on their way in: what is left in the end is what the server takes.
bool Runner::learnLimit(Lane &lane, TransferItem::Id id, const Failure &failure) {
    Place &place = *lane.place;
    int others = 0;
    int connected = 0;
    for (const auto &other : place.lanes) {
        if (other.get() == &lane)
            continue;
        ++others;
        connected += other->carrier->isConnected() ? 1 : 0;
    }
    // Without others, somebody else holds the places: waiting helps, fewer connections of ours do not.
    if (others == 0 || !meansTooMany(failure, connected > 0))
        return false;
    place.limit = others;
    place.hasNewLimit = true;
    close(lane);
    m_queue.requeue(id);
    announceLimit(place);
    return true;
}

void Runner::announceLimit(Place &place) {
    const bool isSettled = std::all_of(place.lanes.begin(), place.lanes.end(),
                                       [](const auto &lane) { return lane->carrier->isConnected(); });
    if (isSettled && std::exchange(place.hasNewLimit, false))
        Q_EMIT limitLearned(place.site, place.limit);
}

// One wrong password is one try, not one for each item.
void Runner::refuseSite(Place &place, const Failure &failure) {
    while (const TransferItem::Id id = m_queue.next(place.site)) {
        if (isCarried(place, id))
            break;
        m_queue.fail(id, failure);
    }
    Q_EMIT siteRefused(place.site, failure);
}

void Runner::onStopDemanded(TransferItem::Id id, bool discard) {
    for (auto &[site, place] : m_places) {
        for (auto &lane : place->lanes) {
            if (lane->item == id)
                return lane->carrier->cancel(discard);
        }
    }
}

// Says goodbye and forgets the lane: it does not exist any more afterwards.
void Runner::close(Lane &lane) {
    Place &place = *lane.place;
    Carrier *const carrier = lane.carrier.get();
    disconnect(carrier, nullptr, this, nullptr);
    m_closing.push_back(std::move(lane.carrier));
    connect(carrier, &Carrier::closed, this, [this, carrier] { drop(carrier); });
    QTimer::singleShot(goodbyeLimit, carrier, [this, carrier] { drop(carrier); });
    carrier->close();
    std::erase_if(place.lanes, [&lane](const auto &other) { return other.get() == &lane; });
}

void Runner::drop(const Carrier *carrier) {
    std::erase_if(m_closing, [carrier](const auto &closing) { return closing.get() == carrier; });
    if (m_stopping)
        announceStop();
}

void Runner::onIdle() {
    bool someAreIdle = false;
    for (auto &[site, place] : m_places) {
        for (size_t i = place->lanes.size(); i-- > 0;) {
            Lane &lane = *place->lanes[i];
            if (lane.item)
                continue;
            if (lane.idleSince.hasExpired(m_settings.idleClose.count()))
                close(lane);
            else
                someAreIdle = true;
        }
    }
    if (someAreIdle)
        m_idle.start(m_settings.idleClose);
}
