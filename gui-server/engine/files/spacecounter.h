// What an account may still store, as uploads and deletions see it: one counter per account, shared by its sessions.
// The ledger of the accounts stands behind it.
#pragma once

#include <QtGlobal>

#include <functional>

class SpaceCounter {
public:
    virtual ~SpaceCounter() = default;

    virtual qint64 bytesLeft() const = 0; // the largest qint64 without a limit
    virtual qint64 filesLeft() const = 0;
    virtual qint64 bytesUsed() const = 0;
    virtual qint64 filesUsed() const = 0;
    virtual qint64 bytesLimit() const = 0; // -1 = none
    virtual qint64 filesLimit() const = 0;
    // All of it, or nothing and false.
    [[nodiscard]] virtual bool reserve(qint64 bytes, qint64 files) = 0;
    // As much as fits.
    [[nodiscard]] virtual qint64 reserveUpTo(qint64 bytes) = 0;
    virtual void release(qint64 bytes, qint64 files) = 0;
    // While the home is being counted anew, changes would be counted twice or not at all: they wait.
    virtual bool isBeingCounted() const = 0;
    virtual void whenCounted(std::function<void()> then) = 0;
    // Counted, and so many bytes and a file are at hand or will not come: servers that share a quota have to fetch
    // them.
    virtual void whenReady(qint64 bytes, std::function<void()> then) = 0;
    // The store behind it is away: what was refused might be possible when it is back.
    virtual bool isAway() const = 0;
    // Milliseconds to wait before a running transfer reserves more; 0 = go on.
    virtual int pause() = 0;
};
