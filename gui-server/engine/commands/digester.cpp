#include "commands/digester.h"

#include "net/digest.h"

#include <QElapsedTimer>

#include <cerrno>

namespace {
constexpr qint64 slice = 128 * 1024;
constexpr qint64 turnMicroseconds = 2000; // of the loop, at most about so much at a time
} // namespace

class Digester::State {
public:
    explicit State(HashAlgorithm algorithm)
        : digest(algorithm) {}

    Digest digest;
    std::unique_ptr<char[]> buffer{new char[slice]};
};

Digester::Digester(Descriptor file, HashAlgorithm algorithm, qint64 offset, qint64 length)
    : m_state(std::make_unique<State>(algorithm))
    , m_file(std::move(file))
    , m_at(offset)
    , m_left(length) {
    connect(&m_timer, &QTimer::timeout, this, &Digester::work);
}

Digester::~Digester() = default;

void Digester::start(Done done) {
    m_done = std::move(done);
    m_timer.start(0);
}

void Digester::work() {
    QElapsedTimer clock;
    clock.start();
    while (m_left > 0 && clock.nsecsElapsed() / 1000 < turnMicroseconds) {
        const ssize_t got = ::pread(m_file.number(), m_state->buffer.get(), std::size_t(qMin(m_left, slice)), m_at);
        if (got <= 0) {
            const int error = got < 0 ? errno : EIO;
            m_timer.stop();
            return m_done(error);
        }
        m_state->digest.add(m_state->buffer.get(), got);
        m_at += got;
        m_left -= got;
    }
    if (m_left > 0)
        return;
    m_timer.stop();
    m_done(m_state->digest.result());
}
