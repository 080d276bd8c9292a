// Lets uploads and deletions (files/) count in the ledger of the accounts (accounts/).
#pragma once

#include "accounts/quotaledger.h"
#include "files/spacecounter.h"

#include <utility>

class QuotaSpace final : public SpaceCounter {
public:
    // The counter belongs to the ledger and must outlive this.
    explicit QuotaSpace(QuotaCounter &counter)
        : m_counter(counter) {}

    qint64 bytesLeft() const override { return m_counter.bytesLeft(); }
    qint64 filesLeft() const override { return m_counter.filesLeft(); }
    qint64 bytesUsed() const override { return m_counter.used().bytes; }
    qint64 filesUsed() const override { return m_counter.used().files; }
    qint64 bytesLimit() const override { return m_counter.limit().bytes; }
    qint64 filesLimit() const override { return m_counter.limit().files; }
    bool reserve(qint64 bytes, qint64 files) override { return m_counter.reserve(bytes, files); }
    qint64 reserveUpTo(qint64 bytes) override { return m_counter.reserveUpTo(bytes); }
    void release(qint64 bytes, qint64 files) override { m_counter.release(bytes, files); }
    bool isBeingCounted() const override { return m_counter.isRecounting(); }
    void whenCounted(std::function<void()> then) override { m_counter.whenCounted(std::move(then)); }
    void whenReady(qint64 bytes, std::function<void()> then) override { m_counter.whenReady(bytes, std::move(then)); }
    bool isAway() const override { return m_counter.isAway(); }
    int pause() override { return m_counter.pause(); }

private:
    QuotaCounter &m_counter;
};
