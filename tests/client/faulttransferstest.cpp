// Downloads and uploads, broken at every step (faultloop.h).
#include "client/faultloop.h"
#include "support/registry.h"

#include <QTest>

class FaultTransfersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStep_data() { FaultLoop::addTransfers(); }
    void everyStep() { FaultLoop::runTransfer(); }
};

WHERRY_TEST(FaultTransfersTest)
#include "faulttransferstest.moc"
