#include "pages/logpage.h"
#include "base/log.h"
#include "support/registry.h"
#include "support/widgetnamed.h"
#include "ui/logmodel.h"
#include "ui/logview.h"
#include "ui/tableview.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

class LogPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesAndExportsOnlyWhatThereIs() {
        Log log;
        LogPage page(log);
        page.show();
        const auto *copy = named<QPushButton>(page, "Copy log"), *save = named<QPushButton>(page, "Export log");
        QVERIFY(!copy->isEnabled() && !save->isEnabled());
        log.info(QStringLiteral("session 7"), QStringLiteral("connected"));
        log.warning(QStringLiteral("of another part"), QStringLiteral("odd"));
        QTRY_VERIFY(copy->isEnabled() && save->isEnabled());
        const auto *shown = page.view().table().model();
        QCOMPARE(shown->index(0, LogModel::Source).data().toString(), QStringLiteral("session 7"));
        QCOMPARE(shown->index(1, LogModel::Source).data().toString(), QStringLiteral("of another part"));
        auto *search = named<QLineEdit>(page, "Search the log");
        search->setText(QStringLiteral("nothing has this"));
        QVERIFY(!copy->isEnabled() && !save->isEnabled());
        search->clear();
        QVERIFY(copy->isEnabled());
        page.view().clear();
        QVERIFY(!copy->isEnabled());
    }
};

WHERRY_TEST(LogPageTest)
#include "logpagetest.moc"
