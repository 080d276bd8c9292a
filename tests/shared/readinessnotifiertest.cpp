// Every scenario runs under each kind of loop that a socket may live in, and must come out the same.
#include "net/readinessnotifier.h"
#include "support/loopback.h"
#include "support/notifierscenarios.h"
#include "support/registry.h"
#include "support/threadloop.h"

#include <QSocketNotifier>
#include <QTest>

#include <memory>
#include <vector>

using ThreadLoop::noted;
using ThreadLoop::spin;
using ThreadLoop::until;

class ReadinessNotifierTest : public QObject {
    Q_OBJECT

    static void same(const QStringList &expected, const std::function<void(QStringList &)> &scenario) {
        for (const auto kind : {ThreadLoop::Poll, ThreadLoop::GLib, ThreadLoop::Epoll})
            QCOMPARE(noted(kind, scenario), expected);
    }

private Q_SLOTS:
    void tellsAsLongAsThereIsSomething() {
        same({QStringLiteral("3"), QStringLiteral("quiet"), QStringLiteral("again")}, [](QStringList &notes) {
            NotifierScenarios::tellsAsLongAsThereIsSomething<ReadinessNotifier>(notes, EpollSet::Read);
        });
    }

    void readWriteAndUrgentOnOneSocket() {
        same({QStringLiteral("read"), QStringLiteral("urgent"), QStringLiteral("write")}, [](QStringList &notes) {
            NotifierScenarios::eachOnOneDescriptor<ReadinessNotifier>(notes, EpollSet::Read, EpollSet::Write,
                                                                      EpollSet::Urgent);
        });
    }

    void mayBeDeletedByWhoeverHearsIt() {
        same({QStringLiteral("one of two")}, [](QStringList &notes) {
            auto first = Loopback::connectedPair();
            auto second = Loopback::connectedPair();
            Loopback::sendAll(first.theirs, "x");
            Loopback::sendAll(second.theirs, "x");
            QObject context;
            auto a = std::make_unique<ReadinessNotifier>(first.ours.number(), EpollSet::Read);
            auto b = std::make_unique<ReadinessNotifier>(second.ours.number(), EpollSet::Read);
            int count = 0;
            const auto drop = [&] {
                ++count;
                a.reset();
                b.reset();
            };
            QObject::connect(a.get(), &ReadinessNotifier::activated, &context, drop);
            QObject::connect(b.get(), &ReadinessNotifier::activated, &context, drop);
            spin(50);
            if (count == 1)
                notes += QStringLiteral("one of two");
        });
    }

    // A dialog's own loop, for instance.
    void goesOnInANestedLoop() {
        same({QStringLiteral("inner"), QStringLiteral("outer")}, [](QStringList &notes) {
            auto first = Loopback::connectedPair();
            auto second = Loopback::connectedPair();
            Loopback::sendAll(first.theirs, "x");
            ReadinessNotifier outer(first.ours.number(), EpollSet::Read);
            ReadinessNotifier inner(second.ours.number(), EpollSet::Read);
            bool isRead = false;
            QObject::connect(&inner, &ReadinessNotifier::activated, &inner, [&] {
                inner.setEnabled(false);
                notes += QStringLiteral("inner");
                isRead = true;
            });
            QObject::connect(&outer, &ReadinessNotifier::activated, &outer, [&] {
                outer.setEnabled(false);
                Loopback::sendAll(second.theirs, "x");
                until([&] { return isRead; });
                notes += QStringLiteral("outer");
            });
            until([&] { return notes.size() == 2; });
        });
    }

    void moreThanOneTurnTellsOf() {
        same({QStringLiteral("100")}, [](QStringList &notes) {
            std::vector<Loopback::Pair> pairs;
            std::vector<std::unique_ptr<ReadinessNotifier>> notifiers;
            int told = 0;
            for (int i = 0; i < 100; ++i) {
                pairs.push_back(Loopback::connectedPair());
                Loopback::sendAll(pairs.back().theirs, "x");
                notifiers.push_back(std::make_unique<ReadinessNotifier>(pairs.back().ours.number(), EpollSet::Read));
                ReadinessNotifier *notifier = notifiers.back().get();
                QObject::connect(notifier, &ReadinessNotifier::activated, notifier, [&told, notifier] {
                    notifier->setEnabled(false);
                    ++told;
                });
            }
            until([&] { return told == 100; });
            spin(20);
            notes += QString::number(told);
        });
    }

    void numbersAreUsedAgain() {
        same({QStringLiteral("200")}, [](QStringList &notes) {
            int served = 0;
            for (int i = 0; i < 200; ++i) {
                auto [ours, theirs] = Loopback::connectedPair();
                auto notifier = std::make_unique<ReadinessNotifier>(ours.number(), EpollSet::Read);
                bool isRead = false;
                QObject context;
                QObject::connect(notifier.get(), &ReadinessNotifier::activated, &context, [&, &socket = ours] {
                    isRead = true;
                    notifier.reset();
                    socket.reset();
                });
                Loopback::sendAll(theirs, "x");
                served += until([&] { return isRead; }) ? 1 : 0;
            }
            notes += QString::number(served);
        });
    }

    void mayOutliveItsLoop() {
        for (const auto kind : {ThreadLoop::Poll, ThreadLoop::GLib, ThreadLoop::Epoll}) {
            auto [ours, theirs] = Loopback::connectedPair();
            std::unique_ptr<ReadinessNotifier> notifier;
            noted(kind, [&, &socket = ours](QStringList &) {
                notifier = std::make_unique<ReadinessNotifier>(socket.number(), EpollSet::Read);
            });
            notifier->setEnabled(false);
            notifier->setEnabled(true); // is nobody's business any more
        }
    }

    // What it is for: the time of a turn does not grow with the number of idle sockets. Compared with Qt's notifiers
    // under the same loop in the same run, so that the machine's speed does not matter.
    void idleSocketsCostNothing() {
        const qint64 each =
            NotifierScenarios::turnsBesideIdleSockets<QSocketNotifier>(ThreadLoop::Poll, QSocketNotifier::Read);
        const qint64 ours =
            NotifierScenarios::turnsBesideIdleSockets<ReadinessNotifier>(ThreadLoop::Poll, EpollSet::Read);
        QVERIFY2(ours < each, qPrintable(QStringLiteral("%1 ns, each polled %2 ns").arg(ours).arg(each)));
    }
};

WHERRY_TEST(ReadinessNotifierTest)
#include "readinessnotifiertest.moc"
