#include "models/transfermodel.h"
#include "support/registry.h"
#include "ui/itemroles.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace {
TransferView transfer(qint64 size, qint64 bytes, qint64 offset = 0, qint64 speed = 0) {
    TransferView view;
    view.transfer.id = 7;
    view.transfer.session = 3;
    view.transfer.account = QStringLiteral("marta");
    view.transfer.direction = TransferSnapshot::Direction::Upload;
    view.transfer.path = QStringLiteral("/in/film.mov");
    view.transfer.size = size;
    view.transfer.bytes = bytes;
    view.transfer.offset = offset;
    view.transfer.startedAt = 1'000'000;
    view.speed = speed;
    return view;
}

QString shown(const TransferView &view, int column) {
    TransferModel model;
    model.show({view}, 1'000'000 + 169'000);
    return model.index(0, column).data().toString();
}

double progress(const TransferView &view) {
    TransferModel model;
    model.show({view}, 1'000'000);
    return model.index(0, TransferModel::Progress).data(ItemRole::Progress).toDouble();
}
} // namespace

class TransferModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAModel() {
        TransferModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show({transfer(100, 5)}, 1'000'000);
        model.show({transfer(100, 50)}, 1'000'000);
        model.flush();
        model.show({}, 1'000'000);
        QCOMPARE(model.rowCount(), 0);
    }

    void tellsATruePercentageOfAKnownSize() {
        QCOMPARE(shown(transfer(1000, 640), TransferModel::Progress), QStringLiteral("64 %"));
        QCOMPARE(progress(transfer(1000, 640)), 0.64);
        // Resumed: what was there before counts.
        QCOMPARE(shown(transfer(1000, 140, 500), TransferModel::Progress), QStringLiteral("64 %"));
    }

    void neverSaysHundredBeforeTheEnd() {
        QCOMPARE(shown(transfer(1'000'000, 999'999), TransferModel::Progress), QStringLiteral("99 %"));
        QCOMPARE(shown(transfer(1000, 1000), TransferModel::Progress), QStringLiteral("100 %"));
        QCOMPARE(shown(transfer(0, 0), TransferModel::Progress), QStringLiteral("100 %"));
    }

    void neverGuessesAnUnknownSize() {
        const TransferView view = transfer(-1, 3 << 20, 0, 1 << 20);
        QVERIFY(progress(view) < 0);
        QCOMPARE(shown(view, TransferModel::Progress), QStringLiteral("3.00 MiB"));
        QCOMPARE(shown(view, TransferModel::Size), QStringLiteral("–"));
        QCOMPARE(shown(view, TransferModel::Remaining), QStringLiteral("2:49 so far"));
    }

    // The row stays while files pass under it; no percentage, for nobody knows how many follow.
    void aBatchIsOneRowWithItsSum() {
        TransferView view = transfer(4096, 1024, 0, 1 << 20);
        view.transfer.batchFiles = 312;
        view.transfer.batchBytes = 312 * 4096;
        QCOMPARE(shown(view, TransferModel::File), QStringLiteral("/in/film.mov"));
        QCOMPARE(shown(view, TransferModel::Size), QStringLiteral("4.00 KiB"));
        QCOMPARE(shown(view, TransferModel::Progress), QStringLiteral("312 file(s), 1.22 MiB"));
        QCOMPARE(shown(view, TransferModel::Remaining), QStringLiteral("2:49 so far"));
        QVERIFY(progress(view) < 0);

        TransferModel model;
        model.show({view}, 1'000'000);
        const QPersistentModelIndex kept = model.index(0, TransferModel::File);
        view.transfer.path = QStringLiteral("/in/next.mov");
        view.transfer.batchFiles = 313;
        model.show({view}, 1'000'000);
        model.flush();
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data().toString(), QStringLiteral("/in/next.mov"));
    }

    void remainingComesFromTheSpeed() {
        QCOMPARE(shown(transfer(10'000, 4'000, 0, 100), TransferModel::Remaining), QStringLiteral("1:00"));
        QCOMPARE(shown(transfer(10'000, 4'000, 0, 0), TransferModel::Remaining), QStringLiteral("–"));
    }

    void directionHasWordsForScreenReaders() {
        TransferModel model;
        model.show({transfer(1, 0)}, 1'000'000);
        QCOMPARE(model.index(0, TransferModel::Direction).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Upload"));
        QCOMPARE(model.headerData(TransferModel::Direction, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Direction"));
    }
};

WHERRY_TEST(TransferModelTest)
#include "transfermodeltest.moc"
