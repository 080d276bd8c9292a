#include "operations/transfer/firstdifference.h"

#include "base/laterptr.h"
#include "operations/transfer/digest.h"
#include "operations/transfer/remotedigest.h"

FirstDifference::FirstDifference(ServerLink &link, RemotePath path, int file, qint64 size)
    : Operation(link)
    , m_path(std::move(path))
    , m_file(file)
    , m_high(size) {}

FirstDifference::~FirstDifference() { dropChild(); }

void FirstDifference::firstStep() { halve(); }

void FirstDifference::halve() {
    if (m_high - m_low <= grain)
        return succeed();
    m_middle = m_low + (m_high - m_low) / 2;
    run(std::make_unique<RemoteDigest>(m_link, m_path, m_middle - m_low, m_low), &FirstDifference::onRemote);
}

void FirstDifference::onRemote(RemoteDigest &remote) {
    m_remoteDigest = remote.digest();
    if (m_remoteDigest.isEmpty()) {
        m_low = 0;
        return succeed();
    }
    watchConnection(); // while it is read here, the server owes nothing
    m_fileDigest = std::make_unique<FileDigest>(m_file, m_middle - m_low, *m_link.capabilities.digest, m_low);
    connect(m_fileDigest.get(), &FileDigest::finished, this, &FirstDifference::onLocal);
    m_fileDigest->start();
}

void FirstDifference::onLocal(const QByteArray &digest) {
    const LaterPtr<FileDigest> done(m_fileDigest.release()); // it is in its signal
    if (isDone())
        return;
    unwatchConnection();
    (digest == m_remoteDigest ? m_low : m_high) = m_middle;
    halve();
}

void FirstDifference::onEnding() {
    if (m_fileDigest)
        m_fileDigest->disconnect(this);
}
