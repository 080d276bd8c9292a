#include "server/homes.h"

#include "accounts/quotaleases.h"
#include "accounts/usagestore.h"
#include "base/log.h"
#include "files/mountedfilesystem.h"
#include "files/usagecount.h"
#include "ftp/wiretext.h"

#include <QTimer>

#include <sys/stat.h>

#include <cerrno>

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
    if (auto open = known.lock(); open && open->isThere())
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
    if (found != m_spaces.end())
        return found->second.get();
    forgetUncounted(account);
    return nullptr;
}

void Homes::setUsageStore(UsageStore *store, QuotaLeases *leases) {
    m_usage = store;
    m_leases = leases;
    if (m_leases)
        connect(m_leases, &QuotaLeases::countWanted, this, &Homes::walkForAll);
    m_store.setTarget(store);
    m_taken.clear();
    m_forgotten.clear();
}

// The files of an account change without its counter: what the store says of it is not so any more.
void Homes::forgetUncounted(const QByteArray &account) {
    if (!m_usage || m_forgotten.contains(account))
        return;
    m_forgotten.insert(account);
    m_usage->forget(account);
}

// The first login of an account with a quota finds out what its home holds: from the store when the last run settled
// its figures there, else by walking it.
void Homes::count(const Account &account, const std::shared_ptr<HomeDirectory> &home) {
    const bool isLimited = account.quotaBytes >= 0 || account.quotaFiles >= 0;
    std::unique_ptr<QuotaSpace> *space = nullptr;
    if (const auto known = m_spaces.find(account.name); known != m_spaces.end())
        space = &known->second;
    if (!isLimited && !space) {
        if (account.isStored)
            forgetUncounted(account.name);
        return;
    }
    QuotaCounter &counter = m_ledger.counter(account.name);
    counter.setLimit({account.quotaBytes, account.quotaFiles});
    if (account.isStored && m_leases) {
        if (!space)
            m_spaces[account.name] = std::make_unique<QuotaSpace>(counter);
        if (!m_leases->has(account.name))
            m_leases->lease(counter);
        return;
    }
    const bool mustTake = account.isStored && m_usage && !m_taken.contains(account.name);
    if (space && !mustTake)
        return;
    if (!space)
        m_spaces[account.name] = std::make_unique<QuotaSpace>(counter);
    counter.beginRecount();
    if (!mustTake)
        return walk(account.name, home);
    m_taken.insert(account.name);
    m_usage->take(account.name, this, [this, name = account.name, home](std::optional<QuotaUsage> settled) {
        if (settled)
            m_ledger.counter(name).finishRecount(*settled);
        else
            walk(name, home);
    });
}

void Homes::walk(const QByteArray &account, const std::shared_ptr<HomeDirectory> &home) {
    auto *usage = new UsageCount(home, this);
    usage->start([this, account, usage](qint64 bytes, qint64 files) {
        usage->deleteLater();
        if (isLeased(account))
            m_leases->counted(account, {bytes, files});
        else
            m_ledger.counter(account).finishRecount({bytes, files});
    });
}

bool Homes::isLeased(const QByteArray &account) const { return m_leases && m_leases->has(account); }

// Asked by the leases, when no server writes for this account.
void Homes::walkForAll(const QByteArray &account) {
    if (!isLeased(account))
        return;
    if (const auto opened = home(m_homesOfAccounts[account]))
        return walk(account, *opened);
    QTimer::singleShot(std::chrono::seconds(5), this, [this, account] { walkForAll(account); });
}

bool Homes::recount(const QByteArray &account) {
    const auto home = m_homesOfAccounts.find(account);
    if (home == m_homesOfAccounts.end() || !m_spaces.contains(account))
        return false;
    if (isLeased(account)) {
        m_leases->recount(account);
        return true;
    }
    auto opened = this->home(home->second);
    if (!opened)
        return false;
    QuotaCounter &counter = m_ledger.counter(account);
    if (counter.isRecounting())
        return true;
    counter.beginRecount();
    walk(account, *opened);
    return true;
}

std::optional<QuotaUsage> Homes::used(const QByteArray &account) {
    return m_spaces.contains(account) ? std::optional(m_ledger.counter(account).used()) : std::nullopt;
}

const QuotaCounter *Homes::newlyFull(const QByteArray &account) {
    if (!m_spaces.contains(account))
        return nullptr;
    QuotaCounter &counter = m_ledger.counter(account);
    return counter.isNewlyFull() ? &counter : nullptr;
}

void Homes::whenCounted(const QByteArray &account, std::function<void()> then) {
    m_ledger.counter(account).whenCounted(std::move(then));
}

// A home that its account finds missing is made, for this user alone.
void Homes::make(const QByteArray &path) {
    for (qsizetype slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1))
        ::mkdir(path.left(slash).constData(), 0700);
    ::mkdir(path.constData(), 0700);
}

Expected<std::unique_ptr<FileSystem>> Homes::open(const AccountPtr &account) {
    auto opened = home(account->home);
    if (!opened && opened.error().code == ENOENT && account->makesHome) {
        make(account->home);
        opened = home(account->home);
    }
    if (!opened)
        return opened.error();
    m_homesOfAccounts[account->name] = account->home;
    count(*account, *opened);
    auto files = std::make_unique<LocalFileSystem>(*opened, account->name, account->permissions, m_uploads);
    files->setRules(account->rules);
    if (account->mounts.isEmpty())
        return std::unique_ptr<FileSystem>(std::move(files));
    std::map<VirtualPath, Mount> mounts;
    QList<VirtualPath> points;
    for (const Mount &mount : account->mounts) {
        const auto point = VirtualPath::resolve({}, mount.path);
        if (point && mounts.emplace(*point, mount).second)
            points += *point;
    }
    return std::unique_ptr<FileSystem>(std::make_unique<MountedFileSystem>(
        std::move(files), points,
        [this, account, mounts](const VirtualPath &point) { return openMount(account, mounts.at(point)); }));
}

// Null when the folder is not there: said once, until it is back.
std::unique_ptr<LocalFileSystem> Homes::openMount(const AccountPtr &account, const Mount &mount) {
    const auto opened = home(mount.folder);
    if (!opened) {
        if (!m_missingMounts.contains(mount.folder))
            m_log.warning(QStringLiteral("files"),
                          QStringLiteral("%1 of %2 is not there: %3")
                              .arg(decodeWireText(mount.path), decodeWireText(account->name), opened.error().text));
        m_missingMounts.insert(mount.folder);
        return nullptr;
    }
    m_missingMounts.remove(mount.folder);
    auto files = std::make_unique<LocalFileSystem>(*opened, account->name, account->permissions, m_uploads);
    files->setRules(account->rules);
    const auto point = VirtualPath::resolve({}, mount.path);
    files->setMountedAt(point ? *point : VirtualPath());
    return files;
}
