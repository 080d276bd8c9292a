#include "operations/transfer/storepart.h"

#include "ftp/offsets.h"
#include "ftp/wiretext.h"
#include "operations/transfer/movedata.h"
#include "operations/transfer/sharedupload.h"

#include <utility>

using Learned = Capabilities::Learned;

StorePart::StorePart(ServerLink &link, std::shared_ptr<SharedUpload> shared)
    : Operation(link)
    , m_shared(std::move(shared))
    , m_source(m_shared->localPath()) {
    connect(m_shared.get(), &SharedUpload::ended, this, &StorePart::cancel);
}

StorePart::~StorePart() {
    dropChild();
    if (!isDone())
        onEnding();
}

void StorePart::firstStep() {
    m_number = m_shared->claim();
    if (!m_number)
        return succeed();
    m_hadPart = true;
    setStep(QStringLiteral("STOR ") + decodeWireText(m_shared->part(*m_number).path.bytes()));
    if (const Failure failure = m_source.open())
        return finish(failure);
    if (m_source.size() != m_shared->seen().size || m_source.modified() != m_shared->seen().modified)
        return fail(Failure::Kind::Damaged, QStringLiteral("the file changed while it was sent"));
    if (!m_shared->mayStand(*m_number) || m_link.capabilities.size == Learned::No)
        return store(0);
    m_link.type == 'I' ? askHeld() : send("TYPE I", &StorePart::onType); // SIZE counts bytes as they are only there
}

void StorePart::onType(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    m_link.type = 'I';
    askHeld();
}

void StorePart::askHeld() { send("SIZE " + m_shared->part(*m_number).path.bytes(), &StorePart::onHeld); }

void StorePart::onHeld(const Reply &reply) {
    const qint64 held = reply.code == 213 ? parseOffset(reply.text().trimmed()).value_or(0) : 0;
    const qint64 size = m_shared->part(*m_number).size();
    if (held == size) {
        m_isWhole = true;
        return succeed();
    }
    const bool continues = held > LocalSource::overlap && held < size && m_link.capabilities.rest != Learned::No;
    store(continues ? held - LocalSource::overlap : 0);
}

void StorePart::store(qint64 offset) {
    m_offset = offset;
    const UploadPart &part = m_shared->part(*m_number);
    if (const Failure failure = m_source.beginPart(part.first + offset, part.end))
        return finish(failure);
    m_shared->begin(*m_number, m_source);
    if (m_link.capabilities.isWherry())
        return send("ALLO " + QByteArray::number(part.size() - offset), &StorePart::onAllocated);
    move();
}

void StorePart::onAllocated(const Reply &reply) {
    if (reply.code == 552 || reply.code == 452) // it would not fit: known before a byte is sent
        return refuse(reply);
    move();
}

void StorePart::move() {
    MoveData::Request request{"STOR " + m_shared->part(*m_number).path.bytes()};
    request.offset = m_offset;
    request.source = &m_source;
    attempt(std::make_unique<MoveData>(m_link, request), &StorePart::onStored);
}

void StorePart::onStored(MoveData &data) {
    m_bytes += data.bytes();
    if (data.restWasRefused()) {
        if (data.failure().code >= 500 && data.failure().code <= 504) // the command itself, not just now
            m_link.capabilities.rest = Learned::No;
        return store(0);
    }
    if (data.failure())
        return finish(data.failure());
    if (!m_source.isUnchanged())
        return fail(Failure::Kind::Damaged, QStringLiteral("the file changed while it was sent"));
    m_isWhole = true;
    succeed();
}

void StorePart::onEnding() {
    if (m_number)
        m_shared->release(*std::exchange(m_number, std::nullopt), m_isWhole);
}
