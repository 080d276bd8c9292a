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

#include <map>
#include <memory>

class FileSystem;
class HomeDirectory;
class Log;
class UsageCount;

class Homes : public QObject {
    Q_OBJECT

public:
    Homes(Log &log, bool durable, QObject *parent = nullptr);
    ~Homes() override;

    // Reads what the last run left unfinished, from a file in the data directory (empty: nothing is kept).
    Expected<bool> load(const QByteArray &dataDirectory);
    // LocalFile when the directory is not there or cannot be opened; the text names it.
    Expected<bool> check(const AccountConfiguration &account);
    // For one session.
    Expected<std::unique_ptr<FileSystem>> open(const AccountPtr &account);
    UnfinishedUploads &uploads() { return m_uploads; }

private:
    Expected<std::shared_ptr<HomeDirectory>> home(const QByteArray &path);
    void count(const Account &account, const std::shared_ptr<HomeDirectory> &home);
    SpaceCounter *spaceOf(const QByteArray &account);

    Log &m_log;
    BlockingExecutor m_executor{8}; // waiting for the disk together, syncs of many sessions share its journal's commits
    MemoryQuotaStore m_store;
    QuotaLedger m_ledger;
    std::map<QByteArray, std::unique_ptr<QuotaSpace>> m_spaces; // of accounts with a quota
    std::map<QByteArray, std::weak_ptr<HomeDirectory>> m_homes; // by path
    UnfinishedUploads m_uploads;
    bool m_loaded = false;
};
