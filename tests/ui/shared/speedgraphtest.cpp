#include "ui/speedgraph.h"
#include "support/registry.h"

#include <QTest>

class SpeedGraphTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsTheNewestSamples() {
        SpeedGraph graph(3);
        for (int i = 1; i <= 5; ++i)
            graph.append({i, 10 * i});
        QCOMPARE(graph.samples().size(), 3);
        QCOMPARE(graph.samples().first().down, 3);
        QVERIFY(graph.accessibleDescription().contains(QStringLiteral("50 B/s")));
    }

    void scaleReachesOverTheGreatest_data() {
        QTest::addColumn<qint64>("greatest");
        for (const qint64 value : {qint64(0), qint64(1), qint64(11000), qint64(1) << 20, (qint64(1) << 20) + 1,
                                   qint64(47) << 20, qint64(3) << 30, qint64(5) << 50})
            QTest::addRow("%lld", value) << value;
    }
    void scaleReachesOverTheGreatest() {
        QFETCH(qint64, greatest);
        const qint64 top = SpeedGraph::niceTop(greatest);
        QVERIFY(top >= greatest);
        QVERIFY(top >= 10240);
        if (greatest > 10240 && greatest < qint64(1) << 50)
            QVERIFY2(top <= greatest * 2.5, qPrintable(QString::number(top)));
    }

    void paintsWithAndWithoutSamples() {
        SpeedGraph graph(60);
        graph.resize(300, 120);
        const QImage empty = graph.grab().toImage();
        for (int i = 0; i < 60; ++i)
            graph.append({i * 100000, i * 50000});
        const QImage full = graph.grab().toImage();
        QVERIFY(empty != full);
    }
};

WHERRY_TEST(SpeedGraphTest)
#include "speedgraphtest.moc"
