#include "operations/stat.h"

#include "ftp/facts.h"
#include "ftp/offsets.h"
#include "listing/mlsd.h"

namespace {
bool isUnknownCommand(const Reply &reply) { return reply.code >= 500 && reply.code <= 504; }
} // namespace

void Stat::firstStep() {
    setStep(QString::fromUtf8(m_path.bytes()));
    if (m_link.capabilities.features.has("MLST"))
        return send("MLST " + m_path.bytes(), &Stat::onMlst);
    askSize();
}

void Stat::onMlst(const Reply &reply) {
    if (isUnknownCommand(reply))
        return askSize();
    if (!reply.isPositive()) {
        if (reply.code == 550 || reply.code == 450)
            return succeed();
        return refuse(reply);
    }
    if (reply.lines.size() < 3)
        return misunderstood(reply);
    const std::optional<FactLine> line = parseFactLine(reply.lines.at(1));
    if (!line)
        return misunderstood(reply);
    m_entry = entryFromFacts(*line);
    m_entry->name = m_path.fileName();
    succeed();
}

void Stat::askSize() {
    if (m_link.type == 'I')
        return send("SIZE " + m_path.bytes(), &Stat::onSize);
    m_link.type = 0;
    send("TYPE I", &Stat::onType);
}

void Stat::onType(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    m_link.type = 'I';
    send("SIZE " + m_path.bytes(), &Stat::onSize);
}

void Stat::onSize(const Reply &reply) {
    const std::optional<qint64> size =
        reply.code == 213 ? parseOffset(reply.text().trimmed()) : std::optional<qint64>();
    if (!size) {
        m_certain = reply.code == 550;
        return succeed();
    }
    m_entry.emplace();
    m_entry->name = m_path.fileName();
    m_entry->size = *size;
    send("MDTM " + m_path.bytes(), &Stat::onTime);
}

void Stat::onTime(const Reply &reply) {
    if (reply.code == 213) {
        if (const std::optional<TimeValue> time = parseTimeValue(reply.text().trimmed())) {
            m_entry->modified = time->milliseconds();
            m_entry->precision =
                time->fractionDigits > 0 ? RemoteEntry::Precision::Millisecond : RemoteEntry::Precision::Second;
        }
    }
    succeed();
}
