#include "sync/removeseen.h"

#include "ftp/wiretext.h"
#include "operations/removefile.h"
#include "operations/stat.h"
#include "sync/treereaders.h"

RemoveSeen::RemoveSeen(ServerLink &link, RemotePath path, const TreeFacts &seen)
    : Operation(link)
    , m_path(std::move(path))
    , m_seen(seen) {
    setStep(QStringLiteral("%1 %2").arg(seen.isFolder() ? QStringLiteral("RMD") : QStringLiteral("DELE"),
                                        decodeWireText(m_path.bytes())));
}

void RemoveSeen::firstStep() {
    if (m_seen.isFolder())
        return send("RMD " + m_path.bytes(), &RemoveSeen::onFolderRemoved);
    run(std::make_unique<Stat>(m_link, m_path), &RemoveSeen::onStat);
}

void RemoveSeen::onFolderRemoved(const Reply &reply) { reply.isPositive() ? succeed() : refuse(reply); }

void RemoveSeen::onStat(Stat &stat) {
    if (!stat.entry() && stat.isCertain())
        return succeed();
    if (stat.entry()) {
        const TreeFacts now = factsOf(*stat.entry());
        const bool hasTimes = now.precision >= TreeFacts::Precision::Second &&
                              m_seen.precision >= TreeFacts::Precision::Second; // LIST tells less than MDTM
        if (!now.isFile() || (now.size >= 0 && m_seen.size >= 0 && now.size != m_seen.size) ||
            (hasTimes && now.modified / 1000 != m_seen.modified / 1000))
            return fail(Failure::Kind::Damaged, QStringLiteral("it has changed since the comparison"));
    }
    run(std::make_unique<RemoveFile>(m_link, m_path), &RemoveSeen::onFileRemoved);
}

void RemoveSeen::onFileRemoved(RemoveFile &) { succeed(); }
