#include "support/registry.h"

#include <QApplication>

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    return TestRegistry::run(argc, argv);
}
