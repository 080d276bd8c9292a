#include "queue/runner.h"

#include "queue/journal.h"
#include "queue/runnerprivate.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <vector>

using Kind = Failure::Kind;
using Look = TransferQueue::Look;

namespace {
constexpr int mostConnections = 10;
constexpr int mostNamed = 128;      // uploads whose names are written down before they start
constexpr int mostPassed = 64;      // items that wait for a connection while smaller ones behind them go on
constexpr int mostSegments = 8;     // connections that fetch one file together
constexpr qint64 worthSeconds = 10; // what is done sooner needs no help
constexpr int restAfterFailure = 5; // samples, then another connection may help again
constexpr std::chrono::milliseconds longestTurn(4);
constexpr std::chrono::seconds sampleEvery(2);  // rates are smoothed over about one
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

// Whether a connection may take a small file beside what it carries.
bool takesSmall(const Carrier &carrier) {
    static const TransferItem small = [] {
        TransferItem item;
        item.size = 0;
        return item;
    }();
    return carrier.roomFor(small) != Carrier::Room::None;
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

Runner::Runner(TransferQueue &queue, const RunnerSettings &settings, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_names(queue)
    , m_settings(settings) {
    m_settings.parallel = std::clamp(m_settings.parallel, 1, mostConnections);
    connect(&m_queue, &TransferQueue::workAppeared, this, &Runner::onWork);
    connect(&m_queue, &TransferQueue::stopDemanded, this, &Runner::onStopDemanded);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &Runner::onIdle);
    m_sample.setInterval(sampleEvery);
    connect(&m_sample, &QTimer::timeout, this, &Runner::onSample);
}

Runner::~Runner() {
    for (auto &[site, place] : m_places) {
        for (auto &lane : place->lanes)
            lane->carrier->disconnect(this);
    }
    for (auto &carrier : m_closing)
        disconnect(carrier.get(), nullptr, this, nullptr);
}

void Runner::addSite(const QString &site, CarrierFactory factory, int learnedLimit, int segments) {
    auto &place = m_places[site];
    if (!place)
        place = std::make_unique<Place>();
    place->site = site;
    place->factory = std::move(factory);
    place->limit = std::clamp(learnedLimit, 0, mostConnections);
    place->segments = std::clamp(segments, 0, mostSegments);
    onWork();
}

void Runner::setJournal(Journal *journal) {
    m_names.setJournal(journal);
    connect(journal, &Journal::committed, this, &Runner::onWork);
    connect(journal, &Journal::failed, this, &Runner::onWork);
}

bool Runner::hasSite(const QString &site) const { return m_places.contains(site); }

void Runner::setParallel(int connections) {
    m_settings.parallel = std::clamp(connections, 1, mostConnections);
    onWork();
}

int Runner::allowed(const QString &site) const {
    const auto place = m_places.find(site);
    return place == m_places.end() ? m_settings.parallel : allowed(*place->second);
}

int Runner::allowed(const Place &place) const {
    return place.limit > 0 ? std::min(place.limit, m_settings.parallel) : m_settings.parallel;
}

int Runner::connections(const QString &site) const {
    const auto place = m_places.find(site);
    return place == m_places.end() ? 0 : static_cast<int>(place->second->lanes.size());
}

void Runner::stop() {
    m_stopping = true;
    m_names.withdraw();
    for (auto &[site, place] : m_places) {
        for (size_t i = place->lanes.size(); i-- > 0;) {
            Lane &lane = *place->lanes[i];
            if (lane.isIdle()) {
                close(lane);
                continue;
            }
            for (const TransferItem::Id id : std::set(lane.items))
                lane.carrier->cancel(id, false);
            lane.carrier->leave();
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

void Runner::onWork() {
    for (auto &[site, place] : m_places)
        place->isSeen = false;
    fillLater();
}

// From the event loop, once for many additions.
void Runner::fillLater() {
    if (m_workPosted)
        return;
    m_workPosted = true;
    QMetaObject::invokeMethod(this, &Runner::fillAll, Qt::QueuedConnection);
}

void Runner::fillAll() {
    m_workPosted = false;
    m_turn.start();
    for (auto &[site, place] : m_places)
        fill(*place);
}

void Runner::fill(Place &place) {
    bool hasUploads = false;
    bool isNameless = false;
    place.lacksOne = false;
    while (!m_stopping) {
        int passed = 0;
        const TransferItem::Id id = m_queue.next(place.site, [&](const TransferItem &item) {
            const Look seen = look(place, item, passed);
            if (seen != Look::Starts || !needsName(place, item))
                return seen;
            hasUploads = true;
            isNameless = !m_names.allows(item);
            return isNameless ? Look::Ends : seen;
        });
        if (!id) {
            place.isSeen = true;
            break;
        }
        Lane *const lane = laneFor(place, *m_queue.item(id));
        startNext(lane ? *lane : openLane(place), id);
        if (m_turn.hasExpired(longestTurn.count())) // hundreds may start at once, and each opens its file
            return fillLater();
    }
    // Until the server has said what it can, only the first one goes.
    if (hasUploads)
        m_names.refill(place.site, place.lanes.empty() ? 1 : mostNamed, isNameless);
    if (!m_stopping) {
        share(place);
        openAhead(place);
    }
    const bool isIdle =
        std::any_of(place.lanes.begin(), place.lanes.end(), [](const auto &lane) { return lane->isIdle(); });
    if (isIdle && !m_idle.isActive())
        m_idle.start(m_settings.idleClose);
}

// Whether it may leave bytes under another name on the server.
bool Runner::needsName(const Place &place, const TransferItem &item) {
    if (item.direction != TransferItem::Direction::Upload || item.kind != TransferItem::Kind::File || item.isUnwanted)
        return false;
    return place.lanes.empty() || std::any_of(place.lanes.begin(), place.lanes.end(),
                                              [](const auto &lane) { return lane->carrier->usesTemporaryNames(); });
}

// The connection that can take it now, one that carries others like it first.
Runner::Lane *Runner::laneFor(const Place &place, const TransferItem &item) {
    Lane *idle = nullptr;
    for (const auto &lane : place.lanes) {
        if (lane->carrier->roomFor(item) != Carrier::Room::Some)
            continue;
        if (!lane->isIdle())
            return lane.get();
        idle = idle ? idle : lane.get();
    }
    return idle;
}

// Whether an item may start now. passed: how many before it wait for a connection of their own.
TransferQueue::Look Runner::look(Place &place, const TransferItem &item, int &passed) const {
    // An item that was paused and resumed while its connection still lets go of it has to wait for that, and so has one
    // that would write to the file that another writes to.
    if (place.carries(item.id) || m_targets.isTaken(item))
        return Look::Passes;
    const auto isFor = [&item](Carrier::Room room) {
        return [&item, room](const auto &lane) { return !lane->isIdle() && lane->carrier->roomFor(item) == room; };
    };
    const auto &lanes = place.lanes;
    if (std::any_of(lanes.begin(), lanes.end(), isFor(Carrier::Room::Some))) {
        // One that needs a connection of its own gets it when another has ended; if none like it is under way, the
        // small ones have to make way.
        const bool mayGoOn = passed == 0 || std::any_of(lanes.begin(), lanes.end(), isFor(Carrier::Room::None));
        return mayGoOn ? Look::Starts : Look::Ends;
    }
    const int busy = place.busy();
    const int carrying = busy - place.helpers(); // the others make way
    const bool isFree = carrying < allowed(place);
    // Two connections with small files are no faster than one: those that wait for it let larger ones pass.
    if (std::any_of(lanes.begin(), lanes.end(), isFor(Carrier::Room::Full)))
        return isFree && !place.isSeen ? Look::Passes : Look::Ends;
    if (!isFree &&
        std::none_of(lanes.begin(), lanes.end(), [](const auto &lane) { return takesSmall(*lane->carrier); }))
        return Look::Ends; // whatever stands behind this one
    // A line that is full is not filled further by one more large file.
    const bool isWelcome = isFree && (item.size < Growth::large || carrying < place.growth.most());
    const bool hasPlace = busy < allowed(place);
    place.lacksOne = place.lacksOne || (isWelcome && !hasPlace);
    if (!isWelcome || !hasPlace)
        return ++passed < mostPassed ? Look::Passes : Look::Ends;
    // The first connection shows that name, password and certificate are right before others try the same.
    const bool isKnown = busy == 0 || std::any_of(lanes.begin(), lanes.end(),
                                                  [](const auto &lane) { return lane->carrier->isConnected(); });
    return isKnown ? Look::Starts : Look::Ends;
}

Runner::Lane &Runner::openLane(Place &place) {
    Lane *lane = place.lanes.emplace_back(std::make_unique<Lane>()).get(); // its connections end with it, in close()
    lane->place = &place;
    lane->idleSince.start();
    lane->carrier = place.factory();
    Carrier *carrier = lane->carrier.get();
    carrier->setParent(this); // deleted later, but not after this: the log it writes to may end then
    connect(carrier, &Carrier::opened, this, [this, &place] {
        announceLimit(place);
        onWork();
    });
    connect(carrier, &Carrier::shareable, this, [this, lane](quint64 id) {
        lane->shareable.insert(id);
        onWork();
    });
    connect(carrier, &Carrier::retargeted, &m_queue, &TransferQueue::setTarget);
    connect(carrier, &Carrier::attempted, &m_queue, &TransferQueue::setAttempt);
    connect(carrier, &Carrier::progressed, &m_queue, &TransferQueue::setProgress);
    connect(carrier, &Carrier::confirming, &m_queue, &TransferQueue::setConfirming);
    connect(carrier, &Carrier::finished, this,
            [this, lane](quint64 id, const CarryResult &result) { onFinished(*lane, id, result); });
    connect(carrier, &Carrier::unreachable, this,
            [this, lane](const Failure &failure) { onUnreachable(*lane, failure); });
    connect(carrier, &Carrier::assisted, this, [this, lane](const CarryResult &result) { onAssisted(*lane, result); });
    return *lane;
}

// While a folder is read, the connections for its files log in: over a distant line that takes as long as the reading.
// Not where one connection carries many files side by side.
void Runner::openAhead(Place &place) {
    if (place.busy() == 0)
        place.isAhead = false;
    if (place.isAhead || int(place.lanes.size()) >= allowed(place))
        return;
    const bool reads = std::any_of(place.lanes.begin(), place.lanes.end(), [this](const auto &lane) {
        if (lane->items.size() != 1 || !lane->carrier->isConnected())
            return false;
        const TransferItem *const item = m_queue.item(*lane->items.begin());
        return item && item->kind == TransferItem::Kind::Folder && lane->carrier->roomFor(*item) == Carrier::Room::None;
    });
    if (!reads)
        return;
    place.isAhead = true;
    while (int(place.lanes.size()) < allowed(place))
        openLane(place).carrier->open();
}

// Connections that no item waits for help with large downloads under way; when one waits, a helper makes way.
void Runner::share(Place &place) {
    if (place.lacksOne) {
        for (const auto &lane : place.lanes) {
            if (lane->assists != 0)
                return lane->carrier->leave();
        }
        return;
    }
    for (const TransferItem::Id id : place.shareable()) {
        while (mayShare(place, id)) {
            Lane *const idle = laneFor(place, {});
            Lane &helper = idle ? *idle : openLane(place);
            helper.assists = id;
            helper.carrier->assist(place.sharedOf(id));
            if (place.segments == 0) { // whether it brings something is seen before the next one
                place.helpRest = 1;
                break;
            }
        }
    }
}

bool Runner::mayShare(const Place &place, TransferItem::Id id) const {
    const TransferItem *const item = m_queue.item(id);
    const std::shared_ptr<SharedTransfer> shared = place.sharedOf(id);
    if (!item || !item->isRunning() || !shared || !shared->wantsHelp() || place.helpRest > 0)
        return false;
    const int segments = 1 + place.helpers(id);
    if (place.segments > 0) { // a person knows
        const int wished = std::max(m_settings.parallel, place.segments);
        return segments < place.segments && place.busy() < (place.limit > 0 ? std::min(place.limit, wished) : wished);
    }
    return segments < mostSegments && place.busy() < std::min(allowed(place), place.growth.most()) &&
           item->remainingSeconds() >= worthSeconds;
}

void Runner::onAssisted(Lane &lane, const CarryResult &result) {
    Place &place = *lane.place;
    lane.assists = 0;
    lane.idleSince.start();
    if (result.failure && result.failure.kind != Kind::Cancelled)
        place.helpRest = restAfterFailure;
    if (result.kind == CarryResult::Kind::NoSession && !learnLimit(lane, 0, result.failure))
        close(lane);
    m_stopping ? closeIdle() : onWork();
}

// One that was opened ahead; the items that it was for find out for themselves what stands in their way.
void Runner::onUnreachable(Lane &lane, const Failure &failure) {
    if (lane.isIdle() && !learnLimit(lane, 0, failure))
        close(lane);
}

void Runner::startNext(Lane &lane, TransferItem::Id id) {
    lane.items.insert(id);
    if (!m_sample.isActive())
        m_sample.start();
    m_names.onStarted(*m_queue.item(id));
    m_targets.take(*m_queue.item(id));
    m_queue.start(id);
    lane.carrier->carry(*m_queue.item(id));
}

void Runner::onFinished(Lane &lane, TransferItem::Id id, const CarryResult &result) {
    lane.items.erase(id);
    lane.shareable.erase(id);
    lane.idleSince.start();
    m_targets.leave(id);
    // One of many small ones: there is room for its like, and nothing else has changed.
    const bool isOneOfMany = result.isBatched && result.kind == CarryResult::Kind::Done && !lane.items.empty();
    if (result.attempt)
        m_queue.setAttempt(id, *result.attempt);
    switch (result.kind) {
    case CarryResult::Kind::Done:
        m_queue.finish(id, result.verification, result.digest, result.isAtomic, result.isSkipped, result.isBatched);
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
    if (m_stopping)
        closeIdle();
    else
        isOneOfMany ? fillLater() : onWork();
}

// The lane that ended may be gone already when it had no session.
void Runner::closeIdle() {
    for (auto &[site, standing] : m_places) {
        for (size_t i = standing->lanes.size(); i-- > 0;) {
            if (standing->lanes[i]->isIdle())
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
        if (place.carries(id))
            break;
        m_queue.fail(id, failure);
    }
    Q_EMIT siteRefused(place.site, failure);
}

void Runner::onStopDemanded(TransferItem::Id id, bool discard) {
    for (auto &[site, place] : m_places) {
        for (auto &lane : place->lanes) {
            if (lane->items.contains(id))
                return lane->carrier->cancel(id, discard);
        }
    }
}

// Says goodbye and forgets the lane: it does not exist any more afterwards.
void Runner::close(Lane &lane) {
    Place &place = *lane.place;
    Carrier *const carrier = lane.carrier.get();
    carrier->disconnect(this);
    carrier->disconnect(&m_queue);
    for (const TransferItem::Id id : std::exchange(lane.items, {})) { // none of them was at fault
        m_targets.leave(id);
        m_queue.requeue(id);
    }
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

void Runner::onSample() {
    bool isBusy = false;
    for (auto &[site, place] : m_places) {
        int busy = 0;
        qint64 rate = 0;
        for (const auto &lane : place->lanes) {
            busy += lane->isIdle() ? 0 : 1;
            for (const TransferItem::Id id : lane->items) {
                const TransferItem *item = m_queue.item(id);
                rate += item ? item->rate : 0;
            }
        }
        isBusy = isBusy || busy > 0;
        place->helpRest = std::max(0, place->helpRest - 1);
        place->growth.sample(busy, rate);
    }
    if (!isBusy)
        return m_sample.stop();
    onWork();
}

void Runner::onIdle() {
    bool someAreIdle = false;
    for (auto &[site, place] : m_places) {
        for (size_t i = place->lanes.size(); i-- > 0;) {
            Lane &lane = *place->lanes[i];
            if (!lane.isIdle())
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
