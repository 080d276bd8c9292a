#include "operations/transfer/sharedtransfer.h"

#include <utility>

namespace {
constexpr int mostFailures = 5;
}

void SharedTransfer::leave() {
    --m_helpers;
    if (!m_isEnded)
        Q_EMIT released();
}

void SharedTransfer::noteRelease() {
    --m_claims;
    if (!m_isEnded)
        Q_EMIT released();
}

bool SharedTransfer::wantsHelp() const { return !m_isEnded && m_failures < mostFailures && hasWork(); }

void SharedTransfer::refuseHelp() { m_failures = mostFailures; }

void SharedTransfer::countFailure(const Failure &failure) {
    if (failure.kind == Failure::Kind::Unsupported)
        refuseHelp();
    else if (failure && failure.kind != Failure::Kind::Cancelled)
        ++m_failures;
}

void SharedTransfer::end() {
    if (std::exchange(m_isEnded, true))
        return;
    onEnding();
    Q_EMIT ended();
}
