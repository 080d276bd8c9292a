#include "operations/transfer/fetchrange.h"

#include "ftp/wiretext.h"
#include "operations/transfer/movedata.h"
#include "operations/transfer/rangesink.h"
#include "operations/transfer/remotedigest.h"
#include "operations/transfer/shareddownload.h"

#include <cerrno>
#include <utility>

using Learned = Capabilities::Learned;

FetchRange::FetchRange(ServerLink &link, std::shared_ptr<SharedDownload> shared)
    : Operation(link)
    , m_shared(std::move(shared)) {
    setStep(QStringLiteral("RETR ") + decodeWireText(m_shared->remote().bytes()));
    connect(m_shared.get(), &SharedDownload::ended, this, &FetchRange::cancel);
}

FetchRange::~FetchRange() {
    dropChild();
    if (!isDone())
        onEnding();
}

void FetchRange::firstStep() {
    m_key = m_shared->claim();
    if (!m_key)
        return succeed();
    const FileRanges &ranges = m_shared->ranges();
    Descriptor file = m_shared->part().openAgain();
    if (!file)
        return finish(Failure::ofLocalFile(errno));
    const qint64 at = ranges.at(*m_key);
    m_sink = std::make_unique<RangeSink>(m_shared->ranges(), *m_key, std::move(file),
                                         ranges.standsBefore(at, PartFile::overlap));
    if (m_algorithm && at == 0)
        m_sink->digestWhole(*m_algorithm);
    if (const Failure failure = m_sink->begin())
        return finish(failure);
    fetch();
}

// RANG is a draft's: where no digest would find out that it was not kept, it is not relied on.
bool FetchRange::mayUseRang() const {
    const Capabilities &can = m_link.capabilities;
    return m_shared->isVerified() && m_shared->ranges().end(*m_key) < m_shared->ranges().size() &&
           can.rang != Learned::No && RemoteDigest::offersParts(can.features);
}

void FetchRange::fetch() {
    const FileRanges &ranges = m_shared->ranges();
    m_usesRang = mayUseRang();
    MoveData::Request request{"RETR " + m_shared->remote().bytes()};
    request.offset = m_sink->position();
    request.end = m_usesRang ? ranges.end(*m_key) : -1;
    request.sink = m_sink.get();
    m_sink->setStreamEnd(m_usesRang ? request.end : ranges.size());
    attempt(std::make_unique<MoveData>(m_link, request), &FetchRange::onMoved);
}

void FetchRange::onMoved(MoveData &data) {
    m_bytes += data.bytes();
    // At the end the sink takes no more; that matters when more has come.
    const bool isTooLong = m_sink->isTooLong() && data.failure().kind == Failure::Kind::Damaged;
    if (isTooLong && m_usesRang)
        m_link.capabilities.rang = Learned::No;
    if (data.restWasRefused()) {
        const bool isUnknown = data.failure().code >= 500 && data.failure().code <= 504; // not just now
        if (m_usesRang) {
            m_link.capabilities.rang = Learned::No;
            return fetch();
        }
        m_restRefused = true;
        if (isUnknown)
            m_link.capabilities.rest = Learned::No;
        return finish(data.failure());
    }
    if (m_sink->differs() || isTooLong)
        m_shared->reportChange(); // it ends what runs, this as well
    if (isDone())
        return;
    if (data.failure()) {
        // All its bytes came, and yet it did not end well: the last of them are asked for once more.
        FileRanges &ranges = m_shared->ranges();
        if (ranges.at(*m_key) == ranges.end(*m_key))
            ranges.takeBack(*m_key, PartFile::overlap);
        return finish(data.failure());
    }
    if (!data.hadEnough() && !data.cleanEndSeen())
        m_shared->noteRelaxedEnd();
    if (!data.hadEnough() && m_sink->isShort())
        return fail(Failure::Kind::Damaged,
                    QStringLiteral("the data ended at byte %1, although more was asked for").arg(m_sink->position()));
    if (m_sink->position() == m_shared->ranges().size())
        m_wholeDigest = m_sink->takeDigest();
    if (!m_wholeDigest.isEmpty())
        m_remoteDigest = data.digest();
    succeed();
}

void FetchRange::onEnding() {
    if (m_key)
        m_shared->release(*std::exchange(m_key, std::nullopt));
}
