#include "support/registry.h"

#include <QTest>

#include <cstdio>
#include <map>
#include <string>

namespace {
std::map<std::string, TestRegistry::Factory> &factories() {
    static std::map<std::string, TestRegistry::Factory> map;
    return map;
}
} // namespace

bool TestRegistry::add(const char *file, Factory factory) {
    const std::string name(file);
    return factories().emplace(name.substr(0, name.rfind('.')), std::move(factory)).second;
}

int TestRegistry::run(int argc, char **argv) {
    const auto found = argc > 1 ? factories().find(argv[1]) : factories().end();
    if (found == factories().end()) {
        std::fprintf(stderr, "usage: %s NAME [QTest options]; NAME is one of:\n", argv[0]);
        for (const auto &[name, factory] : factories())
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    argv[1] = argv[0];
    return QTest::qExec(found->second().get(), argc - 1, argv + 1);
}
