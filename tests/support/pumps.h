// What the tests of both pumps share: byte patterns, files, a reading peer, the end of a pump.
#pragma once

#include "net/bytesink.h"
#include "net/bytesource.h"
#include "support/expect.h"
#include "support/loopback.h"

#include <QTest>

#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <thread>

inline constexpr qint64 MiB = 1024 * 1024;

inline QByteArray pattern(qint64 size) {
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 12345;
    for (char &byte : bytes) {
        state = state * 1664525u + 1013904223u;
        byte = char(state >> 24);
    }
    return bytes;
}

inline Descriptor fileWith(const QByteArray &bytes) {
    Descriptor file(::memfd_create("source", MFD_CLOEXEC));
    qint64 at = 0;
    while (at < bytes.size())
        at += ::write(file.number(), bytes.constData() + at, size_t(bytes.size() - at));
    ::lseek(file.number(), 0, SEEK_SET);
    return file;
}

inline QByteArray contents(int file) {
    struct stat status {};
    ::fstat(file, &status);
    QByteArray bytes(status.st_size, Qt::Uninitialized);
    qint64 at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::pread(file, bytes.data() + at, size_t(bytes.size() - at), at);
        if (got <= 0)
            break;
        at += got;
    }
    return bytes;
}

// A peer on a thread: reads everything to the end.
class Reader {
public:
    explicit Reader(Descriptor socket)
        : m_socket(std::move(socket))
        , m_thread([this] { run(); }) {}
    ~Reader() { join(); }
    QByteArray bytes() {
        join();
        return m_bytes;
    }
    bool endedInOrder() {
        join();
        return m_ended;
    }

private:
    void run() {
        for (;;) {
            const QByteArray part = Loopback::receive(m_socket, 256 * 1024);
            if (part.isEmpty()) {
                m_ended = errno == 0;
                break;
            }
            m_bytes += part;
        }
        m_socket.reset();
    }
    void join() {
        if (m_thread.joinable())
            m_thread.join();
    }
    Descriptor m_socket;
    QByteArray m_bytes;
    bool m_ended = false;
    std::thread m_thread;
};

// The end of a pump.
template<class Pump>
class End {
public:
    explicit End(Pump &pump) {
        QObject::connect(&pump, &Pump::finished, &m_context, [this](const Failure &failure) {
            ++count;
            last = failure;
        });
    }
    bool wait(int milliseconds = 20000) {
        return QTest::qWaitFor([this] { return count > 0; }, milliseconds);
    }
    int count = 0;
    Failure last;

private:
    QObject m_context;
};

// Not a file: forces the copying path.
class PlainSource : public ByteSource {
public:
    explicit PlainSource(QByteArray bytes)
        : m_memory(std::move(bytes)) {}
    qint64 read(char *data, qint64 maximum) override {
        if (failAfter >= 0 && given >= failAfter) {
            m_failure = {Failure::Kind::LocalFile, EIO, QStringLiteral("broken"), {}};
            return -1;
        }
        const qint64 got = m_memory.read(data, maximum);
        given += got;
        largestRead = qMax(largestRead, maximum);
        return got;
    }
    qint64 given = 0;
    qint64 failAfter = -1;
    qint64 largestRead = 0;

private:
    MemorySource m_memory;
};

class QuotaSink : public FileSink {
public:
    QuotaSink(Descriptor file, qint64 quota)
        : FileSink(std::move(file))
        , m_quota(quota) {}
    qint64 allowance(qint64 wanted) override {
        const qint64 left = m_quota - written();
        if (left <= 0)
            m_failure = {Failure::Kind::Refused, 552, QStringLiteral("quota"), {}};
        return qMin(wanted, left);
    }

private:
    qint64 m_quota;
};

inline void smallBuffers(const Descriptor &socket) {
    const int size = 16 * 1024;
    ::setsockopt(socket.number(), SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    ::setsockopt(socket.number(), SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
}
