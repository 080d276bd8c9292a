// The files of the accounts: homes held open, quotas counted, unfinished uploads known, shared by all sessions. Owned
// by Server.
#pragma once

#include "accounts/account.h"
#include "accounts/quotaledger.h"
#include "base/blockingexecutor.h"
#include "base/expected.h"
#include "files/unfinisheduploads.h"
#include "transfer/quotaspace.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <optional>

class FileSystem;
class HomeDirectory;
class LocalFileSystem;
class Log;
class UsageCount;
class QuotaLeases;
class UsageStore;

class Homes : public QObject {
    Q_OBJECT

public:
    Homes(Log &log, bool durable, QObject *parent = nullptr);
    ~Homes() override;

    // Reads what the last run left unfinished, from a file in the data directory (empty: nothing is kept).
    Expected<bool> load(const QByteArray &dataDirectory);
    // LocalFile when the directory is not there or cannot be opened; the text names it.
    Expected<bool> check(const AccountConfiguration &account);
    // Keeps the figures of the store's accounts; null = none are kept. leases: among servers that share the store. Both
    // must outlive this or be taken away.
    void setUsageStore(UsageStore *store, QuotaLeases *leases = nullptr);
    // Walks the home again; false when the account has not logged in or has no quota.
    bool recount(const QByteArray &account);
    // For one session.
    Expected<std::unique_ptr<FileSystem>> open(const AccountPtr &account);
    // Once: when the figures of an account with a quota are there.
    void whenCounted(const QByteArray &account, std::function<void()> then);
    // Nothing when it has no quota or was not here in this run.
    std::optional<QuotaUsage> used(const QByteArray &account);
    // Null but when it is newly full, as QuotaCounter says it.
    const QuotaCounter *newlyFull(const QByteArray &account);
    UnfinishedUploads &uploads() { return m_uploads; }

private:
    Expected<std::shared_ptr<HomeDirectory>> home(const QByteArray &path);
    void count(const Account &account, const std::shared_ptr<HomeDirectory> &home);
    void walk(const QByteArray &account, const std::shared_ptr<HomeDirectory> &home);
    void walkForAll(const QByteArray &account);
    bool isLeased(const QByteArray &account) const;
    void forgetUncounted(const QByteArray &account);
    static void make(const QByteArray &path);
    std::unique_ptr<LocalFileSystem> openMount(const AccountPtr &account, const Mount &mount);
    SpaceCounter *spaceOf(const QByteArray &account);

    Log &m_log;
    BlockingExecutor m_executor{8}; // waiting for the disk together, syncs of many sessions share its journal's commits
    ForwardingQuotaStore m_store;
    QuotaLedger m_ledger;
    UsageStore *m_usage = nullptr;
    QuotaLeases *m_leases = nullptr;
    QSet<QByteArray> m_taken;     // accounts whose stored figures are marked as not settled, in this run of the store
    QSet<QByteArray> m_forgotten; // accounts whose stored figures were dropped
    std::map<QByteArray, std::unique_ptr<QuotaSpace>> m_spaces; // of accounts with a quota
    std::map<QByteArray, std::weak_ptr<HomeDirectory>> m_homes; // by path
    std::map<QByteArray, QByteArray> m_homesOfAccounts;         // paths
    QSet<QByteArray> m_missingMounts;                           // folders, told of
    UnfinishedUploads m_uploads;
    bool m_loaded = false;
};
