// Descriptors watched through one epoll set, level-triggered: thousands of idle ones cost nothing, where poll() looks
// at each at every turn. A descriptor must be removed before it is closed.
#pragma once

#include "base/descriptor.h"

#include <QHash>

#include <array>
#include <vector>

class EpollSet {
public:
    // An error or a hang-up is all of those that are asked for.
    enum Readiness { Read, Write, Urgent };

    // What is told. It may remove itself and others, and be deleted, while it is told.
    class Receiver {
    public:
        virtual void onReady() = 0;

    protected:
        ~Receiver() = default;
    };

    EpollSet();

    int descriptor() const { return m_epoll.number(); } // is ready to be read while anything in the set is, files aside
    bool hasFiles() const { return m_files > 0; }       // which are always ready, and which epoll does not take

    // At most one receiver for each readiness of a descriptor: a second one takes the place of the first.
    void add(int descriptor, Readiness readiness, Receiver *receiver);
    void remove(int descriptor, Readiness readiness, Receiver *receiver);

    // The kernel hears of new wishes here and not in add(): many a one is taken back within the same turn of the loop.
    void applyChanges();

    static constexpr int most = 256;
    // Waits until something is ready, at most for the time given (ms; -1 = for ever), and tells at most `count` of
    // those that are; the others come at the next call. Returns how many it told.
    int tell(int milliseconds, int count = most);

private:
    struct Watch {
        std::array<Receiver *, 3> receivers{}; // by readiness
        quint32 inKernel = 0;                  // events that epoll watches for us
        bool isChanged = false;
        bool isFile = false;
    };

    static quint32 wanted(const Watch &watch);
    void change(int descriptor, Watch &watch);
    void collect(const Watch &watch, quint32 events);
    void forget(Receiver *receiver);

    Descriptor m_epoll;
    QHash<int, Watch> m_watches;
    std::vector<int> m_changed;
    std::vector<Receiver *> m_pending;
    int m_files = 0;
};
