// What a finding of the self-test is called, for the window (translated) and for the terminal.
#pragma once

#include "config/configuration.h"
#include "selftest/selftestfinding.h"

#include <QCoreApplication>

class SelfTestWords {
    Q_DECLARE_TR_FUNCTIONS(SelfTestWords)
public:
    static QString sentence(const SelfTestFinding &finding);
    // What to do about it; empty when it works.
    static QString advice(const SelfTestFinding &finding, const PortRange &passivePorts);

private:
    static QString failure(SelfTestFinding::Step step);
};
