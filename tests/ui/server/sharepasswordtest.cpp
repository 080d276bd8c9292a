#include "models/sharepassword.h"
#include "support/registry.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

class SharePasswordTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListHas256DifferentWords() {
        QSet<QString> words;
        for (int i = 0; i < shareWordCount(); ++i) {
            QVERIFY(QRegularExpression(QStringLiteral("^[a-z]{3,8}$")).match(shareWord(i)).hasMatch());
            words.insert(shareWord(i));
        }
        QCOMPARE(words.size(), 256);
    }

    void passwordsHaveTheirFormAndDiffer() {
        QSet<QString> seen;
        const QRegularExpression form(QStringLiteral("^([a-z]+-){5}[0-9]{4}$"));
        for (int i = 0; i < 200; ++i) {
            const QString password = makeSharePassword();
            QVERIFY2(form.match(password).hasMatch(), qPrintable(password));
            seen.insert(password);
        }
        QCOMPARE(seen.size(), 200);
        QVERIFY(QRegularExpression(QStringLiteral("^guest-[0-9a-f]{3}$")).match(makeGuestName()).hasMatch());
    }
};

WHERRY_TEST(SharePasswordTest)
#include "sharepasswordtest.moc"
