#include "operations/transfer/sharedupload.h"

#include "operations/transfer/localsource.h"
#include "operations/transfer/storepart.h"

#include <algorithm>

SharedUpload::SharedUpload(QString localPath, FirstAttempt seen, const QList<UploadPart> &parts, bool mayStand)
    : m_localPath(std::move(localPath))
    , m_seen(seen) {
    for (const UploadPart &part : parts)
        m_parts.push_back({part, mayStand});
}

std::optional<size_t> SharedUpload::claim() {
    const auto next =
        std::find_if(m_parts.begin(), m_parts.end(), [](const State &s) { return !s.isClaimed && !s.isWhole; });
    if (isEnded() || next == m_parts.end())
        return {};
    next->isClaimed = true;
    noteClaim();
    return size_t(next - m_parts.begin());
}

void SharedUpload::begin(size_t number, const LocalSource &source) {
    m_parts.at(number).source = &source;
    m_parts.at(number).mayStand = true;
}

void SharedUpload::release(size_t number, bool isWhole) {
    State &state = m_parts.at(number);
    state.source = nullptr;
    state.isClaimed = false;
    state.isWhole = isWhole;
    noteRelease();
}

std::unique_ptr<Operation> SharedUpload::work(ServerLink &link) {
    return std::make_unique<StorePart>(link, std::static_pointer_cast<SharedUpload>(shared_from_this()));
}

bool SharedUpload::isWhole() const {
    return std::all_of(m_parts.begin(), m_parts.end(), [](const State &state) { return state.isWhole; });
}

bool SharedUpload::isAnyLeft() const {
    return std::any_of(m_parts.begin(), m_parts.end(), [](const State &s) { return !s.isClaimed && !s.isWhole; });
}

qint64 SharedUpload::sum() const {
    qint64 sum = 0;
    for (const State &state : m_parts) {
        if (state.isWhole)
            sum += state.part.size();
        else if (state.source)
            sum += state.source->position() - state.part.first;
    }
    return sum;
}

// The first bytes show that the server takes a part.
bool SharedUpload::hasWork() const { return isAnyLeft() && sum() > 0; }
