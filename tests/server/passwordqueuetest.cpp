// Passwords that wait to be hashed: who is refused anyway costs nothing and cannot be told from an account.
#include "accounts/passwordqueue.h"

#include "accounts/passwordhash.h"
#include "support/registry.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <ctime>
#include <mutex>

using namespace std::chrono_literals;
using Line = PasswordQueue::Line;

namespace {
// Lets so many go, and those first who came first: a thread that is slow to arrive keeps its turn.
class Turns {
public:
    void acquire() {
        std::unique_lock lock(m_mutex);
        const int turn = m_come++;
        m_changed.wait(lock, [this, turn] { return turn < m_let; });
    }
    void release(int more) {
        const std::lock_guard lock(m_mutex);
        m_let += more;
        m_changed.notify_all();
    }
    // Below zero: so many wait.
    int left() {
        const std::lock_guard lock(m_mutex);
        return m_let - m_come;
    }
    void dropLeft() {
        const std::lock_guard lock(m_mutex);
        m_let = std::min(m_let, m_come);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_come = 0;
    int m_let = 0;
};
} // namespace

class PasswordQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void verifies();
    void thoseWhoAreRefusedShareOneHashing();
    void nobodyCanTellAnAccountByItsPlace();
    void isFullForAllAlike();
    void guessesHoldUpNoOtherAccount();
    void guessesTakeTheirTime();
    void guessesAreNotForgotten();
    void forgetsWhoHasGone();
    void leavesTheProcessorAloneInAFlood();

private:
    // Each hashing waits until it is let go; "right" is right.
    PasswordQueue::Hashing held();
    void ask(PasswordQueue &queue, const QByteArray &name, bool isAccount, Line line = Line::Usual);
    void letGo(int hashings);
    void flood(PasswordQueue &queue);

    Turns m_go;
    std::atomic<int> m_hashed = 0;
    QList<QByteArray> m_answered;
};
WHERRY_TEST(PasswordQueueTest)

void PasswordQueueTest::init() {
    m_go.dropLeft();
    m_hashed = 0;
    m_answered.clear();
}

PasswordQueue::Hashing PasswordQueueTest::held() {
    return [this](const QByteArray &hash, const QByteArray &password) {
        m_go.acquire();
        ++m_hashed;
        return PasswordVerdict{!hash.isEmpty() && password == "right", {}};
    };
}

void PasswordQueueTest::ask(PasswordQueue &queue, const QByteArray &name, bool isAccount, Line line) {
    const auto then = [this, name](const PasswordVerdict &) { m_answered += name; };
    QVERIFY(isAccount ? queue.verify(line, "hash", "wrong", this, then) : queue.refuse(line, "wrong", this, then));
}

void PasswordQueueTest::letGo(int hashings) {
    const int before = m_hashed;
    m_go.release(hashings);
    QTRY_COMPARE(m_hashed.load(), before + hashings);
}

// From then on one is hashed at a time.
void PasswordQueueTest::flood(PasswordQueue &queue) {
    for (int i = 0; i < 200; ++i)
        ask(queue, "stranger", false);
    m_go.release(3);
    QVERIFY(QTest::qWaitFor([this] { return m_answered.size() == 200; }));
    QVERIFY(queue.isFlooded());
    m_answered.clear();
}

void PasswordQueueTest::verifies() {
    PasswordQueue queue;
    const QByteArray hash = PasswordHash::make("a password");
    QList<QByteArray> answers;
    const auto note = [&answers](const char *who) {
        return [&answers, who](const PasswordVerdict &verdict) { answers += verdict.right ? who : "wrong"; };
    };
    QVERIFY(queue.verify(Line::Usual, hash, "a password", this, note("ann")));
    QVERIFY(queue.verify(Line::Usual, hash, "another", this, note("guesser")));
    QVERIFY(queue.refuse(Line::Usual, "a password", this, note("nobody")));
    QVERIFY(queue.verify(Line::Usual, hash, "a password", this, note("ann")));
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 4, 30'000);
    QCOMPARE(answers.count("ann"), 2);
    QCOMPARE(answers.count("wrong"), 2);
    PasswordVerdict old;
    QVERIFY(queue.verify(Line::Usual, "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5", "Hello world!", this,
                         [&old](const PasswordVerdict &verdict) { old = verdict; }));
    QTRY_VERIFY_WITH_TIMEOUT(old.right, 30'000);
    QVERIFY(PasswordHash::verify(old.newHash, "Hello world!"));
}

void PasswordQueueTest::thoseWhoAreRefusedShareOneHashing() {
    PasswordQueue queue(held());
    for (int i = 0; i < 1000; ++i)
        ask(queue, QByteArray::number(i), false);
    QCOMPARE(queue.hashings(), 2); // at once: the first two found nobody to ride with
    QTRY_COMPARE(m_go.left(), -2);
    m_go.release(2);
    QTRY_COMPARE(m_answered.size(), 2); // before the next may be done
    m_go.release(1);
    QTRY_COMPARE(m_answered.size(), 1000);
    QCOMPARE(m_hashed.load(), 3);
    QCOMPARE(m_go.left(), 0);
    QCOMPARE(m_answered.last(), QByteArray("999")); // in their order
}

// Whatever accounts and strangers came before: the one who comes last is answered behind the same hashing, whether
// there is such an account or not.
void PasswordQueueTest::nobodyCanTellAnAccountByItsPlace() {
    constexpr int comers = 4;
    for (int pattern = 0; pattern < 1 << comers; ++pattern) {
        QList<int> places;
        for (const bool isAccount : {false, true}) {
            init();
            PasswordQueue queue(held());
            flood(queue);
            for (int i = 0; i < comers; ++i)
                ask(queue, "other", (pattern & 1 << i) != 0);
            ask(queue, "last", isAccount);
            const int before = m_hashed;
            while (!m_answered.contains("last")) {
                const auto answered = m_answered.size();
                m_go.release(1);
                QVERIFY(QTest::qWaitFor([&] { return m_answered.size() > answered; }));
            }
            places += m_hashed - before;
        }
        QVERIFY2(places.at(0) == places.at(1), qPrintable(QStringLiteral("pattern %1").arg(pattern, 0, 2)));
    }
}

void PasswordQueueTest::isFullForAllAlike() {
    PasswordQueue queue(held());
    const auto nobody = [](const PasswordVerdict &) {};
    int taken = 0;
    while (queue.verify(Line::Usual, "hash", "wrong", this, nobody))
        ++taken;
    QCOMPARE(taken, int(PasswordQueue::mostOfLine) + 2); // two are being hashed
    QVERIFY(!queue.refuse(Line::Usual, "wrong", this, nobody));
    QVERIFY(queue.verify(Line::GuessedAt, "hash", "wrong", this, nobody));
    m_go.release(taken + 1);
    QTRY_COMPARE(m_hashed.load(), taken + 1);
}

void PasswordQueueTest::guessesHoldUpNoOtherAccount() {
    PasswordQueue queue(held(), 0ms);
    flood(queue);
    for (int i = 0; i < 30; ++i)
        ask(queue, "guess", true, Line::GuessedAt);
    ask(queue, "ann", true);
    letGo(1); // that was begun before she came
    letGo(1);
    QTRY_VERIFY(m_answered.contains("ann"));
    m_go.release(29);
    QTRY_COMPARE(m_answered.size(), 31);
}

// While the flood lasts they have a pace of their own, and who comes for another account does not feel it.
void PasswordQueueTest::guessesTakeTheirTime() {
    PasswordQueue queue(held(), 1h);
    flood(queue);
    for (int i = 0; i < 10; ++i)
        ask(queue, "guess", true, Line::GuessedAt);
    for (int i = 0; i < 5; ++i)
        ask(queue, "usual", true);
    m_go.release(100);
    QTRY_COMPARE(m_answered.count("usual"), 5);
    QCOMPARE(m_answered.count("guess"), 1);
    QCOMPARE(queue.waiting(), 9);
}

void PasswordQueueTest::guessesAreNotForgotten() {
    PasswordQueue queue(held(), 0ms);
    flood(queue);
    ask(queue, "ann", true, Line::GuessedAt);
    for (int i = 0; i < 20; ++i)
        ask(queue, "usual", true);
    ask(queue, "bob", true, Line::GuessedAt);
    for (int i = 0; i < 8 && !m_answered.contains("bob"); ++i) {
        const auto answered = m_answered.size();
        m_go.release(1);
        QTRY_COMPARE(m_answered.size(), answered + 1);
    }
    QVERIFY(m_answered.contains("bob"));
    m_go.release(22 - int(m_answered.size()));
    QTRY_COMPARE(m_answered.size(), 22);
}

void PasswordQueueTest::forgetsWhoHasGone() {
    PasswordQueue queue(held());
    int told = 0;
    for (std::size_t round = 0; round < 3; ++round) {
        auto gone = std::make_unique<QObject>();
        for (std::size_t i = 0; i < PasswordQueue::mostAskers; ++i)
            QVERIFY(queue.refuse(Line::Usual, "wrong", gone.get(), [&told](const PasswordVerdict &) { ++told; }));
        QVERIFY(!queue.refuse(Line::Usual, "wrong", gone.get(), [&told](const PasswordVerdict &) { ++told; }));
        gone.reset();
        m_go.release(3);
        QTRY_VERIFY(queue.waiting() == 0); // there is room again
        m_go.dropLeft();
    }
    QCOMPARE(told, 0);
}

// One at a time, and most of the time none.
void PasswordQueueTest::leavesTheProcessorAloneInAFlood() {
    constexpr int work = 20; // ms of the processor
    PasswordQueue queue([](const QByteArray &, const QByteArray &) {
        const auto used = [] {
            timespec time{};
            ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
            return time.tv_sec * 1000 + time.tv_nsec / 1'000'000;
        };
        const auto begun = used();
        while (used() < begun + work) {
        }
        return PasswordVerdict();
    });
    int answered = 0;
    const auto note = [&answered](const PasswordVerdict &) { ++answered; };
    for (int i = 0; i < 100; ++i)
        QVERIFY(queue.refuse(Line::Usual, "wrong", this, note));
    QTRY_COMPARE(answered, 100);
    QVERIFY(queue.isFlooded());
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 5; ++i)
        QVERIFY(queue.verify(Line::Usual, "hash", "wrong", this, note));
    QTRY_COMPARE_WITH_TIMEOUT(answered, 105, 30'000);
    QVERIFY2(clock.elapsed() > 4 * 2 * work, qPrintable(QString::number(clock.elapsed())));
}

#include "passwordqueuetest.moc"
