#include "pages/tile.h"
#include "support/registry.h"

#include <QLabel>
#include <QTest>

#include <algorithm>

class TileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysHowMuchThereIsWhereThereIsRoom() {
        Tile tile(QStringLiteral("hard-drive"), Ink::Accent, QStringLiteral("Free disk space"));
        tile.setBytes(qint64(66) << 30, QStringLiteral(" of 252 GiB"));
        const auto says = [&tile](const char *text) {
            return std::ranges::any_of(tile.findChildren<QLabel *>(),
                                       [text](const QLabel *one) { return one->text() == QLatin1String(text); });
        };
        tile.resize(400, tile.height());
        tile.show();
        QTRY_VERIFY(says("GiB of 252 GiB"));
        tile.resize(150, tile.height());
        QTRY_VERIFY(says("GiB")); // and nothing of the rest
        QVERIFY(tile.accessibleDescription().contains(QLatin1String("of 252 GiB")));
        tile.setNumber(QStringLiteral("7"));
        QVERIFY(!says("GiB"));
    }
};

WHERRY_TEST(TileTest)
#include "tiletest.moc"
