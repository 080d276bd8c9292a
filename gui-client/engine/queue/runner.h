// Keeps up to N connections per site busy with the items of a TransferQueue: starts, retries, gives up, and learns how
// many connections a server takes. Owned by the window or the terminal beside the queue, which must outlive it.
#pragma once

#include "queue/carrier.h"
#include "queue/namesahead.h"
#include "queue/targets.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

struct RunnerSettings {
    int parallel = 3; // connections per site, 1-10
    QList<std::chrono::milliseconds> retryDelays = {std::chrono::seconds(5), std::chrono::seconds(15),
                                                    std::chrono::seconds(45)}; // as many retries as entries
    std::chrono::milliseconds idleClose = std::chrono::seconds(20);            // of a connection without work
};

class Runner : public QObject {
    Q_OBJECT
public:
    explicit Runner(TransferQueue &queue, const RunnerSettings &settings = {}, QObject *parent = nullptr);
    ~Runner() override;

    // Makes the items of a site (TransferItem::site) run, over connections that the factory makes; a known site gets
    // the new factory for its next connections, and what it had been refused for is forgotten. learnedLimit is what
    // limitLearned() once said of it, 0 none. segments: see Site::segments.
    void addSite(const QString &site, CarrierFactory factory, int learnedLimit = 0, int segments = 0);
    bool hasSite(const QString &site) const;
    // The one that records the queue: uploads wait until it holds the names that they will have on the server.
    void setJournal(Journal *journal);
    // 1-10 connections for every site; running transfers above it are finished, not cut.
    void setParallel(int connections);
    int parallel() const { return m_settings.parallel; }
    // What is allowed for the site at present: the setting, or less when the server takes less.
    int allowed(const QString &site) const;
    int connections(const QString &site) const;
    // Before quitting: what runs is cut, resumable and Queued again, nothing new starts, connections say goodbye;
    // then stopped().
    void stop();

Q_SIGNALS:
    // The server takes only so many connections at a time; to be remembered for the site.
    void limitLearned(const QString &site, int connections);
    // No connection or no login, not to be tried again by itself: all queued items of the site failed with it.
    void siteRefused(const QString &site, const Failure &failure);
    void stopped();

private:
    struct Lane;
    struct Place;

    int allowed(const Place &place) const;
    void onWork();
    void fillAll();
    void fillLater();
    void fill(Place &place);
    Lane &openLane(Place &place);
    static bool needsName(const Place &place, const TransferItem &item);
    TransferQueue::Look look(Place &place, const TransferItem &item, int &passed) const;
    static Lane *laneFor(const Place &place, const TransferItem &item);
    void startNext(Lane &lane, TransferItem::Id id);
    void openAhead(Place &place);
    void share(Place &place);
    bool mayShare(const Place &place, TransferItem::Id id) const;
    void onAssisted(Lane &lane, const CarryResult &result);
    void onUnreachable(Lane &lane, const Failure &failure);
    void onFinished(Lane &lane, TransferItem::Id id, const CarryResult &result);
    void finishFolder(TransferItem::Id id, QList<TransferItem> children);
    void closeIdle();
    void onNoSession(Lane &lane, TransferItem::Id id, const Failure &failure);
    void onCutShort(TransferItem::Id id, const Failure &failure, bool mayPassLater);
    bool learnLimit(Lane &lane, TransferItem::Id id, const Failure &failure);
    void announceLimit(Place &place);
    void refuseSite(Place &place, const Failure &failure);
    void onStopDemanded(TransferItem::Id id, bool discard);
    void close(Lane &lane);
    void drop(const Carrier *carrier);
    void onIdle();
    void onSample();
    void announceStop();

    TransferQueue &m_queue;
    NamesAhead m_names;
    Targets m_targets;
    RunnerSettings m_settings;
    std::map<QString, std::unique_ptr<Place>> m_places;
    QTimer m_idle;
    QTimer m_sample; // while something runs
    bool m_workPosted = false;
    QElapsedTimer m_turn;                     // of fillAll()
    std::vector<LaterPtr<Carrier>> m_closing; // saying goodbye
    bool m_stopping = false;
    bool m_stopAnnounced = false;
};
