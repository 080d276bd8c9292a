#include "operations/lookup.h"

#include "operations/listdirectory.h"
#include "operations/stat.h"

void LookUp::firstStep() { run(std::make_unique<Stat>(m_link, m_path), &LookUp::onStat); }

void LookUp::onStat(Stat &stat) {
    m_entry = stat.entry();
    if (!m_entry && m_path.isRoot())
        m_entry.emplace().type = RemoteEntry::Type::Directory;
    if (m_entry)
        return succeed();
    attempt(std::make_unique<ListDirectory>(m_link, m_path.parent()), &LookUp::onSurroundings);
}

void LookUp::onSurroundings(ListDirectory &operation) {
    const Listing listing = operation.takeListing();
    if (const RemoteEntry *entry = listing.find(m_path.fileName()))
        m_entry = *entry;
    succeed();
}
