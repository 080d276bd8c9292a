// What Qt's notifiers and ours have to do alike, under whatever loop: scenarios for ThreadLoop::noted().
#pragma once

#include "support/loopback.h"
#include "support/threadloop.h"

#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace NotifierScenarios {
// Notes "3", "quiet", "again": a byte is read each time it is told, and none while it is disabled.
template<class Notifier, class Type>
void tellsAsLongAsThereIsSomething(QStringList &notes, Type read) {
    auto [ours, theirs] = Loopback::connectedPair();
    Loopback::sendAll(theirs, "abc");
    Notifier notifier(ours.number(), read);
    int count = 0;
    QObject::connect(&notifier, &Notifier::activated, &notifier, [&count, number = ours.number()] {
        char byte = 0;
        if (::read(number, &byte, 1) == 1)
            ++count;
    });
    ThreadLoop::until([&] { return count == 3; });
    notes += QString::number(count);
    notifier.setEnabled(false);
    Loopback::sendAll(theirs, "d");
    ThreadLoop::spin(30);
    if (count == 3)
        notes += QStringLiteral("quiet");
    notifier.setEnabled(true);
    if (ThreadLoop::until([&] { return count == 4; }))
        notes += QStringLiteral("again");
}

// Notes "read", "urgent", "write", each once.
template<class Notifier, class Type>
void eachOnOneDescriptor(QStringList &notes, Type read, Type write, Type urgent) {
    auto [ours, theirs] = Loopback::connectedPair();
    QObject context;
    std::vector<std::unique_ptr<Notifier>> notifiers;
    for (const auto &[type, note] : {std::pair(write, QStringLiteral("write")), std::pair(read, QStringLiteral("read")),
                                     std::pair(urgent, QStringLiteral("urgent"))}) {
        notifiers.push_back(std::make_unique<Notifier>(ours.number(), type));
        Notifier *const notifier = notifiers.back().get();
        QObject::connect(notifier, &Notifier::activated, &context, [&notes, notifier, text = note] {
            notes += text;
            notifier->setEnabled(false);
        });
    }
    ThreadLoop::until([&] { return notes.size() == 1; });
    Loopback::sendAll(theirs, "x");
    ThreadLoop::until([&] { return notes.size() == 2; });
    ::send(theirs.number(), "!", 1, MSG_OOB);
    ThreadLoop::until([&] { return notes.size() == 3; });
    notes.sort();
}

// Of the calling thread, in ns: what else the machine does meanwhile does not count.
inline qint64 processorTime() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// What 1,000 turns of Qt's loop or ours cost beside 400 idle sockets, in ns: the least of five tries.
template<class Notifier, class Type>
qint64 turnsBesideIdleSockets(ThreadLoop::Kind loop, Type read) {
    const auto notes = ThreadLoop::noted(loop, [read](QStringList &times) {
        std::vector<Loopback::Pair> idle;
        std::vector<std::unique_ptr<Notifier>> notifiers;
        for (int i = 0; i < 400; ++i) {
            idle.push_back(Loopback::connectedPair());
            notifiers.push_back(std::make_unique<Notifier>(idle.back().ours.number(), read));
        }
        auto [ours, theirs] = Loopback::connectedPair();
        Loopback::sendAll(theirs, "x");
        Notifier busy(ours.number(), read);
        int turns = 0;
        QObject::connect(&busy, &Notifier::activated, &busy, [&] { ++turns; });
        ThreadLoop::until([&] { return turns >= 10; });
        qint64 least = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 5; ++i) {
            turns = 0;
            const qint64 begun = processorTime();
            ThreadLoop::until([&] { return turns >= 1000; });
            least = std::min(least, processorTime() - begun);
        }
        times += QString::number(least);
    });
    return notes.first().toLongLong();
}
} // namespace NotifierScenarios
