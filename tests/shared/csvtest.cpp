#include "base/csv.h"
#include "support/registry.h"

#include <QTest>

class CsvTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesFields_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *name, const char *field, const char *written) {
            QTest::newRow(name) << QString::fromUtf8(field) << QString::fromUtf8(written);
        };
        row("plain", "/films/a b.mkv", "/films/a b.mkv");
        row("empty", "", "");
        row("comma", "a,b", "\"a,b\"");
        row("quotation mark", "a \"b\"", "\"a \"\"b\"\"\"");
        row("line end", "a\r\nb", "\"a\r\nb\"");
        row("formula", "=cmd()", "'=cmd()");
        row("formula with a comma", "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"");
        row("plus", "+1", "'+1");
        row("minus", "-1", "'-1");
        row("at", "@SUM(A1)", "'@SUM(A1)");
        row("tab", "\t=1", "'\t=1");
        row("carriage return", "\r=1", "\"'\r=1\"");
        row("not at the start", "a=1", "a=1");
    }
    void writesFields() {
        QFETCH(QString, field);
        QFETCH(QString, written);
        QCOMPARE(Csv::line({field}), QString(written + QStringLiteral("\r\n")));
        QCOMPARE(Csv::line({QStringLiteral("x"), field}),
                 QString(QStringLiteral("x,") + written + QStringLiteral("\r\n")));
    }
};

WHERRY_TEST(CsvTest)
#include "csvtest.moc"
