#include "ui/logview.h"
#include "base/log.h"
#include "support/registry.h"
#include "ui/logmodel.h"
#include "ui/tableview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QTest>

namespace {
LogRecord record(const QString &text, LogRecord::Level level = LogRecord::Level::Info) {
    LogRecord one;
    one.text = text;
    one.level = level;
    one.source = QStringLiteral("session 1");
    return one;
}
} // namespace

class LogViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void modelKeepsTheNewest() {
        LogModel model(100);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<LogRecord> batch;
        for (int i = 0; i < 250; ++i)
            batch.append(record(QString::number(i)));
        model.append(batch.mid(0, 70));
        model.append(batch.mid(70, 70));
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.record(0).text, QStringLiteral("40"));
        model.append(batch);
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.record(99).text, QStringLiteral("249"));
    }

    void keepsTheLimitWhileNobodyLooks() {
        LogView view(50);
        for (int i = 0; i < 1000; ++i)
            view.append(record(QString::number(i)));
        QVERIFY(view.count() <= 50);
        view.show();
        QVERIFY(view.text().contains(QStringLiteral("999")));
        QCOMPARE(view.text().count(QLatin1Char('\n')), 50);
    }

    void filtersByTextAndLevel() {
        LogView view;
        view.show();
        view.append(record(QStringLiteral("STOR a.txt"), LogRecord::Level::Debug));
        view.append(record(QStringLiteral("disk full"), LogRecord::Level::Error));
        QTRY_COMPARE(view.table().model()->rowCount(), 2);
        view.setLevel(LogRecord::Level::Warning);
        QCOMPARE(view.table().model()->rowCount(), 1);
        view.setLevel(LogRecord::Level::Debug);
        view.setFilterText(QStringLiteral("stor"));
        QCOMPARE(view.table().model()->rowCount(), 1);
    }

    void copiesWhatIsShownAsOneLineEach() {
        LogView view;
        view.append(record(QStringLiteral("two\nlines\u202E")));
        view.copyAll();
        const QString copied = QApplication::clipboard()->text();
        QCOMPARE(copied.count(QLatin1Char('\n')), 1);
        QVERIFY(!copied.contains(QChar(0x202E)));
        QVERIFY(copied.contains(QStringLiteral("session 1")));
    }
};

WHERRY_TEST(LogViewTest)
#include "logviewtest.moc"
