#include "operations/transfer/download.h"

#include "base/blockingexecutor.h"
#include "base/log.h"
#include "ftp/offsets.h"
#include "ftp/timevalue.h"
#include "ftp/wiretext.h"
#include "operations/transfer/firstdifference.h"
#include "operations/transfer/movedata.h"
#include "operations/transfer/remotedigest.h"

using Learned = Capabilities::Learned;
using Phase = TransferProgress::Phase;

namespace {
constexpr qint64 overlap = 64 * 1024; // fetched again and compared before a file is continued
}

Download::Download(ServerLink &link, DownloadRequest request)
    : TransferOperation(link)
    , m_request(std::move(request))
    , m_part(m_request.localPath) {
    setStep(QStringLiteral("RETR ") + decodeWireText(m_request.remote.bytes()));
}

Download::~Download() { dropChild(); }

TransferProgress Download::progress() const {
    TransferProgress progress;
    progress.phase = m_phase;
    progress.size = m_size;
    progress.offset = m_offset;
    progress.done = m_part.held();
    return progress;
}

void Download::setPhase(Phase phase) {
    if (std::exchange(m_phase, phase) != phase)
        Q_EMIT phaseChanged();
}

void Download::firstStep() {
    m_size = m_request.knownSize;
    m_modified = m_request.knownModified;
    m_sizeIsListed = m_size >= 0;
    if (m_link.type == 'I')
        return askSize();
    send("TYPE I", &Download::onType); // SIZE counts bytes as they are only there
}

void Download::onType(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    m_link.type = 'I';
    askSize();
}

void Download::askSize() {
    if (m_size >= 0 || m_link.capabilities.size == Learned::No)
        return askTime();
    send("SIZE " + m_request.remote.bytes(), &Download::onSize);
}

void Download::onSize(const Reply &reply) {
    if (reply.code == 213)
        m_size = parseOffset(reply.text().trimmed()).value_or(-1);
    else if (reply.code >= 500 && reply.code <= 504)
        m_link.capabilities.size = Learned::No;
    askTime();
}

void Download::askTime() {
    if (m_modified != 0 || !(m_request.keepTime || m_request.firstAttempt.isValid()))
        return openPart();
    // Unless it decides whether the file is continued, the time is not needed before the end.
    const bool ahead = !m_request.firstAttempt.isValid() && m_link.capabilities.pipelining != Learned::No;
    m_isTimeAhead = ahead;
    send("MDTM " + m_request.remote.bytes(), ahead ? &Download::onTimeAhead : &Download::onTime);
    if (ahead)
        openPart();
}

void Download::onTime(const Reply &reply) {
    onTimeAhead(reply);
    openPart();
}

void Download::onTimeAhead(const Reply &reply) {
    if (reply.code == 213)
        if (const std::optional<TimeValue> time = parseTimeValue(reply.text().trimmed()))
            m_modified = time->milliseconds();
    m_result.seen.modified = m_modified;
    if (m_phase != Phase::Preparing)
        Q_EMIT phaseChanged(); // whoever keeps what the first attempt saw must hear of it before the end
}

bool Download::isSameAsFirst() const {
    const FirstAttempt &first = m_request.firstAttempt;
    return first.isValid() && first.size == m_size && first.modified == m_modified;
}

void Download::openPart() {
    m_result.seen = {m_size, m_modified};
    const Expected<qint64> held = m_part.open(m_request.root);
    if (!held)
        return finish(held.error());
    const bool continues = m_request.resume && !m_link.blocks && m_size >= 0 && *held > overlap && *held <= m_size &&
                           m_link.capabilities.rest != Learned::No && (isSameAsFirst() || m_request.resumeUnknown);
    if (continues)
        fetch(*held - overlap, *held);
    else
        fetch(0, 0);
}

void Download::fetch(qint64 offset, qint64 compareUpTo) {
    m_offset = compareUpTo;
    const std::optional<HashAlgorithm> digest =
        m_request.verifyDigest ? RemoteDigest::offered(m_link.capabilities.features) : std::optional<HashAlgorithm>();
    if (const Failure failure =
            m_part.begin(offset, compareUpTo, m_size, offset == 0 ? digest : std::optional<HashAlgorithm>()))
        return finish(failure);
    setPhase(Phase::Moving);
    if (isDone())
        return;
    MoveData::Request request{"RETR " + m_request.remote.bytes()};
    request.offset = offset;
    request.sink = &m_part;
    attempt(std::make_unique<MoveData>(m_link, request), &Download::onMoved);
}

void Download::onMoved(MoveData &data) {
    m_result.moved += data.bytes();
    if (m_isTimeAhead && data.wasOpened())
        m_link.capabilities.pipelining = Learned::Yes;
    if (data.restWasRefused()) {
        if (data.failure().code >= 500 && data.failure().code <= 504) // the command itself, not just now
            m_link.capabilities.rest = Learned::No;
        return startAnew();
    }
    if (m_part.differs())
        return startAnew();
    if (data.wasCut() && !std::exchange(m_fetchedAgain, true))
        return fetch(0, 0);
    if (m_part.isTooLong() && m_sizeIsListed && !m_anew)
        return send("SIZE " + m_request.remote.bytes(), &Download::onSizeAgain);
    if (data.failure())
        return finish(data.failure());
    m_result.relaxedEnd = !data.cleanEndSeen();
    m_remoteDigest = data.digest();
    if (m_sizeIsListed && m_part.held() != m_size)
        return send("SIZE " + m_request.remote.bytes(), &Download::onSizeAgain);
    checkSize();
}

void Download::startAnew() {
    if (std::exchange(m_anew, true))
        return fail(Failure::Kind::Damaged,
                    QStringLiteral("what the server sends changes from one attempt to the next"));
    fetch(0, 0);
}

// The size came from a listing, and it was another one.
void Download::onSizeAgain(const Reply &reply) {
    m_sizeIsListed = false;
    const std::optional<qint64> size =
        reply.code == 213 ? parseOffset(reply.text().trimmed()) : std::optional<qint64>();
    if (!size || *size == m_size)
        return checkSize();
    m_size = *size;
    m_result.seen.size = m_size;
    if (m_part.isTooLong())
        return startAnew();
    checkSize();
}

void Download::checkSize() {
    if (m_part.isTooLong())
        return fail(Failure::Kind::Damaged, QStringLiteral("more bytes came than the server had announced"));
    if (m_size >= 0 && m_part.held() != m_size)
        return fail(Failure::Kind::Damaged,
                    QStringLiteral("%1 of %2 bytes came, although the server says that this was all")
                        .arg(m_part.held())
                        .arg(m_size));
    if (m_size < 0 && m_result.relaxedEnd)
        return fail(Failure::Kind::Damaged,
                    QStringLiteral("the encrypted data did not end properly, and the size is not known"));
    m_result.bytes = m_part.held();
    m_result.verified = m_size >= 0 ? TransferResult::Verified::SizeOnly : TransferResult::Verified::No;
    verify();
}

void Download::verify() {
    setPhase(Phase::Verifying);
    if (isDone())
        return;
    if (!m_request.verifyDigest || !RemoteDigest::offered(m_link.capabilities.features))
        return publish();
    if (!m_remoteDigest.isEmpty())
        return findLocalDigest();
    run(std::make_unique<RemoteDigest>(m_link, m_request.remote), &Download::onRemoteDigest);
}

void Download::onRemoteDigest(RemoteDigest &remote) {
    m_remoteDigest = remote.digest();
    m_remoteDigest.isEmpty() ? publish() : findLocalDigest();
}

void Download::findLocalDigest() {
    m_localDigest = m_part.takeDigest();
    if (!m_localDigest.isEmpty())
        return compareDigests();
    m_fileDigest = std::make_unique<FileDigest>(m_part.descriptor(), m_part.held(),
                                                *RemoteDigest::offered(m_link.capabilities.features));
    connect(m_fileDigest.get(), &FileDigest::finished, this, &Download::onLocalDigest);
    m_fileDigest->start();
}

void Download::onLocalDigest(const QByteArray &digest) {
    if (isDone())
        return;
    m_localDigest = digest;
    compareDigests();
}

void Download::compareDigests() {
    if (m_localDigest != m_remoteDigest)
        return repair();
    m_result.verified = TransferResult::Verified::Digest;
    m_result.digestName = hashName(*RemoteDigest::offered(m_link.capabilities.features));
    publish();
}

// Once: from the first difference on, where the server tells it, else from the start.
void Download::repair() {
    if (std::exchange(m_repaired, true)) {
        m_part.remove();
        return fail(Failure::Kind::Damaged, QStringLiteral("the digest of what came is not the server's"));
    }
    m_link.services.log.warning(
        m_link.site.endpoint(),
        QStringLiteral("What came is not what the server has; the damaged part is fetched again"));
    if (!RemoteDigest::offersParts(m_link.capabilities.features) || m_link.blocks ||
        m_link.capabilities.rest == Learned::No)
        return fetch(0, 0);
    run(std::make_unique<FirstDifference>(m_link, m_request.remote, m_part.descriptor(), m_part.held()),
        &Download::onDifference);
}

void Download::onDifference(FirstDifference &difference) { fetch(difference.offset(), difference.offset()); }

void Download::publish() {
    setPhase(Phase::Verifying);
    if (isDone())
        return;
    m_isPublishing = true;
    m_part.publish(m_link.services.executor, this, m_request.keepTime ? m_modified : 0,
                   [this](const Failure &failure) { onPublished(failure); });
}

void Download::onPublished(const Failure &failure) { finish(failure); }

void Download::onEnding() {
    // A server that drops what comes too early answers less than it was asked.
    if (m_isTimeAhead && failure().kind == Failure::Kind::TimedOut &&
        m_link.capabilities.pipelining == Learned::Unknown)
        m_link.capabilities.pipelining = Learned::No;
    if (m_fileDigest)
        m_fileDigest->disconnect(this);
    if (failure() && m_part.isOpen() && m_part.held() == 0)
        m_part.remove();
}
