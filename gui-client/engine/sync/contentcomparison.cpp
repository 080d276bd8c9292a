#include "sync/contentcomparison.h"

#include "ftp/wiretext.h"
#include "operations/transfer/digest.h"
#include "operations/transfer/remotedigest.h"
#include "session/sessionpool.h"

ContentComparison::ContentComparison(SessionPool &pool, QString localTop, RemotePath remoteTop, QList<QByteArray> paths)
    : m_pool(pool)
    , m_localTop(std::move(localTop))
    , m_remoteTop(std::move(remoteTop))
    , m_paths(std::move(paths)) {}

ContentComparison::~ContentComparison() = default;

void ContentComparison::start() {
    m_asked = m_paths.size();
    if (m_asked == 0)
        return finish({});
    for (const QByteArray &path : std::as_const(m_paths)) {
        const RemotePath remote = m_remoteTop.resolved(path);
        m_pool.run([remote](ServerLink &link) { return std::make_unique<RemoteDigest>(link, remote); },
                   [self = QPointer<ContentComparison>(this), path](Operation &operation) {
                       if (self)
                           self->onTheirs(path, static_cast<RemoteDigest &>(operation));
                   });
    }
}

void ContentComparison::onTheirs(const QByteArray &path, const RemoteDigest &theirs) {
    --m_asked;
    if (theirs.failure() && theirs.failure().kind != Failure::Kind::Refused)
        return finish(theirs.failure());
    if (!theirs.algorithm())
        return finish({Failure::Kind::Unsupported, 0, QStringLiteral("the server makes no digests"), {}});
    if (!theirs.digest().isEmpty())
        m_waiting.push_back({path, theirs.digest(), *theirs.algorithm()});
    digestNext();
}

void ContentComparison::digestNext() {
    if (m_digest)
        return;
    while (!m_waiting.empty()) {
        m_file.setFileName(m_localTop + QLatin1Char('/') + decodeWireText(m_waiting.front().path));
        if (m_file.open(QIODevice::ReadOnly)) {
            m_digest = std::make_unique<FileDigest>(m_file.handle(), m_file.size(), m_waiting.front().algorithm);
            connect(m_digest.get(), &FileDigest::finished, this, &ContentComparison::onOurs, Qt::QueuedConnection);
            return m_digest->start();
        }
        m_waiting.pop_front(); // not to be told
    }
    if (m_asked == 0)
        finish({});
}

void ContentComparison::onOurs(const QByteArray &digest) {
    m_digest.reset();
    m_file.close();
    const Theirs theirs = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!digest.isEmpty())
        m_same.insert(theirs.path, digest == theirs.digest);
    digestNext();
}

void ContentComparison::finish(const Failure &failure) {
    if (std::exchange(m_isFinished, true))
        return;
    Q_EMIT finished(failure);
}
