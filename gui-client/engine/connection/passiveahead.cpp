#include "connection/passiveahead.h"

#include <utility>

using namespace std::chrono_literals;

namespace {
constexpr auto longestAge = 5s; // servers close a port to which nobody comes, the quickest after some ten seconds
} // namespace

void PassiveAhead::ask(ControlConnection &control, const QByteArray &command) {
    if (m_isOwed || isAsked())
        return;
    m_reply.reset();
    m_isOwed = true;
    control.send(command, this, [this, round = m_round](const Reply &reply, const Failure &failure) {
        if (round != m_round)
            return;
        m_isOwed = false;
        m_age.start();
        if (const Taken taken = std::exchange(m_taken, {})) {
            if (m_context)
                taken(reply, failure);
        } else if (!failure) {
            m_reply = reply;
        }
    });
}

bool PassiveAhead::isAsked() const {
    return m_isOwed || (m_reply && !m_age.hasExpired(std::chrono::milliseconds(longestAge).count()));
}

void PassiveAhead::take(QObject *context, Taken taken) {
    if (const std::optional<Reply> reply = std::exchange(m_reply, std::nullopt))
        return taken(*reply, {});
    m_context = context;
    m_taken = std::move(taken);
}

void PassiveAhead::reset() {
    ++m_round;
    m_reply.reset();
    m_taken = {};
    m_isOwed = false;
}
