#include "operations/transfer/download.h"

#include "base/blockingexecutor.h"
#include "base/log.h"
#include "ftp/offsets.h"
#include "ftp/timevalue.h"
#include "ftp/wiretext.h"
#include "operations/transfer/fetchrange.h"
#include "operations/transfer/firstdifference.h"
#include "operations/transfer/movedata.h"
#include "operations/transfer/remotedigest.h"

using Learned = Capabilities::Learned;
using Phase = TransferProgress::Phase;

Download::Download(ServerLink &link, DownloadRequest request)
    : TransferOperation(link)
    , m_request(std::move(request))
    , m_part(m_request.localPath) {
    setStep(QStringLiteral("RETR ") + decodeWireText(m_request.remote.bytes()));
}

Download::~Download() {
    dropChild();
    endShared();
}

TransferProgress Download::progress() const {
    TransferProgress progress;
    progress.phase = m_phase;
    progress.size = m_size;
    progress.offset = m_offset;
    progress.done = m_shared ? m_shared->ranges().sum() : m_part.held();
    return progress;
}

void Download::setPhase(Phase phase) {
    if (std::exchange(m_phase, phase) != phase)
        Q_EMIT phaseChanged();
}

void Download::firstStep() {
    if (m_request.verifyDigest)
        m_algorithm = m_link.capabilities.digest;
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
    // A plan of ranges needs the size of this moment.
    const bool isLarge = m_sizeIsListed && m_size >= m_request.sharedFrom && !m_link.blocks;
    if ((m_size >= 0 && !isLarge) || m_link.capabilities.size == Learned::No)
        return askTime();
    send("SIZE " + m_request.remote.bytes(), &Download::onSize);
}

void Download::onSize(const Reply &reply) {
    const std::optional<qint64> size =
        reply.code == 213 ? parseOffset(reply.text().trimmed()) : std::optional<qint64>();
    if (size) {
        m_size = *size;
        m_sizeIsListed = false;
    } else if (reply.code >= 500 && reply.code <= 504) {
        m_link.capabilities.size = Learned::No;
    }
    askTime();
}

void Download::askTime() {
    if (m_modified != 0 || !(m_request.keepTime || m_request.firstAttempt.isValid()))
        return openPart();
    // Unless it decides whether the file is continued, the time is not needed before the end.
    const bool decides = m_request.firstAttempt.isValid() || m_request.resumeUnknown;
    const bool ahead = !decides && m_link.capabilities.pipelining != Learned::No;
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
    if (m_shared)
        m_shared->setModified(m_modified);
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
    const bool isSame = m_request.resume && !m_link.blocks && m_link.capabilities.rest != Learned::No &&
                        (isSameAsFirst() || m_request.resumeUnknown);
    const std::optional<RangeRecord> record =
        isSame && *held > m_size ? RangeRecord::read(m_part.descriptor(), m_size) : std::optional<RangeRecord>();
    if (record && record->modified == m_modified)
        return share(*record);
    const bool continues = isSame && m_size >= 0 && *held > PartFile::overlap && *held <= m_size;
    const qint64 beginning = continues ? *held : 0;
    if (mayShare() && beginning < m_size) {
        RangeRecord standing;
        if (beginning > 0)
            standing.held = {{0, beginning}};
        return share(standing);
    }
    fetch(continues ? beginning - PartFile::overlap : 0, beginning);
}

bool Download::mayShare() const {
    return m_size >= m_request.sharedFrom && !m_sizeIsListed && !m_link.blocks &&
           m_link.capabilities.rest != Learned::No && m_part.openAgain();
}

// All connections fetch ranges, this one as well; alone it is one range, from where the file stands to its end.
void Download::share(const RangeRecord &standing) {
    m_shared = std::make_shared<SharedDownload>(m_part, m_link.services.executor, m_request.remote, m_size, m_modified,
                                                m_algorithm.has_value(), standing);
    m_offset = m_shared->ranges().sum();
    // What stands behind the last range, or all of it, is of another attempt.
    if (standing.size == 0)
        if (const Failure failure = m_part.begin(m_offset, 0, m_size, {}))
            return finish(failure);
    connect(m_shared.get(), &SharedDownload::released, this, &Download::goOnShared);
    connect(m_shared.get(), &SharedDownload::sourceChanged, this, &Download::onSourceChanged);
    setPhase(Phase::Moving);
    if (!isDone())
        goOnShared();
}

void Download::fetchRange() {
    auto range = std::make_unique<FetchRange>(m_link, m_shared);
    range->digestWhole(m_algorithm);
    courtesy(std::move(range), &Download::onRangeEnded);
}

void Download::onRangeEnded(FetchRange &range) {
    m_result.moved += range.bytes();
    if (m_isTimeAhead && range.bytes() > 0)
        m_link.capabilities.pipelining = Learned::Yes;
    if (range.failure().kind == Failure::Kind::Cancelled || range.failure().kind == Failure::Kind::LocalFile)
        return finish(range.failure());
    if (range.restWasRefused()) // the rest of the file cannot be asked for
        return onSourceChanged();
    if (!range.hadRange()) // the others have all of it
        return;
    m_localDigest = range.wholeDigest();
    m_remoteDigest = range.remoteDigest();
    m_ownFailure = range.failure();
    goOnShared();
}

// Called when a range here or elsewhere has ended. After a failure here the others go on as long as they can.
void Download::goOnShared() {
    if (isDone() || child() || !m_shared)
        return;
    if (m_shared->ranges().isWhole()) {
        if (m_shared->isAtWork()) // the server's last word on a range is still missing
            return;
        m_result.relaxedEnd = m_shared->hasRelaxedEnd();
        const bool isUncertain = m_shared->isJoined() && !m_shared->isVerified() && m_modified != 0;
        endShared();
        m_part.setWhole(m_size);
        if (m_link.control.state() == ControlConnection::State::Open)
            return isUncertain ? send("MDTM " + m_request.remote.bytes(), &Download::onTimeAgain) : checkSize();
        // Nothing more is to be fetched: the next attempt verifies it.
        return finish(m_ownFailure ? m_ownFailure
                                   : Failure{Failure::Kind::Lost, 0, QStringLiteral("the connection ended"), {}});
    }
    if (!m_ownFailure && m_shared->ranges().hasWork())
        return fetchRange();
    if (!m_shared->isAtWork())
        finish(m_ownFailure);
}

// Fetched piece by piece without a digest: all pieces are of one file when its time is what it was.
void Download::onTimeAgain(const Reply &reply) {
    const std::optional<TimeValue> time =
        reply.code == 213 ? parseTimeValue(reply.text().trimmed()) : std::optional<TimeValue>();
    if (time && time->milliseconds() == m_modified)
        return checkSize();
    m_modified = time ? time->milliseconds() : 0;
    m_result.seen.modified = m_modified;
    startAnew();
}

void Download::onSourceChanged() {
    m_shared->disconnect(this);
    dropChild();
    endShared();
    m_ownFailure = {};
    if (m_link.control.owed() <= m_link.ahead.owed())
        return onInStep();
    watchConnection();
    connect(&m_link.control, &ControlConnection::inStep, this, &Download::onInStep, Qt::SingleShotConnection);
    m_link.resynchronise();
}

void Download::onInStep() {
    if (isDone())
        return;
    unwatchConnection();
    const QByteArray takingBack = m_link.takeBackPart();
    takingBack.isEmpty() ? startAnew() : send(takingBack, &Download::onPartTakenBack);
}

void Download::onPartTakenBack(const Reply &) { startAnew(); }

void Download::endShared() {
    if (!m_shared)
        return;
    m_shared->disconnect(this);
    m_shared->end();
    m_shared.reset();
}

void Download::fetch(qint64 offset, qint64 compareUpTo) {
    m_offset = compareUpTo;
    m_localDigest.clear();
    if (const Failure failure =
            m_part.begin(offset, compareUpTo, m_size, offset == 0 ? m_algorithm : std::optional<HashAlgorithm>()))
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
    if (!m_algorithm)
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
    if (m_localDigest.isEmpty())
        m_localDigest = m_part.takeDigest();
    if (!m_localDigest.isEmpty())
        return compareDigests();
    m_fileDigest = std::make_unique<FileDigest>(m_part.descriptor(), m_part.held(), *m_algorithm);
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
    m_result.digestName = hashName(*m_algorithm);
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
    m_part.publish(m_link.services.publisher, this, m_request.keepTime ? m_modified : 0,
                   [this](const Failure &failure) { onPublished(failure); });
}

void Download::onPublished(const Failure &failure) { finish(failure); }

void Download::onEnding() {
    const bool hasRanges = m_shared && m_shared->ranges().sum() > 0;
    endShared();
    // A server that drops what comes too early answers less than it was asked.
    if (m_isTimeAhead && failure().kind == Failure::Kind::TimedOut &&
        m_link.capabilities.pipelining == Learned::Unknown)
        m_link.capabilities.pipelining = Learned::No;
    if (m_fileDigest)
        m_fileDigest->disconnect(this);
    if (failure() && m_part.isOpen() && !hasRanges && m_part.held() == 0)
        m_part.remove();
}
