// Connected TCP sockets over loopback for tests of sockets: one end for the object under test, the other for a peer
// that the test plays by hand.
#pragma once

#include "base/descriptor.h"

#include <QByteArray>

namespace Loopback {
struct Pair {
    Descriptor ours;   // non-blocking
    Descriptor theirs; // blocking, with a receive time limit of 10 s
};

Pair connectedPair();
Descriptor listener(quint16 *port);                                 // on 127.0.0.1, a free port
Descriptor connectTo(quint16 port, const char *from = "127.0.0.1"); // blocking
bool sendAll(const Descriptor &socket, const QByteArray &bytes);
QByteArray receive(const Descriptor &socket, qint64 atMost = 65536); // what comes next; empty = end or error (errno)
bool isReset(const Descriptor &socket);                              // reading ends with ECONNRESET
void reset(Descriptor &socket);                                      // closes with RST
} // namespace Loopback
