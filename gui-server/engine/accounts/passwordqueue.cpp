#include "accounts/passwordqueue.h"

#include "accounts/passwordhash.h"

#include <algorithm>
#include <ctime>
#include <memory>

namespace {
constexpr int answersPerTurn = 64;
constexpr int turnsOfUsual = 1; // before one of those that are guessed at
// In a flood one password is hashed at a time, and the processor is left alone for so many times as long as it took.
constexpr int pauseOfFlood = 12;
constexpr std::chrono::milliseconds longestPause{600};
constexpr double mostGuessesKept = 5.0 * PasswordQueue::guessesOfAFlood;

std::chrono::nanoseconds processorTime() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}
} // namespace

PasswordVerdict PasswordQueue::hashed(const QByteArray &hash, const QByteArray &password) {
    PasswordVerdict verdict;
    if (hash.isEmpty()) {
        (void)PasswordHash::make(password);
        return verdict;
    }
    verdict.right = PasswordHash::verify(hash, password);
    if (verdict.right && PasswordHash::isOld(hash))
        verdict.newHash = PasswordHash::make(password);
    return verdict;
}

PasswordQueue::PasswordQueue(Hashing hashing, std::chrono::milliseconds guessedEvery)
    : m_hashing(std::move(hashing))
    , m_guessedEvery(guessedEvery) {
    m_answering.setSingleShot(true);
    connect(&m_answering, &QTimer::timeout, this, &PasswordQueue::answer);
    m_pause.setSingleShot(true);
    m_guessedPause.setSingleShot(true);
    for (QTimer *const pause : {&m_pause, &m_guessedPause})
        connect(pause, &QTimer::timeout, this, &PasswordQueue::work);
}

// Where somebody comes to stand says nothing of whether there is such an account: the last place, when no account is in
// it yet, else the next one. An account that comes takes the place over for all who ride there.
bool PasswordQueue::verify(Line line, const QByteArray &hash, const QByteArray &password, QObject *context, Then then) {
    std::deque<Waiting> &waiting = m_lines[std::size_t(line)];
    const bool isFree = !waiting.empty() && waiting.back().hash.isEmpty();
    if (m_askers >= mostAskers || (!isFree && waiting.size() >= mostOfLine)) {
        noteGuesses(1); // so many at once are a flood, whoever this one is
        return false;
    }
    if (!isFree)
        waiting.push_back({{}, password, 0, {}});
    Waiting &place = waiting.back();
    if (!hash.isEmpty()) {
        place.hash = hash;
        place.password = password;
        place.owner = place.askers.size();
    }
    place.askers.push_back({context, std::move(then)});
    ++m_askers;
    work();
    return true;
}

double PasswordQueue::guessesLately() const {
    const double faded = m_sinceGuess.isValid() ? double(m_sinceGuess.elapsed()) * guessesPerSecond / 1000 : 0;
    return std::max(0.0, m_guesses - faded);
}

bool PasswordQueue::isFlooded() const { return guessesLately() > guessesOfAFlood; }

std::deque<PasswordQueue::Waiting> *PasswordQueue::nextLine() {
    auto &[usual, guessedAt] = m_lines;
    const bool mayGuess = !guessedAt.empty() && !m_guessedPause.isActive();
    if (usual.empty() && !mayGuess)
        return nullptr;
    const bool isGuessersTurn = m_turn >= turnsOfUsual;
    std::deque<Waiting> &next = usual.empty() || (isGuessersTurn && mayGuess) ? guessedAt : usual;
    m_turn = &next == &guessedAt ? 0 : m_turn + 1;
    if (&next == &guessedAt && isFlooded() && m_guessedEvery.count() > 0)
        m_guessedPause.start(m_guessedEvery);
    return &next;
}

void PasswordQueue::noteGuesses(double guesses) {
    m_guesses = std::min(guessesLately() + guesses, mostGuessesKept);
    m_sinceGuess.start();
}

void PasswordQueue::work() {
    while (m_running < (isFlooded() ? 1 : mostAtOnce) && !m_pause.isActive()) {
        std::deque<Waiting> *const line = nextLine();
        if (!line)
            return;
        Waiting first = std::move(line->front());
        line->pop_front();
        begin(std::move(first));
    }
}

void PasswordQueue::begin(Waiting waiting) {
    const auto hash = [hashing = m_hashing, hash = waiting.hash, password = waiting.password] {
        const auto before = processorTime();
        Hashed done{hashing(hash, password), {}};
        done.processorTime = processorTime() - before;
        return done;
    };
    ++m_running;
    ++m_hashings;
    const auto whose = std::make_shared<Waiting>(std::move(waiting));
    // It has room for all that are begun at a time.
    [[maybe_unused]] const bool taken =
        m_executor.run(this, hash, [this, whose](const Hashed &done) { onHashed(*whose, done); });
    Q_ASSERT(taken);
}

void PasswordQueue::onHashed(const Waiting &waiting, const Hashed &done) {
    --m_running;
    const bool hasOwner = !waiting.hash.isEmpty();
    for (std::size_t i = 0; i < waiting.askers.size(); ++i)
        m_answers.push_back({waiting.askers[i], hasOwner && i == waiting.owner ? done.verdict : PasswordVerdict()});
    const double guesses = double(waiting.askers.size()) - (done.verdict.right ? 1 : 0);
    if (guesses > 0)
        noteGuesses(guesses);
    if (isFlooded())
        m_pause.start(std::min(std::chrono::duration_cast<std::chrono::milliseconds>(done.processorTime * pauseOfFlood),
                               longestPause));
    answer();
    work();
}

// In the order in which they came, and a few in each turn of the loop: what else there is to do does not wait for all.
void PasswordQueue::answer() {
    for (int i = 0; i < answersPerTurn && !m_answers.empty(); ++i) {
        const Answer next = std::move(m_answers.front());
        m_answers.pop_front();
        --m_askers;
        if (next.asker.context)
            next.asker.then(next.verdict);
    }
    if (!m_answers.empty())
        m_answering.start(0);
}
