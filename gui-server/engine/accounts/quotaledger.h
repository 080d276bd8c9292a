// What each account uses and may use, one counter per account for all its sessions: bytes and files are reserved before
// they are written and settled afterwards. RAM only here; the store behind it can be made persistent.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QtGlobal>

#include <functional>
#include <memory>
#include <vector>

struct QuotaUsage {
    qint64 bytes = 0;
    qint64 files = 0;

    friend bool operator==(const QuotaUsage &, const QuotaUsage &) = default;
};

struct QuotaLimit {
    qint64 bytes = -1; // -1 = no limit
    qint64 files = -1;
};

// Where the counters live between runs.
class QuotaStore {
public:
    virtual ~QuotaStore() = default;
    virtual QuotaUsage load(const QByteArray &account) = 0;
    // Called after every change of figures that are counted; must not block.
    virtual void save(const QByteArray &account, const QuotaUsage &usage) = 0;
    // What was saved is being counted anew: until the next save() it is not known what the account uses.
    virtual void doubt(const QByteArray &account) = 0;
};

class MemoryQuotaStore : public QuotaStore {
public:
    QuotaUsage load(const QByteArray &account) override { return m_usage.value(account); }
    void save(const QByteArray &account, const QuotaUsage &usage) override { m_usage[account] = usage; }
    void doubt(const QByteArray &account) override { m_usage.remove(account); }

private:
    QHash<QByteArray, QuotaUsage> m_usage;
};

// Hands on to a store that may come and go; without one nothing is kept.
class ForwardingQuotaStore : public QuotaStore {
public:
    void setTarget(QuotaStore *target) { m_target = target; }
    QuotaUsage load(const QByteArray &account) override { return m_target ? m_target->load(account) : QuotaUsage(); }
    void save(const QByteArray &account, const QuotaUsage &usage) override {
        if (m_target)
            m_target->save(account, usage);
    }
    void doubt(const QByteArray &account) override {
        if (m_target)
            m_target->doubt(account);
    }

private:
    QuotaStore *m_target = nullptr;
};

class QuotaLease;

// The counter of one account.
class QuotaCounter {
public:
    QuotaCounter(QByteArray account, QuotaStore &store);

    // With one, nothing is reserved that it does not hold: it must outlive the counter's use, or be taken away (null).
    void setLease(QuotaLease *lease) { m_lease = lease; }
    const QByteArray &account() const { return m_account; }

    void setLimit(const QuotaLimit &limit);
    QuotaLimit limit() const { return m_limit; }
    QuotaUsage used() const { return m_used; }
    qint64 bytesLeft() const; // never negative; the largest qint64 without a limit
    qint64 filesLeft() const;

    // Adds if all of it fits, else changes nothing.
    [[nodiscard]] bool reserve(qint64 bytes, qint64 files);
    // Adds as much of the bytes as fits and returns it.
    [[nodiscard]] qint64 reserveUpTo(qint64 bytes);
    void release(qint64 bytes, qint64 files);

    // A recount replaces the figures; what is reserved and released while it runs is added to what it finds.
    void beginRecount();
    void finishRecount(const QuotaUsage &found);
    // What all servers together use, as the shared store knows it. Ends a recount, too.
    void setUsed(const QuotaUsage &used);
    bool isRecounting() const { return m_recounting; }
    // At once, or when the recount ends.
    void whenCounted(std::function<void()> then);
    // Calls then once the usage is counted and it is settled whether so many bytes and one more file can be reserved:
    // at once without a shared store, else when its answer is there, a refusal included.
    void whenReady(qint64 bytes, std::function<void()> then);
    // What other servers store is not known just now.
    bool isAway() const;
    // Milliseconds to wait before a transfer reserves more; 0 = go on.
    int pause();

    // True once when 90 % of the bytes or files are used, and again only after it was less; not for what the first
    // count found. To be asked when an upload has ended: while one runs, what it has reserved counts.
    [[nodiscard]] bool isNewlyFull();

private:
    void add(qint64 bytes, qint64 files);
    bool isNearlyFull() const;

    QByteArray m_account;
    QuotaStore &m_store;
    QuotaLease *m_lease = nullptr;
    QuotaLimit m_limit;
    QuotaUsage m_used;
    QuotaUsage m_sinceRecount;
    bool m_recounting = false;
    bool m_isCounted = false;
    bool m_isFullKnown = false;
    std::vector<std::function<void()>> m_waiting;
};

class QuotaLedger {
public:
    // The store must outlive the ledger.
    explicit QuotaLedger(QuotaStore &store)
        : m_store(store) {}
    // The one counter of this account; stays valid as long as the ledger.
    QuotaCounter &counter(const QByteArray &account);

private:
    QuotaStore &m_store;
    QHash<QByteArray, std::shared_ptr<QuotaCounter>> m_counters;
};
