#include "tabs/copyout.h"

#include "models/remotefilesmime.h"
#include "tabs/queueitems.h"
#include "transfers/stagedfetch.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

CopyOut::CopyOut(TransferQueue &queue, BlockingExecutor &executor, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_executor(executor) {
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationInactive)
            leave();
    });
}

CopyOut::~CopyOut() = default;

void CopyOut::copy(std::unique_ptr<RemoteFilesMime> entries) {
    if (m_fetch && !m_fetch->isWhole()) {
        m_fetch->disconnect(this);
        m_fetch->abandon();
    }
    m_fetch.reset(); // what is whole may just be pasted: it is swept another day
    m_hasAsked = false;
    m_entries = entries.get();
    QGuiApplication::clipboard()->setMimeData(entries.release());
}

bool CopyOut::isOnClipboard() const { return m_entries && QGuiApplication::clipboard()->mimeData() == m_entries; }

void CopyOut::leave() {
    if (m_fetch || !isOnClipboard())
        return;
    qint64 bytes = 0;
    for (const FileEntry &entry : m_entries->entries()) {
        bytes += entry.opens() || entry.size < 0 ? mostUnasked + 1 : entry.size;
        if (bytes > mostUnasked)
            break;
    }
    if (bytes <= mostUnasked)
        fetch();
    else if (!std::exchange(m_hasAsked, true))
        Q_EMIT askedFor();
}

void CopyOut::fetch() {
    if (m_fetch || !isOnClipboard())
        return;
    m_fetch.reset(new StagedFetch(m_queue, m_executor, QueueItems::downloads(*m_entries)));
    connect(m_fetch.get(), &StagedFetch::ended, this, &CopyOut::onFetched);
}

void CopyOut::onFetched() {
    if (!m_fetch->isWhole()) {
        Q_EMIT failed();
        return;
    }
    if (!isOnClipboard()) { // something else was copied meanwhile
        m_fetch->removeFiles();
        return;
    }
    QList<QUrl> urls;
    const QStringList paths = m_fetch->paths();
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    auto *files = new RemoteFilesMime(m_entries->siteKey(), m_entries->directory(), m_entries->entries());
    files->offerFiles();
    files->setFiles(urls);
    m_entries = files;
    QGuiApplication::clipboard()->setMimeData(files); // anew, for others look at it only when it changes
    Q_EMIT ready();
}
