#include "operations/listdirectory.h"

#include "ftp/timevalue.h"
#include "operations/transfer/movedata.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

using Learned = Capabilities::Learned;

namespace {
constexpr qint64 quarterHour = 15 * 60 * 1000;
constexpr qint64 widestZone = 15 * 60 * 60 * 1000;

bool isUnknownCommand(const Failure &failure) {
    return failure.kind == Failure::Kind::Refused && failure.code >= 500 && failure.code <= 504;
}
} // namespace

ListDirectory::Sink::Sink(ListingReader::Format format)
    : reader(format, QDateTime::currentMSecsSinceEpoch()) {}

// Lines cost more than bytes: so many at once that a slice stays within a turn of the pump (PumpTurn::Nanoseconds).
qint64 ListDirectory::Sink::allowance(qint64 wanted) { return std::min<qint64>(wanted, 8 * 1024); }

bool ListDirectory::Sink::write(const char *data, qint64 size) {
    if (reader.feed({data, qsizetype(size)}))
        return true;
    m_failure = {Failure::Kind::Unsupported, 0, QStringLiteral("the listing is longer than this program takes"), {}};
    return false;
}

ListDirectory::ListDirectory(ServerLink &link, RemotePath directory, Times times)
    : Operation(link)
    , m_directory(std::move(directory))
    , m_times(times) {}

ListDirectory::~ListDirectory() { dropChild(); }

void ListDirectory::firstStep() {
    if (m_link.capabilities.features.hasMlsd() && m_link.capabilities.mlsd != Learned::No)
        return list("MLSD " + m_directory.bytes(), ListingReader::Format::Facts, &ListDirectory::onFactsListed);
    enter();
}

void ListDirectory::list(const QByteArray &command, ListingReader::Format format,
                         void (ListDirectory::*next)(MoveData &)) {
    m_sink.emplace(format);
    MoveData::Request request{command};
    request.type = m_link.type ? m_link.type : 'I'; // servers send listings alike in both
    request.sink = &*m_sink;
    attempt(std::make_unique<MoveData>(m_link, request), next);
}

void ListDirectory::onFactsListed(MoveData &data) {
    if (isUnknownCommand(data.failure())) {
        m_link.capabilities.mlsd = Learned::No;
        return enter();
    }
    if (data.wasCut() && !std::exchange(m_listedAgain, true))
        return firstStep();
    if (data.failure())
        return finish(data.failure());
    m_listing = m_sink->reader.finish();
    succeed();
}

void ListDirectory::enter() {
    send("CWD " + m_directory.bytes(), &ListDirectory::onEntered);
    m_link.askAhead();
}

void ListDirectory::onEntered(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    if (m_link.capabilities.listAll == Learned::No)
        return listPlainly();
    list("LIST -a", ListingReader::Format::Lines, &ListDirectory::onAllListed);
}

void ListDirectory::onAllListed(MoveData &data) {
    if (data.failure() && data.failure().kind != Failure::Kind::Refused)
        return finish(data.failure());
    m_sawSelf = m_sink->reader.sawSelf();
    m_listing = m_sink->reader.finish();
    // A server that takes "-a" for a name says no, or shows nothing; one that knows it shows at least ".".
    if (data.failure() || (m_listing.entries.isEmpty() && !m_sawSelf && m_link.capabilities.listAll != Learned::Yes))
        return listPlainly();
    if (m_sawSelf)
        m_link.capabilities.listAll = Learned::Yes;
    findZone();
}

void ListDirectory::listPlainly() { list("LIST", ListingReader::Format::Lines, &ListDirectory::onPlainlyListed); }

void ListDirectory::onPlainlyListed(MoveData &data) {
    // RFC 959 has no word for an empty directory; some servers say 450 or 550.
    const bool empty = data.failure().kind == Failure::Kind::Refused && !data.wasOpened() &&
                       (data.failure().code == 450 || data.failure().code == 550);
    if (data.failure() && !empty)
        return finish(data.failure());
    m_listing = m_sink->reader.finish();
    if (!m_listing.entries.isEmpty())
        m_link.capabilities.listAll = Learned::No;
    findZone();
}

void ListDirectory::findZone() {
    if (m_link.capabilities.zoneKnown)
        return addZone();
    const auto from = m_times == Times::All ? RemoteEntry::Precision::Minute : RemoteEntry::Precision::Second;
    for (const RemoteEntry &entry : std::as_const(m_listing.entries)) {
        if (entry.type == RemoteEntry::Type::File && entry.precision >= from) {
            m_zoneEntry = entry;
            return send("MDTM " + m_directory.child(entry.name).bytes(), &ListDirectory::onZoneTime);
        }
    }
    succeed();
}

void ListDirectory::onZoneTime(const Reply &reply) {
    if (const std::optional<TimeValue> time =
            reply.code == 213 ? parseTimeValue(reply.text().trimmed()) : std::optional<TimeValue>()) {
        const qint64 difference = time->milliseconds() - m_zoneEntry.modified;
        // The listing has minutes, the reply seconds.
        constexpr qint64 half = quarterHour / 2;
        const qint64 offset = qint64(std::floor(double(difference + half) / double(quarterHour))) * quarterHour;
        if (std::abs(offset) <= widestZone && std::abs(difference - offset) < 60'000) {
            m_link.capabilities.zoneKnown = true;
            m_link.capabilities.zoneOffset = offset;
        }
    } else if (reply.isPermanent() && reply.code != 550) {
        m_link.capabilities.zoneKnown = true; // it will never tell
    }
    addZone();
}

void ListDirectory::addZone() {
    if (const qint64 offset = m_link.capabilities.zoneOffset; offset != 0)
        for (RemoteEntry &entry : m_listing.entries)
            if (entry.precision >= RemoteEntry::Precision::Minute)
                entry.modified += offset;
    succeed();
}
