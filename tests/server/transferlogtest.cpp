#include "server/transferlog.h"

#include "support/registry.h"

#include <QTest>

class TransferLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheFieldsInOrder();
    void keepsTheFieldsApart();
};

void TransferLogTest::writesTheFieldsInOrder() {
    TransferEnd end;
    end.transfer.address = QStringLiteral("192.0.2.1");
    end.transfer.account = QStringLiteral("ann");
    end.transfer.path = QStringLiteral("/a.bin");
    end.transfer.bytes = 1234;
    end.transfer.direction = TransferSnapshot::Direction::Upload;
    end.milliseconds = 2600;
    end.whole = true;
    // TZ is UTC in tests.
    QCOMPARE(TransferLog::line(end, 1'795'665'906'000),
             QByteArray("Thu Nov 26 04:05:06 2026 3 192.0.2.1 1234 /a.bin b _ i r ann ftp 0 * c"));
    end.whole = false;
    end.transfer.direction = TransferSnapshot::Direction::Download;
    QVERIFY(TransferLog::line(end, 0).startsWith("Thu Jan  1 00:00:00 1970 3 "));
    QVERIFY(TransferLog::line(end, 0).endsWith(" b _ o r ann ftp 0 * i"));
}

void TransferLogTest::keepsTheFieldsApart() {
    TransferEnd end;
    end.transfer.path = QStringLiteral("/a b\tc\r\nd ü");
    end.transfer.account = QStringLiteral("x y");
    const QByteArray line = TransferLog::line(end, 0);
    QCOMPARE(line.simplified().split(' ').size(), 18);
    QVERIFY(line.contains(" /a_b_c__d___ "));
    QVERIFY(!line.contains('\n') && !line.contains('\r'));
}

WHERRY_TEST(TransferLogTest)
#include "transferlogtest.moc"
