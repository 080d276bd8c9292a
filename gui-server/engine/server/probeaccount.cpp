#include "server/probeaccount.h"

#include "ftp/wiretext.h"

#include <QDir>
#include <QUuid>

namespace {
QString folderIn(const QString &dataDirectory) { return dataDirectory + QStringLiteral("/selftest"); }
} // namespace

ProbeAccount::ProbeAccount(const QString &home) {
    m_account.name = "selftest-" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_account.password = QUuid::createUuid().toByteArray(QUuid::WithoutBraces); // of the system's random numbers
    m_account.home = encodeWireText(home);
}

ProbeAccount::~ProbeAccount() { QDir(decodeWireText(m_account.home)).removeRecursively(); }

Expected<std::unique_ptr<ProbeAccount>> ProbeAccount::open(const QString &dataDirectory) {
    const QString home =
        folderIn(dataDirectory) + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!QDir().mkpath(home))
        return Failure{Failure::Kind::LocalFile, 0, QStringLiteral("The directory %1 cannot be made").arg(home), {}};
    return std::unique_ptr<ProbeAccount>(new ProbeAccount(home));
}

void ProbeAccount::clean(const QString &dataDirectory) { QDir(folderIn(dataDirectory)).removeRecursively(); }
