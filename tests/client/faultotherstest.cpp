// Listings, removals, renames and the like, broken at every step (faultloop.h).
#include "client/faultloop.h"
#include "support/registry.h"

#include <QTest>

class FaultOthersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStep_data() { FaultLoop::addOthers(); }
    void everyStep() { FaultLoop::runOther(); }
};

WHERRY_TEST(FaultOthersTest)
#include "faultotherstest.moc"
