#include "trees/remotefolders.h"

#include "base/visibletext.h"

#include <algorithm>

void RemoteFolders::setBrowser(Browser *browser) {
    if (m_browser)
        m_browser->disconnect(this);
    m_browser = browser;
    cancel();
    if (!browser)
        return;
    connect(browser, &Browser::listed, this, [this](const RemotePath &path, const Listing &listing) {
        if (std::find(m_requests.cbegin(), m_requests.cend(), path) != m_requests.cend())
            tell(path, listing);
    });
    connect(browser, &Browser::finished, this, [this](Browser::RequestId request, const Failure &failure) {
        const auto found = m_requests.constFind(request);
        if (found == m_requests.constEnd())
            return;
        const RemotePath path = *found;
        m_requests.erase(found);
        if (failure)
            Q_EMIT refused(placeOf(path));
    });
}

QString RemoteFolders::childOf(const QString &place, const QByteArray &name) const {
    return placeOf(pathOf(place).child(name));
}

QString RemoteFolders::shownName(const QByteArray &name) const { return visibleText(QByteArrayView(name)); }

void RemoteFolders::read(const QString &place, Effort effort) {
    if (!m_browser)
        return;
    const RemotePath path = pathOf(place);
    if (effort == Effort::Free) {
        if (const std::shared_ptr<const Listing> known = m_browser->known(path))
            tell(path, *known);
    } else if (std::find(m_requests.cbegin(), m_requests.cend(), path) == m_requests.cend()) {
        m_requests.insert(m_browser->list(path), path);
    }
}

void RemoteFolders::tell(const RemotePath &path, const Listing &listing) {
    QList<QByteArray> names;
    for (const RemoteEntry &entry : listing.entries)
        if (entry.isDirectory() && RemotePath::isName(entry.name))
            names.append(entry.name);
    Q_EMIT told(placeOf(path), names);
}
