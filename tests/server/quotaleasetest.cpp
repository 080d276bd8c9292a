#include "accounts/quotalease.h"

#include "support/registry.h"

#include <QTest>

class QuotaLeaseTest : public QObject {
    Q_OBJECT

    static constexpr qint64 Piece = QuotaLease::SmallChunk / 2;

    static QuotaLease::Reply onePiece(bool mayCome) {
        QuotaLease::Reply reply;
        reply.granted = {Piece, 1};
        reply.mayCome = mayCome;
        return reply;
    }

private Q_SLOTS:
    // Two servers that both wait for more than is left would hand it to and fro for ever.
    void waitsNotForEverForWhatComesAndGoes() {
        QuotaLease lease([] {});
        const auto isSettled = [&lease] {
            if (lease.pause() == 0)
                return true;
            lease.isDue(); // nobody used it: it goes back
            (void)lease.ask({});
            lease.onReply(onePiece(true));
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 30'000);
        QCOMPARE(lease.takeUpTo(QuotaLease::SmallChunk), Piece); // what there is can be used
    }

    void waitsWhileMoreComes() {
        QuotaLease lease([] {});
        for (int pieces = 0; pieces < 8; ++pieces) {
            QVERIFY(lease.pause(8 * Piece) > 0);
            (void)lease.ask({});
            lease.onReply(onePiece(false));
        }
        QCOMPARE(lease.pause(8 * Piece), 0);
        QVERIFY(lease.take(8 * Piece, 1));
    }

    void isRefusedWhenNothingCanCome() {
        QuotaLease lease([] {});
        QVERIFY(lease.pause() > 0);
        (void)lease.ask({});
        lease.onReply({});
        QCOMPARE(lease.pause(), 0);
        QVERIFY(!lease.take(1, 0));
    }
};

WHERRY_TEST(QuotaLeaseTest)
#include "quotaleasetest.moc"
