#include "net/readinessnotifier.h"

#include "net/epolldispatcher.h"

#include <QElapsedTimer>
#include <QSocketNotifier>

#include <utility>

namespace {
// What a window's loop watches instead of each socket.
class HostedSet : public QObject {
    Q_OBJECT
public:
    explicit HostedSet(QAbstractEventDispatcher *loop)
        : QObject(loop)
        , m_notifier(m_set.descriptor(), QSocketNotifier::Read) {
        connect(loop, &QAbstractEventDispatcher::awake, this, [this] { m_set.applyChanges(); });
        connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] { m_set.applyChanges(); });
        connect(&m_notifier, &QSocketNotifier::activated, this, &HostedSet::tell);
    }

    EpollSet &set() { return m_set; }

private:
    // Then the window has its turn. A few at a time, for the kernel takes turns among those that are ready.
    void tell() {
        QElapsedTimer spent;
        spent.start();
        while (m_set.tell(0, atOnce) > 0 && spent.elapsed() < sliceMilliseconds)
            m_set.applyChanges();
    }

    static constexpr int atOnce = 2; // each takes some milliseconds at most
    static constexpr int sliceMilliseconds = 4;
    EpollSet m_set;
    QSocketNotifier m_notifier;
};

EpollSet *setOf(QAbstractEventDispatcher *loop) {
    if (auto *epoll = qobject_cast<EpollDispatcher *>(loop))
        return &epoll->descriptors();
    auto *hosted = loop->findChild<HostedSet *>(QString(), Qt::FindDirectChildrenOnly);
    return &(hosted ? hosted : new HostedSet(loop))->set();
}
} // namespace

ReadinessNotifier::ReadinessNotifier(int descriptor, EpollSet::Readiness readiness)
    : m_descriptor(descriptor)
    , m_readiness(readiness)
    , m_loop(QAbstractEventDispatcher::instance())
    , m_set(setOf(m_loop)) {
    setEnabled(true);
}

ReadinessNotifier::~ReadinessNotifier() { setEnabled(false); }

void ReadinessNotifier::setEnabled(bool enabled) {
    if (!m_loop || std::exchange(m_isEnabled, enabled) == enabled)
        return;
    if (enabled)
        m_set->add(m_descriptor, m_readiness, this);
    else
        m_set->remove(m_descriptor, m_readiness, this);
}

#include "readinessnotifier.moc"
