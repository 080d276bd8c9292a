// Work on very many items in slices of some milliseconds, so that it never holds the event loop: one piece of work
// after another, in the order in which a person asked for them. Owned by the part of
// the window that was asked.
#pragma once

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

class SlicedWork : public QObject {
    Q_OBJECT
public:
    // Does a little, well under a millisecond or two; true while there is more to do.
    using Step = std::function<bool()>;

    explicit SlicedWork(QObject *parent = nullptr);
    ~SlicedWork() override; // does what is left, at once: nothing that was asked for is lost

    // The first step is taken before this returns, unless other work is before it: what is little is done then.
    void add(Step step);

private:
    void work(int milliseconds); // but one step at least

    std::deque<Step> m_steps;
    QTimer m_worker; // one slice a turn
    bool m_isWorking = false;
};
