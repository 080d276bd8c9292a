#include "tabs/panecomparison.h"

#include "panes/filepane.h"

#include <algorithm>
#include <utility>

namespace {
constexpr quint32 slice = 4000; // entries, some milliseconds
}

PaneComparison::PaneComparison(const FilePane &local, const FilePane &remote, QObject *parent)
    : QObject(parent)
    , m_local(local.model())
    , m_remote(remote.model()) {
    m_worker.setSingleShot(true);
    connect(&m_worker, &QTimer::timeout, this, &PaneComparison::step);
    const auto beginAnew = [this] {
        if (m_isOn)
            begin();
    };
    for (const FilePane *pane : {&local, &remote}) {
        connect(&pane->model(), &FileListModel::settled, this, beginAnew);
        connect(&pane->model(), &FileListModel::modelReset, this, beginAnew);
        connect(pane, &FilePane::placeChanged, this, &PaneComparison::forget); // other files, perhaps of the same names
    }
}

void PaneComparison::setOn(bool on) {
    if (on == m_isOn)
        return;
    m_isOn = on;
    if (on)
        return begin();
    m_worker.stop();
    forget();
}

void PaneComparison::forget() {
    m_local.setDifferences({});
    m_remote.setDifferences({});
}

void PaneComparison::begin() {
    m_at = 0;
    m_isReadingLocal = true;
    m_unmatched.clear();
    m_onLocal.clear();
    m_onRemote.clear();
    m_worker.start(0);
}

// First the names here are noted, then each one there is held against them; what is left is here alone.
void PaneComparison::step() {
    if (m_local.isLoading() || m_remote.isLoading())
        return; // comes again when they are settled
    const quint32 count = m_isReadingLocal ? m_local.entryCount() : m_remote.entryCount();
    const quint32 end = std::min(count, m_at + slice);
    for (; m_at < end; ++m_at) {
        if (m_isReadingLocal)
            m_unmatched.insert(m_local.entryAt(m_at).name, m_at);
        else
            compare(m_at);
    }
    if (m_at < count)
        return m_worker.start(0);
    if (std::exchange(m_isReadingLocal, false)) {
        m_onLocal.assign(m_local.entryCount(), Difference::OnlyHere);
        m_onRemote.assign(m_remote.entryCount(), Difference::OnlyHere);
        m_at = 0;
        return m_worker.start(0);
    }
    m_local.setDifferences(std::exchange(m_onLocal, {}));
    m_remote.setDifferences(std::exchange(m_onRemote, {}));
}

void PaneComparison::compare(quint32 number) {
    const FileEntry &there = m_remote.entryAt(number);
    const auto found = m_unmatched.constFind(there.name);
    if (found == m_unmatched.constEnd())
        return;
    Difference &onLocal = m_onLocal[*found] = Difference::None;
    Difference &onRemote = m_onRemote[number] = Difference::None;
    const FileEntry &here = m_local.entryAt(*found);
    m_unmatched.erase(found);
    if (here.opens() != there.opens() && there.kind != FileEntry::Kind::Link) // which may lead to a folder
        onLocal = onRemote = Difference::OtherKind;
    if (here.opens() || there.opens())
        return;
    const bool haveTimes = here.modified != FileEntry::unknown && there.modified != FileEntry::unknown;
    if (haveTimes && std::abs(here.modified - there.modified) >= std::max(here.fuzz, there.fuzz)) {
        const bool isNewer = here.modified > there.modified;
        onLocal = isNewer ? Difference::Newer : Difference::Older;
        onRemote = isNewer ? Difference::Older : Difference::Newer;
    } else if (here.size >= 0 && there.size >= 0 && here.size != there.size) {
        onLocal = onRemote = Difference::OtherSize;
    }
}
