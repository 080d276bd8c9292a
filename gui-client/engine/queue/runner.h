// Keeps up to N connections per site busy with the items of a TransferQueue: starts, retries, gives up, and learns how
// many connections a server takes. Owned by the window or the terminal beside the queue, which must outlive it.
#pragma once

#include "queue/carrier.h"
#include "queue/transferqueue.h"

#include <QHash>
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
    std::chrono::milliseconds idleClose = std::chrono::seconds(20); // an idle connection is closed after this
};

class Runner : public QObject {
    Q_OBJECT
public:
    explicit Runner(TransferQueue &queue, const RunnerSettings &settings = {}, QObject *parent = nullptr);
    ~Runner() override;

    // Makes the items of a site (TransferItem::site) run, over connections that the factory makes; a known site gets
    // the new factory for its next connections, and what it had been refused for is forgotten. learnedLimit is what
    // limitLearned() once said of it, 0 none.
    void addSite(const QString &site, CarrierFactory factory, int learnedLimit = 0);
    bool hasSite(const QString &site) const;
    // 1-10 connections for every site; running transfers above it are finished, not cut.
    void setParallel(int connections);
    int parallel() const { return m_settings.parallel; }
    // What is allowed for the site at present: the setting, or less when the server takes less.
    int allowed(const QString &site) const;
    int connections(const QString &site) const;
    // Pauses nothing: cancels what runs (resumable, Queued again) and closes the connections; used before quitting.
    // stopped() follows when the last one has ended.
    void stop();

Q_SIGNALS:
    // The server takes only so many connections at a time; to be remembered for the site.
    void limitLearned(const QString &site, int connections);
    // No connection or no login, not to be tried again by itself: all waiting items of the site failed with it.
    void siteRefused(const QString &site, const Failure &failure);
    void stopped();

private:
    struct Lane;
    struct Place;

    void onWork();
    void fill(Place &place);
    bool startNext(Place &place, Lane &lane);
    void onFinished(Lane &lane, const CarryResult &result);
    void onFailed(Lane &lane, TransferItem::Id id, const Failure &failure);
    void onNoSession(Lane &lane, TransferItem::Id id, const Failure &failure);
    void retryLater(TransferItem::Id id, const Failure &failure);
    void refuseSite(Place &place, const Failure &failure);
    void onStopDemanded(TransferItem::Id id, bool discard);
    void drop(Lane &lane);
    void onIdle();

    TransferQueue &m_queue;
    RunnerSettings m_settings;
    std::map<QString, std::unique_ptr<Place>> m_places;
    QTimer m_idle;
    bool m_workPosted = false;
    bool m_stopping = false;
};
