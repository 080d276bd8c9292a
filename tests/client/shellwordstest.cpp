#include "cli/shell/shellwords.h"
#include "cli/shell/commandhistory.h"
#include "cli/shell/shellcommands.h"
#include "cli/shell/shellcompletion.h"
#include "support/registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace {
QStringList list(std::initializer_list<const char *> texts) {
    QStringList all;
    for (const char *const text : texts)
        all.append(QString::fromUtf8(text));
    return all;
}
} // namespace

class ShellWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wordsAreCut_data();
    void wordsAreCut();
    void quotesMustBeClosed();
    void quotedTextComesBack_data();
    void quotedTextComesBack();
    void quotedWildcardsAreNames();
    void anUnfinishedLineTellsWhereItsWordBegins();
    void namesAreCompletedAsFarAsTheyAgree();
    void commandsAreFoundByOtherNames();
    void theHistoryIsPrivateAndBounded();
};

void ShellWordsTest::wordsAreCut_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("nothing") << QStringLiteral("  \t ") << QStringList{};
    QTest::newRow("plain") << QStringLiteral(" get a.txt  b ") << list({"get", "a.txt", "b"});
    QTest::newRow("quotes") << QStringLiteral("put 'a b' \"c 'd\" e' 'f") << list({"put", "a b", "c 'd", "e f"});
    QTest::newRow("backslash") << QStringLiteral("rm a\\ b 'c\\d' \"e\\\"f\"") << list({"rm", "a b", "c\\d", "e\"f"});
    QTest::newRow("empty word") << QStringLiteral("x '' \"\"") << list({"x", "", ""});
}

void ShellWordsTest::wordsAreCut() {
    QFETCH(QString, line);
    QFETCH(QStringList, words);
    const Expected<QList<ShellWord>> cut = ShellWords::split(line);
    QVERIFY(cut);
    QStringList texts;
    for (const ShellWord &word : *cut)
        texts.append(word.text);
    QCOMPARE(texts, words);
}

void ShellWordsTest::quotesMustBeClosed() {
    QVERIFY(!ShellWords::split(QStringLiteral("get 'a")));
    QVERIFY(!ShellWords::split(QStringLiteral("get \"a")));
    QVERIFY(!ShellWords::split(QStringLiteral("get a\\")));
}

void ShellWordsTest::quotedTextComesBack_data() {
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"plain", "with space", "quo'te\"s", "*?[x]", "back\\slash", "#1 $HOME `x` & ; |", "中文 名"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void ShellWordsTest::quotedTextComesBack() {
    QFETCH(QString, text);
    const Expected<QList<ShellWord>> cut = ShellWords::split(ShellWords::quoted(text));
    QVERIFY(cut);
    QCOMPARE(cut->size(), 1);
    QCOMPARE(cut->constFirst().text, text);
    QVERIFY(!cut->constFirst().isPattern);
}

void ShellWordsTest::quotedWildcardsAreNames() {
    const QList<ShellWord> words = *ShellWords::split(QStringLiteral("'*' dir/'[x]'*.txt .*"));
    QVERIFY(!words[0].isPattern);
    QVERIFY(words[1].isPattern);
    QVERIFY(words[1].matches(QStringLiteral("[x]1.txt")));
    QVERIFY(!words[1].matches(QStringLiteral("x1.txt")));
    QVERIFY(!words[1].matches(QStringLiteral("[x]1.dat")));
    QVERIFY(words[2].matches(QStringLiteral(".hidden")));
    QVERIFY(!ShellWords::split(QStringLiteral("*"))->constFirst().matches(QStringLiteral(".hidden")));
}

void ShellWordsTest::anUnfinishedLineTellsWhereItsWordBegins() {
    const QList<ShellWord> open = ShellWords::splitUnfinished(QStringLiteral("get 'a b"));
    QCOMPARE(open.size(), 2);
    QCOMPARE(open[1].text, QStringLiteral("a b"));
    QCOMPARE(open[1].begin, 4);
    QVERIFY(!open[1].isFinished);
    QVERIFY(ShellWords::splitUnfinished(QStringLiteral("get ")).constLast().isFinished);
}

void ShellWordsTest::namesAreCompletedAsFarAsTheyAgree() {
    const QStringList names = list({"photo1.jpg", "photo2.jpg", "plan.txt"});
    QCOMPARE(ShellCompletion::commonStart(names, QStringLiteral("ph")), QStringLiteral("photo"));
    QCOMPARE(ShellCompletion::commonStart(names, QStringLiteral("pl")), QStringLiteral("plan.txt"));
    QCOMPARE(ShellCompletion::commonStart(names, QStringLiteral("p")), QStringLiteral("p"));
    QCOMPARE(ShellCompletion::commonStart(names, QStringLiteral("x")), QStringLiteral("x"));
}

void ShellWordsTest::commandsAreFoundByOtherNames() {
    for (const ShellCommand &command : ShellCommand::all())
        QCOMPARE(ShellCommand::find(QString(command.name)), &command);
    QCOMPARE(ShellCommand::find(u"bye"), ShellCommand::find(u"exit"));
    QVERIFY(!ShellCommand::find(u"format"));
    QCOMPARE(ShellCommand::nearest(u"mkdri"), QStringLiteral("mkdir"));
    QVERIFY(ShellCommand::nearest(u"something").isEmpty());
}

void ShellWordsTest::theHistoryIsPrivateAndBounded() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("history"));
    CommandHistory history(path);
    QVERIFY(history.add(QStringLiteral("ls")));
    QVERIFY(!history.add(QStringLiteral("ls")));
    QVERIFY(!history.add(QStringLiteral(" secret")));
    QVERIFY(!history.add(QStringLiteral("  ")));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    for (int i = 0; i < CommandHistory::linesKept + 10; ++i)
        QVERIFY(history.add(QStringLiteral("get %1").arg(i)));
    const auto isPrivate = [&path] {
        return (QFile::permissions(path) &
                (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)) == 0;
    };
    QVERIFY(isPrivate());
    const CommandHistory again(path);
    QCOMPARE(again.lines().size(), CommandHistory::linesKept);
    QCOMPARE(again.lines().constLast(), QStringLiteral("get %1").arg(CommandHistory::linesKept + 9));
    QVERIFY(isPrivate());
    QCOMPARE(CommandHistory(path).lines(), again.lines());
}

WHERRY_TEST(ShellWordsTest)
#include "shellwordstest.moc"
