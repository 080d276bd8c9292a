#include "models/throughputhistory.h"
#include "support/registry.h"

#include <QTest>

class ThroughputHistoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTenMinutesOfSeconds() {
        ThroughputHistory history;
        for (int i = 1; i <= ThroughputHistory::Seconds + 5; ++i)
            history.append({i, 2 * i});
        QCOMPARE(history.seconds().size(), ThroughputHistory::Seconds);
        QCOMPARE(history.seconds().first().down, 6);
        QCOMPARE(history.newest().up, 2 * (ThroughputHistory::Seconds + 5));
    }

    void averagesMinutes() {
        ThroughputHistory history;
        for (int i = 0; i < 119; ++i)
            history.append({i < 60 ? 100 : 300, 60});
        QCOMPARE(history.minutes().size(), 1);
        QCOMPARE(history.minutes().first().down, 100);
        history.append({300, 60});
        QCOMPARE(history.minutes().size(), 2);
        QCOMPARE(history.minutes().last().down, 300);
        QCOMPARE(history.minutes().last().up, 60);
    }
};

WHERRY_TEST(ThroughputHistoryTest)
#include "throughputhistorytest.moc"
