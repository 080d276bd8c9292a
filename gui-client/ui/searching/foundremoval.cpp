#include "searching/foundremoval.h"

#include "models/failurewords.h"
#include "searching/searchdialog.h"

#include <map>
#include <utility>

FoundRemoval::FoundRemoval(Browser &browser, const QList<FoundEntry> &entries, SearchDialog &dialog)
    : QObject(&dialog)
    , m_dialog(dialog) {
    connect(&browser, &Browser::finished, this, &FoundRemoval::onFinished);
    m_tell.setSingleShot(true);
    m_tell.setInterval(100);
    connect(&m_tell, &QTimer::timeout, this, &FoundRemoval::tellGone);
    std::map<RemotePath, QList<RemoteEntry>> folders;
    const QList<FoundEntry> tops = topmost(entries);
    for (const FoundEntry &each : tops)
        folders[each.folder].append(each.entry);
    for (const auto &[folder, gone] : folders) {
        m_running.insert(browser.remove(folder, gone), folder);
        QSet<QByteArray> &names = m_going[folder];
        names.reserve(gone.size());
        for (const RemoteEntry &entry : gone)
            names.insert(entry.name);
    }
}

QList<FoundEntry> FoundRemoval::topmost(const QList<FoundEntry> &entries) {
    QSet<RemotePath> paths;
    paths.reserve(entries.size());
    for (const FoundEntry &each : entries)
        paths.insert(each.path());
    // Of each folder, whether it or one above it is among them.
    QHash<RemotePath, bool> isTaken;
    const auto taken = [&](const RemotePath &folder) {
        const auto known = isTaken.constFind(folder);
        if (known != isTaken.constEnd())
            return *known;
        RemotePath above = folder;
        while (!paths.contains(above) && !above.isRoot())
            above = above.parent();
        return *isTaken.insert(folder, paths.contains(above));
    };
    QList<FoundEntry> tops;
    for (const FoundEntry &each : entries) {
        if (!taken(each.folder))
            tops.append(each);
    }
    return tops;
}

void FoundRemoval::onFinished(Browser::RequestId request, const Failure &failure) {
    const auto ended = m_running.constFind(request);
    if (ended == m_running.constEnd())
        return;
    if (failure)
        m_dialog.tell(FailureWords::of(failure).sentence);
    else
        m_gone.insert(*ended, m_going.take(*ended));
    m_running.erase(ended);
    if (!m_tell.isActive())
        m_tell.start();
}

void FoundRemoval::tellGone() {
    if (!m_gone.isEmpty())
        m_dialog.forget(std::exchange(m_gone, {}));
    if (m_running.isEmpty())
        deleteLater();
}
