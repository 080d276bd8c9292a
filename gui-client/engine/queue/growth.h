// How many connections with large files are worth having: one more is opened while the last one made the sum grow. Fed
// by the Runner; plain values. Small files are not its matter: they wait for answers, and more connections always help.
#pragma once

#include <QtGlobal>

class Growth {
public:
    static constexpr int begin = 3;             // connections that are opened without asking
    static constexpr int retryAfter = 30;       // samples, then one more is tried again
    static constexpr qint64 worthPercent = 110; // of the former sum, for one more to be worth it
    static constexpr qint64 large = 8'000'000;  // bytes of a file from which on it counts

    int most() const { return m_most; }
    // Once in a while: busy connections, and the bytes per second that they move together.
    void sample(int busy, qint64 rate);

private:
    int m_most = begin;
    qint64 m_before = 0; // with one connection less
    int m_rest = 0;      // samples until the next try
};
