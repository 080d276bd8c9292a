#include "sites/urlpassword.h"

#include "support/registry.h"

#include <QTest>

class UrlPasswordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
    void leavesNothingInTheProcessList();
};

void UrlPasswordTest::hides_data() {
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<QByteArray>("hidden");
    const auto row = [](const char *argument, const char *hidden) {
        QTest::newRow(argument) << QByteArray(argument) << QByteArray(hidden);
    };
    row("ftp://u:secret@host/a:b@c", "ftp://u:******@host/a:b@c");
    row("ftps://u:se@cr:et@host", "ftps://u:********@host");
    row("ftpes://u:@host/", "ftpes://u:@host/");
    row("ftp://u@host/x:y@z", "ftp://u@host/x:y@z");
    row("ftp://host:2121/", "ftp://host:2121/");
    row("u:secret@host", "u:secret@host"); // no URL: a file may be called so
    row("", "");
    row("://", "://");
}

void UrlPasswordTest::hides() {
    QFETCH(QByteArray, argument);
    QFETCH(QByteArray, hidden);
    QByteArray program("wherry");
    char *argv[] = {program.data(), argument.data()};
    QCOMPARE(withoutUrlPassword(QString::fromUtf8(argument)), QString::fromUtf8(hidden));
    hideUrlPasswords(2, argv);
    QCOMPARE(QByteArray(argv[1]), hidden);
}

// Every argument is looked at, wherever it stands.
void UrlPasswordTest::leavesNothingInTheProcessList() {
    QByteArray words[] = {"wherry", "--theme", "dark", "ftp://a:geheim@h", "ftp://b:geheim@h/"};
    char *argv[5] = {};
    for (int i = 0; i < 5; ++i)
        argv[i] = words[i].data();
    hideUrlPasswords(5, argv);
    for (char *argument : argv)
        QVERIFY2(!QByteArray(argument).contains("geheim"), argument);
}

WHERRY_TEST(UrlPasswordTest)
#include "urlpasswordtest.moc"
