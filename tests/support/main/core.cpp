#include "support/registry.h"

#include <QCoreApplication>

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    return TestRegistry::run(argc, argv);
}
