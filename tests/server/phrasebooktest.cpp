#include "commands/phrasebook.h"

#include "commands/chinese.h"
#include "support/registry.h"

#include <QFile>
#include <QSet>
#include <QTest>

class PhraseBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void putsArgumentsIn();
    void argumentsAreNotLookedInto();
    void translationsHaveTheSameArguments();
    void unknownSentencesStayEnglish();
};

void PhraseBookTest::putsArgumentsIn() {
    QCOMPARE(phrase(Language::English, "%2 before %1, 100 %", {"a", "b"}), QByteArray("b before a, 100 %"));
    QCOMPARE(phrase(Language::English, "%1 and %3", {"a"}), QByteArray("a and %3"));
}

void PhraseBookTest::argumentsAreNotLookedInto() {
    QCOMPARE(phrase(Language::English, "%1 is now %2.", {"%2", "%1"}), QByteArray("%2 is now %1."));
}

void PhraseBookTest::translationsHaveTheSameArguments() {
    QSet<std::string_view> seen;
    for (const auto &[english, chinese] : Chinese::all()) {
        QVERIFY2(!seen.contains(english), english.data());
        seen.insert(english);
        QVERIFY2(!chinese.empty(), english.data());
        QVERIFY2(QByteArrayView(chinese.data(), qsizetype(chinese.size())).isValidUtf8(), english.data());
        for (const char *mark : {"%1", "%2", "%3"})
            QVERIFY2((english.find(mark) == std::string_view::npos) == (chinese.find(mark) == std::string_view::npos),
                     english.data());
    }
}

void PhraseBookTest::unknownSentencesStayEnglish() {
    QCOMPARE(phrase(Language::Chinese, "Nobody translated %1.", {"this"}), QByteArray("Nobody translated this."));
    QVERIFY(phrase(Language::Chinese, "Goodbye.") != "Goodbye.");
}

WHERRY_TEST(PhraseBookTest)
#include "phrasebooktest.moc"
