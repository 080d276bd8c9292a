#include "ui/startup.h"
#include "support/registry.h"

#include <QTest>

#include <vector>

namespace {
// A command line as main() gets it.
class Arguments {
public:
    explicit Arguments(QByteArrayList words)
        : m_words(std::move(words)) {
        m_words.prepend("program");
        for (QByteArray &word : m_words)
            m_pointers.push_back(word.data());
        m_pointers.push_back(nullptr);
        count = static_cast<int>(m_words.size());
    }
    char **data() { return m_pointers.data(); }
    QByteArrayList rest() const {
        QByteArrayList words;
        for (int i = 1; i < count; ++i)
            words.append(m_pointers[static_cast<std::size_t>(i)]);
        return words;
    }
    int count = 0;

private:
    QByteArrayList m_words;
    std::vector<char *> m_pointers;
};
} // namespace

class StartupTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesItsOptionsAndLeavesTheOthers() {
        Arguments arguments({"--port", "0", "--theme", "dark", "--home", "/srv", "--language=zh_CN"});
        const StartupLook look = takeStartupLook(arguments.count, arguments.data());
        QVERIFY(look.theme == Theme::Dark);
        QCOMPARE(look.language, QStringLiteral("zh_CN"));
        QVERIFY(look.error.isEmpty());
        QCOMPARE(arguments.rest(), (QByteArrayList{"--port", "0", "--home", "/srv"}));
        QVERIFY(arguments.data()[arguments.count] == nullptr);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("unknown theme") << QByteArrayList{"--theme", "pink"};
        QTest::newRow("theme without value") << QByteArrayList{"--theme"};
        QTest::newRow("no such language") << QByteArrayList{"--language", "nonsense"};
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArrayList, words);
        Arguments arguments(words);
        QVERIFY(!takeStartupLook(arguments.count, arguments.data()).error.isEmpty());
    }
};

WHERRY_TEST(StartupTest)
#include "startuptest.moc"
