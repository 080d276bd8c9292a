// Passwords that wait to be hashed, so that a flood of wrong ones costs little of the processor and delays nobody for
// long. Who is refused whatever the password is rides along with the hashing that stands last in the queue: it takes
// exactly the time it would take to hash it, and costs nothing. Owned by the server's store.
#pragma once

#include "base/blockingexecutor.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <chrono>
#include <deque>
#include <functional>
#include <vector>

struct PasswordVerdict {
    bool right = false;
    QByteArray newHash; // when the one in the store is of an old kind
};

class PasswordQueue : public QObject {
    Q_OBJECT

public:
    // Accounts at which many guess stand in a queue of their own, so that the others do not wait behind the guesses.
    enum class Line { Usual, GuessedAt };
    using Then = std::function<void(const PasswordVerdict &)>;
    // Takes the time of a hashing also with an empty hash, for which no password is right. Runs on the executor.
    using Hashing = std::function<PasswordVerdict(const QByteArray &hash, const QByteArray &password)>;
    static PasswordVerdict hashed(const QByteArray &hash, const QByteArray &password);

    static constexpr std::size_t mostOfLine = 64;   // hashings that wait; each takes 19 MiB while it is done
    static constexpr std::size_t mostAskers = 4000; // that wait for them
    // Wrong passwords that make a flood: so many at once, or for a while more than so many a second.
    static constexpr int guessesOfAFlood = 20;
    static constexpr int guessesPerSecond = 5;

    // In a flood no more than one password of GuessedAt is hashed in guessedEvery.
    explicit PasswordQueue(Hashing hashing = hashed, std::chrono::milliseconds guessedEvery = std::chrono::seconds(3));

    // then follows on the loop unless context went first. False when too many wait: nothing was taken.
    [[nodiscard]] bool verify(Line line, const QByteArray &hash, const QByteArray &password, QObject *context,
                              Then then);
    // As verify() of a wrong password, in all that can be seen from outside.
    [[nodiscard]] bool refuse(Line line, const QByteArray &password, QObject *context, Then then) {
        return verify(line, {}, password, context, std::move(then));
    }
    int hashings() const { return m_hashings; } // begun so far
    int waiting() const { return int(m_askers); }
    bool isFlooded() const;

private:
    struct Asker {
        QPointer<QObject> context;
        Then then;
    };
    struct Waiting {
        QByteArray hash; // empty: nobody's, hashed for the time that it takes
        QByteArray password;
        std::size_t owner = 0; // whose password it is, when there is a hash
        std::vector<Asker> askers;
    };
    struct Answer {
        Asker asker;
        PasswordVerdict verdict;
    };
    struct Hashed {
        PasswordVerdict verdict;
        std::chrono::nanoseconds processorTime{0};
    };
    void work();
    std::deque<Waiting> *nextLine();
    void noteGuesses(double guesses);
    void begin(Waiting waiting);
    void onHashed(const Waiting &waiting, const Hashed &done);
    void answer();
    double guessesLately() const;

    static constexpr int mostAtOnce = 2;
    const Hashing m_hashing;
    const std::chrono::milliseconds m_guessedEvery;
    BlockingExecutor m_executor{mostAtOnce, mostAtOnce};
    std::array<std::deque<Waiting>, 2> m_lines; // by Line
    std::deque<Answer> m_answers;               // given a few at a time
    QTimer m_answering;
    QTimer m_pause;
    QTimer m_guessedPause; // of those of GuessedAt alone
    QElapsedTimer m_sinceGuess;
    double m_guesses = 0; // wrong passwords, when the last one was told
    std::size_t m_askers = 0;
    int m_hashings = 0;
    int m_running = 0;
    int m_turn = 0;
};
