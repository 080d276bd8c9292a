// The tests of a folder make one program: each file enters its class here under the file's name, and the program runs
// the one that its first argument names.
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace TestRegistry {
using Factory = std::function<std::unique_ptr<QObject>()>;

// Enters a test class under the base name of its file ("replytest").
bool add(const char *file, Factory factory);
// Runs the class that argv[1] names; the rest of the arguments is QTest's. Returns the number of failures, 2 on misuse.
int run(int argc, char **argv);
} // namespace TestRegistry

#define WHERRY_TEST(Class)                                                                                             \
    static const bool registered##Class =                                                                              \
        TestRegistry::add(__FILE_NAME__, [] { return std::unique_ptr<QObject>(new Class); });
