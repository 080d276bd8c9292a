// Every operation, at every step of its conversation: the server drops, ends, falls silent or refuses, and the client
// cancels or destroys. Each time: done exactly once, with the right kind of failure, never a torn file under a final
// name, no temporary file that nobody knows, and the session goes on afterwards.
#pragma once

namespace FaultLoop {
void addTransfers(); // rows of a test: operation and fault
void runTransfer();  // the row at every step
void addOthers();
void runOther();
} // namespace FaultLoop
