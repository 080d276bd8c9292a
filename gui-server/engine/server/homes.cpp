#include "server/homes.h"

#include "base/log.h"
#include "files/localfilesystem.h"
#include "files/usagecount.h"
#include "ftp/wiretext.h"

Homes::Homes(Log &log, bool durable, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_ledger(m_store)
    , m_uploads(
          m_executor, [this](const QByteArray &account) { return spaceOf(account); }, durable) {}

Homes::~Homes() = default;

Expected<bool> Homes::load(const QByteArray &dataDirectory) {
    if (m_loaded)
        return true; // stopped and started again
    auto loaded = m_uploads.load(dataDirectory.isEmpty() ? QByteArray() : dataDirectory + "/uploads.journal");
    if (loaded)
        return true;
    return Failure{Failure::Kind::LocalFile,
                   loaded.error().systemError,
                   QStringLiteral("The list of unfinished uploads in %1 cannot be read: %2")
                       .arg(decodeWireText(dataDirectory), QString::fromUtf8(loaded.error().text())),
                   {}};
}

Expected<std::shared_ptr<HomeDirectory>> Homes::home(const QByteArray &path) {
    std::weak_ptr<HomeDirectory> &known = m_homes[path];
    if (auto open = known.lock())
        return open;
    auto opened = HomeDirectory::open(path);
    if (opened) {
        known = *opened;
        return *opened;
    }
    return Failure{Failure::Kind::LocalFile,
                   opened.error().systemError,
                   QStringLiteral("The directory %1 cannot be shared: %2")
                       .arg(decodeWireText(path), QString::fromUtf8(opened.error().text())),
                   {}};
}

Expected<bool> Homes::check(const AccountConfiguration &account) {
    const auto opened = home(account.home);
    if (!opened)
        return opened.error();
    return true;
}

SpaceCounter *Homes::spaceOf(const QByteArray &account) {
    const auto found = m_spaces.find(account);
    return found == m_spaces.end() ? nullptr : found->second.get();
}

// The first login of an account with a quota finds out what its home holds.
void Homes::count(const Account &account, const std::shared_ptr<HomeDirectory> &home) {
    if (account.quotaBytes < 0 && account.quotaFiles < 0)
        return;
    QuotaCounter &counter = m_ledger.counter(account.name);
    counter.setLimit({account.quotaBytes, account.quotaFiles});
    std::unique_ptr<QuotaSpace> &space = m_spaces[account.name];
    if (space)
        return;
    space = std::make_unique<QuotaSpace>(counter);
    counter.beginRecount();
    auto *usage = new UsageCount(home, this);
    usage->start([&counter, usage](qint64 bytes, qint64 files) {
        counter.finishRecount({bytes, files});
        usage->deleteLater();
    });
}

Expected<std::unique_ptr<FileSystem>> Homes::open(const AccountPtr &account) {
    auto opened = home(account->home);
    if (!opened)
        return opened.error();
    count(*account, *opened);
    return std::unique_ptr<FileSystem>(
        std::make_unique<LocalFileSystem>(*opened, account->name, account->permissions, m_uploads));
}
