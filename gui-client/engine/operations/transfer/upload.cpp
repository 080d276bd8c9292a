#include "operations/transfer/upload.h"

#include "base/log.h"
#include "ftp/offsets.h"
#include "ftp/wiretext.h"
#include "operations/makedirectory.h"
#include "operations/removefile.h"
#include "operations/rename.h"
#include "operations/setmodified.h"
#include "operations/transfer/firstdifference.h"
#include "operations/transfer/movedata.h"
#include "operations/transfer/remotedigest.h"
#include "operations/transfer/removeleftovers.h"
#include "operations/transfer/sharedupload.h"
#include "operations/transfer/storepart.h"
#include "operations/transfer/temporaryname.h"

using Learned = Capabilities::Learned;
using Phase = TransferProgress::Phase;

namespace {

bool isUnknownCommand(const Failure &failure) {
    return failure.kind == Failure::Kind::Refused && failure.code >= 500 && failure.code <= 504;
}
} // namespace

Upload::Upload(ServerLink &link, UploadRequest request)
    : TransferOperation(link)
    , m_request(std::move(request))
    , m_source(m_request.localPath)
    , m_target(m_request.remote) {
    setStep(QStringLiteral("STOR ") + decodeWireText(m_request.remote.bytes()));
}

Upload::~Upload() {
    dropChild();
    endShared();
}

TransferProgress Upload::progress() const {
    TransferProgress progress;
    progress.phase = m_phase;
    progress.size = m_source.isOpen() ? m_source.size() : -1;
    progress.offset = m_offset;
    progress.done = m_shared ? m_shared->sum() : m_source.position();
    return progress;
}

std::shared_ptr<SharedTransfer> Upload::shared() const { return m_shared; }

void Upload::setPhase(Phase phase) {
    if (std::exchange(m_phase, phase) != phase)
        Q_EMIT phaseChanged();
}

void Upload::firstStep() {
    if (const Failure failure = m_source.open())
        return finish(failure);
    m_result.seen = {m_source.size(), m_source.modified()};
    if (m_link.type == 'I')
        return chooseTarget();
    send("TYPE I", &Upload::onType); // SIZE counts bytes as they are only there
}

void Upload::onType(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    m_link.type = 'I';
    chooseTarget();
}

// COMB reads and writes all of it once more: only where a person says that several connections carry more than one.
bool Upload::mayShare() const {
    const Capabilities &can = m_link.capabilities;
    if (m_link.site.segments < 2 || m_source.size() < m_request.sharedFrom || m_request.resumeUnknown ||
        m_link.blocks || can.comb == Learned::No || !can.features.has("COMB"))
        return false;
    // What an earlier attempt sent in one piece goes on like that.
    return !m_request.firstAttempt.isValid() || m_request.temporary.isRoot() ||
           TemporaryName::isOfParts(m_request.temporary);
}

void Upload::chooseTarget() {
    const bool plain = !m_link.usesTemporaryNames() || m_request.resumeUnknown;
    m_result.atomic = m_link.capabilities.atomicStore() || !plain;
    const bool isInParts = !m_request.temporary.isRoot() && TemporaryName::isOfParts(m_request.temporary);
    if (isInParts && !mayShare()) { // it may no longer go in parts
        m_parts = m_request.temporary;
        return sendInOnePiece();
    }
    choosePlace(plain);
}

void Upload::choosePlace(bool plain) {
    const bool known = !m_request.temporary.isRoot();
    const RemotePath temporary = known ? m_request.temporary : TemporaryName::make(m_request.remote);
    if (mayShare()) {
        const RemotePath parts = TemporaryName::ofParts(temporary);
        if (!UploadPart::command(parts, UploadPart::of(parts, m_source.size())).isEmpty())
            m_parts = parts;
    }
    if (!plain)
        m_target = m_parts.isRoot() ? temporary : m_parts;

    const FirstAttempt &first = m_request.firstAttempt;
    const bool same = first.isValid() && first.size == m_source.size() && first.modified == m_source.modified();
    const bool mayContinue = m_request.resume && !m_link.blocks && m_link.capabilities.rest != Learned::No &&
                             m_link.capabilities.size != Learned::No && (same || m_request.resumeUnknown);
    // All parts were sent: perhaps they are joined already, and only the server's word was missed.
    const bool isPerhapsJoined = m_request.sentWhole || m_parts.isRoot();
    // Under a temporary name of ours stands what we sent; under the final one perhaps somebody else's file.
    const bool provable = (usesTemporary() && known) || RemoteDigest::offersParts(m_link.capabilities.features);
    if (mayContinue && provable && isPerhapsJoined)
        return askHeld();
    m_parts.isRoot() ? begin(0) : share(mayContinue && known);
}

void Upload::askHeld() { send("SIZE " + m_target.bytes(), &Upload::onHeld); }

void Upload::onHeld(const Reply &reply) {
    const std::optional<qint64> held =
        reply.code == 213 ? parseOffset(reply.text().trimmed()) : std::optional<qint64>();
    if (!m_parts.isRoot() && held != m_source.size())
        return share(true);
    if (!held || *held > m_source.size())
        return begin(0);
    m_held = *held;
    if (m_held == m_source.size() && m_request.sentWhole && usesTemporary()) {
        // All of it stands there; only the server's word was missed.
        if (const Failure failure = m_source.begin(m_held, {}))
            return finish(failure);
        m_offset = m_held;
        m_result.sentWhole = true;
        m_result.temporary = m_target;
        return verify();
    }
    if (m_held <= LocalSource::overlap)
        return begin(0);
    if (RemoteDigest::offersParts(m_link.capabilities.features))
        return checkBeginning(m_held);
    begin(m_held - LocalSource::overlap);
}

void Upload::checkBeginning(qint64 held) {
    run(std::make_unique<RemoteDigest>(m_link, m_target, held), &Upload::onBeginning);
}

void Upload::onBeginning(RemoteDigest &remote) {
    m_remoteDigest = remote.digest();
    if (m_remoteDigest.isEmpty())
        return usesTemporary() ? begin(m_held - LocalSource::overlap) : sendAnew();
    digestLocally(m_held, &Upload::onLocalBeginning);
}

void Upload::onLocalBeginning(const QByteArray &digest) {
    if (digest != m_remoteDigest)
        return sendAnew();
    if (m_held == m_source.size() && !usesTemporary()) {
        // Byte for byte ours already: an earlier attempt whose answer was lost.
        m_offset = m_held;
        if (const Failure failure = m_source.begin(m_held, {}))
            return finish(failure);
        m_result.sentWhole = true;
        m_result.bytes = m_source.size();
        m_result.verified = TransferResult::Verified::Digest;
        m_result.digestName = hashName(*m_link.capabilities.digest);
        return setTime();
    }
    begin(m_held - LocalSource::overlap);
}

// What stands under the target's name is not ours; parts that stand are.
void Upload::sendAnew() { m_parts.isRoot() ? begin(0) : share(true); }

void Upload::digestLocally(qint64 length, void (Upload::*next)(const QByteArray &)) {
    m_fileDigest = std::make_unique<FileDigest>(m_source.descriptor(), length, *m_link.capabilities.digest);
    connect(m_fileDigest.get(), &FileDigest::finished, this, [this, next](const QByteArray &digest) {
        const LaterPtr<FileDigest> done(m_fileDigest.release()); // it is in its signal
        if (!isDone())
            (this->*next)(digest);
    });
    m_fileDigest->start();
}

void Upload::begin(qint64 offset) {
    m_offset = offset;
    const bool verifies = m_request.verifyDigest && offset == 0;
    if (const Failure failure =
            m_source.begin(offset, verifies ? m_link.capabilities.digest : std::optional<HashAlgorithm>()))
        return finish(failure);
    // In blocks the end of a file is told, and a command before each would be a second one.
    if (m_link.capabilities.isWherry() && !m_link.blocks)
        return send("ALLO " + QByteArray::number(m_source.size() - offset), &Upload::onAllocated);
    store();
}

void Upload::onAllocated(const Reply &reply) {
    if (reply.code == 552 || reply.code == 452) // it would not fit: known before a byte is sent
        return refuse(reply);
    store();
}

void Upload::store() {
    if (usesTemporary())
        m_result.temporary = m_target; // may stand there from now on: said before the command is
    setPhase(Phase::Moving);
    if (isDone())
        return;
    MoveData::Request request{"STOR " + m_target.bytes()};
    request.offset = m_offset;
    request.source = &m_source;
    auto data = std::make_unique<MoveData>(m_link, request);
    connect(data.get(), &MoveData::handedOver, this, &Upload::onHandedOver);
    attempt(std::move(data), &Upload::onStored);
}

void Upload::onHandedOver() {
    m_result.sentWhole = true;
    setPhase(Phase::Confirming);
}

void Upload::onStored(MoveData &data) {
    m_result.moved += data.bytes();
    if (data.restWasRefused()) {
        if (data.failure().code >= 500 && data.failure().code <= 504) // the command itself, not just now
            m_link.capabilities.rest = Learned::No;
        return begin(0);
    }
    if (data.wasCut() && !std::exchange(m_sentAgain, true))
        return begin(0);
    // Commands sent ahead are opened in any case.
    const bool refusedAtOnce = !data.wasOpened() || m_link.blocks;
    if (refusedAtOnce && mayMakeParents(data.failure()))
        return makeParents(data.failure());
    if (data.failure())
        return giveUp(data.failure());
    if (!m_source.isUnchanged())
        return giveUp(
            {Failure::Kind::Damaged, 0, QStringLiteral("the file changed while it was sent"), m_request.localPath});
    m_result.sentWhole = true;
    m_remoteDigest = data.digest();
    verify();
}

bool Upload::mayMakeParents(const Failure &failure) const {
    return failure.kind == Failure::Kind::Refused && (failure.code == 550 || failure.code == 553) &&
           m_request.makeParents && !m_parentsMade;
}

void Upload::makeParents(const Failure &refusal) {
    m_parentsMade = true;
    m_refusal = refusal;
    attempt(std::make_unique<MakeDirectory>(m_link, m_request.remote.parent()), &Upload::onParentsMade);
}

void Upload::onParentsMade(MakeDirectory &made) {
    if (made.failure())
        return finish(m_refusal);
    m_shared ? goOnShared() : begin(m_offset);
}

// --- in parts ---

void Upload::share(bool mayStand) {
    m_shared = std::make_shared<SharedUpload>(m_request.localPath, m_result.seen,
                                              UploadPart::of(m_parts, m_source.size()), mayStand);
    connect(m_shared.get(), &SharedTransfer::released, this, &Upload::goOnShared);
    m_result.temporary = m_parts; // may stand there from now on: said before the first command is
    setPhase(Phase::Moving);
    if (!isDone())
        goOnShared();
}

// Called when a part here or elsewhere has ended. After a failure here the others go on as long as they can.
void Upload::goOnShared() {
    if (isDone() || child() || !m_shared)
        return;
    if (m_shared->isWhole() && m_link.control.state() == ControlConnection::State::Open)
        return m_shared->isAtWork() ? void() : combine();
    if (!m_ownFailure && m_shared->isAnyLeft())
        return courtesy(std::make_unique<StorePart>(m_link, m_shared), &Upload::onPartEnded);
    if (m_shared->isAtWork())
        return;
    const Failure failure =
        m_ownFailure ? m_ownFailure : Failure{Failure::Kind::Lost, 0, QStringLiteral("the connection ended"), {}};
    endShared();
    giveUp(failure);
}

void Upload::onPartEnded(StorePart &part) {
    m_result.moved += part.bytes();
    const Failure &failure = part.failure();
    if (failure.kind == Failure::Kind::Cancelled || failure.kind == Failure::Kind::LocalFile)
        return finish(failure);
    if (!part.hadPart()) // the others have all of it
        return;
    if (mayMakeParents(failure))
        return makeParents(failure);
    m_ownFailure = failure;
    goOnShared();
}

void Upload::combine() {
    endShared();
    if (const Failure failure = m_source.begin(m_source.size(), {})) // all of it is there
        return finish(failure);
    if (!m_source.isUnchanged())
        return giveUp(
            {Failure::Kind::Damaged, 0, QStringLiteral("the file changed while it was sent"), m_request.localPath});
    m_result.sentWhole = true;
    setPhase(Phase::Confirming);
    if (isDone())
        return;
    m_link.control.allowSlowReply(m_link.services.confirmation); // it copies the whole file
    send(UploadPart::command(m_target, UploadPart::of(m_parts, m_source.size())), &Upload::onCombined);
}

void Upload::onCombined(const Reply &reply) {
    if (reply.isPreliminary())
        return awaitFinal(&Upload::onCombined);
    if (!reply.isPositive()) {
        if (reply.code < 500)
            return refuse(reply); // it may pass: the parts stay
        m_link.capabilities.comb = Learned::No;
        return sendInOnePiece();
    }
    m_offset = m_source.size();
    m_parts = {};
    m_result.temporary = usesTemporary() ? m_target : RemotePath();
    verify();
}

// The server does not join them after all, or it is no longer wanted.
void Upload::sendInOnePiece() { attempt(std::make_unique<RemoveLeftovers>(m_link, m_parts), &Upload::onPartsRemoved); }

void Upload::onPartsRemoved(RemoveLeftovers &removal) {
    if (removal.failure())
        m_link.services.log.warning(
            m_link.site.endpoint(),
            QStringLiteral("Parts of an upload are left as %1 and the like").arg(decodeWireText(m_parts.bytes())));
    m_parts = {};
    m_result.temporary = {};
    m_result.sentWhole = false;
    m_request.temporary = {};
    m_request.firstAttempt = {};
    m_target = m_request.remote;
    choosePlace(!m_link.usesTemporaryNames() || m_request.resumeUnknown);
}

void Upload::endShared() {
    if (!m_shared)
        return;
    m_shared->disconnect(this);
    m_shared->end();
    m_shared.reset();
}

void Upload::verify() {
    setPhase(Phase::Verifying);
    if (isDone())
        return;
    m_result.bytes = m_source.size();
    // The digest of all of it says more than the size.
    if (m_request.verifyDigest && m_link.capabilities.digest) {
        if (!m_remoteDigest.isEmpty())
            return findLocalDigest();
        return run(std::make_unique<RemoteDigest>(m_link, m_target), &Upload::onRemoteDigest);
    }
    askSize();
}

void Upload::askSize() {
    if (m_link.capabilities.size == Learned::No)
        return rename();
    send("SIZE " + m_target.bytes(), &Upload::onSize);
    goAhead();
}

// What does no harm under the temporary name needs not wait for the size: its time (which a rename keeps), and the
// first half of the rename. Only what this server is known to do, and while it takes commands sent ahead.
void Upload::goAhead() {
    const Capabilities &can = m_link.capabilities;
    if (!usesTemporary() || m_link.blocks || can.rename != Learned::Yes || can.pipelining == Learned::No)
        return;
    m_aheadOwed = 1;
    const QByteArray setsTime = SetModified::learnedCommand(can, m_target, m_source.modified());
    if (m_request.keepTime && !setsTime.isEmpty()) {
        ++m_aheadOwed;
        send(setsTime, &Upload::onTimeAhead);
    }
    send("RNFR " + m_target.bytes(), &Upload::onFromAhead);
}

void Upload::onTimeAhead(const Reply &reply) {
    --m_aheadOwed;
    m_timeIsSet = reply.isPositive();
}

void Upload::onFromAhead(const Reply &reply) {
    --m_aheadOwed;
    m_link.capabilities.pipelining = Learned::Yes;
    if (m_sizeIsWrong) // what is to be said of it is said already
        return;
    attempt(std::make_unique<Rename>(m_link, m_target, m_request.remote, reply), &Upload::onRenamed);
    if (!isDone())
        m_link.askAhead(); // behind RNTO
}

void Upload::onSize(const Reply &reply) {
    if (reply.code == 213) {
        const std::optional<qint64> size = parseOffset(reply.text().trimmed());
        if (size != m_source.size()) {
            m_sizeIsWrong = true;
            return giveUp({Failure::Kind::Damaged,
                           0,
                           QStringLiteral("the server has %1 of %2 bytes, although it had said that all was well")
                               .arg(size.value_or(0))
                               .arg(m_source.size()),
                           {}});
        }
        m_result.verified = TransferResult::Verified::SizeOnly;
    } else if (reply.code >= 500 && reply.code <= 504) {
        m_link.capabilities.size = Learned::No;
    }
    if (m_aheadOwed == 0)
        rename();
}

void Upload::onRemoteDigest(RemoteDigest &remote) {
    m_remoteDigest = remote.digest();
    m_remoteDigest.isEmpty() ? askSize() : findLocalDigest();
}

void Upload::findLocalDigest() {
    if (m_offset == 0)
        m_localDigest = m_source.takeDigest();
    if (m_localDigest.isEmpty())
        return digestLocally(m_source.size(), &Upload::onLocalDigest);
    compareDigests();
}

void Upload::onLocalDigest(const QByteArray &digest) {
    m_localDigest = digest;
    compareDigests();
}

void Upload::compareDigests() {
    if (m_localDigest != m_remoteDigest)
        return repair();
    m_result.verified = TransferResult::Verified::Digest;
    m_result.digestName = hashName(*m_link.capabilities.digest);
    rename();
}

// Once: from the first difference on, where the server tells it, else from the start.
void Upload::repair() {
    m_result.sentWhole = false;
    if (std::exchange(m_repaired, true))
        return giveUp(
            {Failure::Kind::Damaged, 0, QStringLiteral("the digest of what the server has is not the file's"), {}});
    m_localDigest.clear();
    m_link.services.log.warning(
        m_link.site.endpoint(),
        QStringLiteral("What the server has is not what was sent; the damaged part goes again"));
    if (!RemoteDigest::offersParts(m_link.capabilities.features) || m_link.blocks ||
        m_link.capabilities.rest == Learned::No)
        return begin(0);
    run(std::make_unique<FirstDifference>(m_link, m_target, m_source.descriptor(), m_source.size()),
        &Upload::onDifference);
}

void Upload::onDifference(FirstDifference &difference) { begin(difference.offset()); }

void Upload::rename() {
    if (!usesTemporary())
        return setTime();
    attempt(std::make_unique<Rename>(m_link, m_target, m_request.remote), &Upload::onRenamed);
}

void Upload::onRenamed(Rename &renaming) {
    if (!renaming.failure()) {
        m_link.capabilities.rename = Learned::Yes;
        return setTime();
    }
    if (renaming.failure().kind != Failure::Kind::Refused)
        return finish(renaming.failure());
    if (renaming.refused() == Rename::Refused::From)
        return isUnknownCommand(renaming.failure()) || renaming.failure().code == 550 ? sendUnderOwnName()
                                                                                      : giveUp(renaming.failure());
    // A file stands there, and this server does not rename over it.
    m_refusal = renaming.failure();
    attempt(std::make_unique<RemoveFile>(m_link, m_request.remote), &Upload::onFormerRemoved);
}

void Upload::onFormerRemoved(RemoveFile &removal) {
    if (removal.failure())
        return sendUnderOwnName();
    attempt(std::make_unique<Rename>(m_link, m_target, m_request.remote), &Upload::onRenamedAgain);
}

void Upload::onRenamedAgain(Rename &renaming) {
    if (!renaming.failure())
        return setTime();
    if (renaming.failure().kind != Failure::Kind::Refused)
        return finish(renaming.failure());
    sendUnderOwnName();
}

// The server does not let us rename: the file goes to its name directly, and the result says so.
void Upload::sendUnderOwnName() {
    m_result.atomic = false;
    attempt(std::make_unique<RemoveFile>(m_link, m_target), &Upload::onTemporaryRemoved);
}

void Upload::onTemporaryRemoved(RemoveFile &removal) {
    m_target = m_request.remote;
    if (!removal.failure() || removal.failure().code == 550)
        m_result.temporary = {};
    m_result.sentWhole = false;
    m_timeIsSet = false;
    m_localDigest.clear();
    if (m_link.capabilities.rename == Learned::Unknown)
        m_link.capabilities.rename = Learned::No;
    begin(0);
}

void Upload::setTime() {
    if (usesTemporary())
        m_result.temporary = {}; // it has the final name now
    if (!m_request.keepTime || m_timeIsSet)
        return succeed();
    courtesy(std::make_unique<SetModified>(m_link, m_request.remote, m_source.modified()), &Upload::onTimeSet);
}

void Upload::onTimeSet(SetModified &) { succeed(); } // the file stands whole; its time is a courtesy

// After a failure that no further attempt would mend, the temporary file is removed; otherwise the queue knows its
// name.
void Upload::giveUp(const Failure &failure) {
    const bool final =
        (failure.kind == Failure::Kind::Refused && failure.code >= 500) || failure.kind == Failure::Kind::Damaged;
    if (!final || m_result.temporary.isRoot() || m_link.control.state() != ControlConnection::State::Open ||
        m_link.control.owed() > m_aheadOwed)
        return finish(failure);
    m_refusal = failure;
    if (!m_parts.isRoot())
        return attempt(std::make_unique<RemoveLeftovers>(m_link, m_parts), &Upload::onLeftoversRemoved);
    attempt(std::make_unique<RemoveFile>(m_link, m_result.temporary), &Upload::onLeftoverRemoved);
}

void Upload::onLeftoverRemoved(RemoveFile &removal) { endGivenUp(!removal.failure() || removal.failure().code == 550); }

void Upload::onLeftoversRemoved(RemoveLeftovers &removal) { endGivenUp(!removal.failure()); }

void Upload::endGivenUp(bool isRemoved) {
    if (isRemoved)
        m_result.temporary = {};
    finish(m_refusal);
}

void Upload::onEnding() {
    endShared();
    // A server that drops what comes too early answers less than it was asked.
    if (m_aheadOwed > 0 && failure().kind == Failure::Kind::TimedOut)
        m_link.capabilities.pipelining = Learned::No;
    if (m_fileDigest)
        m_fileDigest->disconnect(this);
}
