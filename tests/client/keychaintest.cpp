// The desktop's keychain behind a bus that takes connections and never says a word: each call ends in time, with words.
#include "sites/keychain.h"
#include "support/expect.h"
#include "support/registry.h"

#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

class KeychainTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    QLocalServer m_bus;

    void compare(const std::optional<Failure> &failure) {
        QVERIFY(failure);
        COMPARE_KIND(*failure, Failure::Kind::TimedOut);
        QCOMPARE(failure->text, QStringLiteral("the keychain did not answer within 0.05 s"));
    }

private Q_SLOTS:
    void initTestCase() {
        const QString path = m_directory.filePath(QStringLiteral("bus"));
        QVERIFY(m_bus.listen(path));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + path.toUtf8());
    }

    void everyCallEnds() {
        Keychain keychain(std::chrono::milliseconds(50));
        std::optional<Failure> written, removed, read;
        int answers = 0;
        keychain.write(QStringLiteral("id"), QStringLiteral("secret"), this, [&](const Failure &failure) {
            written = failure;
            ++answers;
        });
        keychain.remove(QStringLiteral("id"), this, [&](const Failure &failure) {
            removed = failure;
            ++answers;
        });
        keychain.read(QStringLiteral("id"), this, [&](const Expected<QString> &found) {
            read = found ? Failure() : found.error();
            ++answers;
        });
        QTRY_COMPARE(answers, 3);
        compare(written);
        compare(removed);
        compare(read);
    }

    void nobodyIsAnsweredWhoHasGone() {
        Keychain keychain(std::chrono::milliseconds(1));
        int answers = 0;
        {
            QObject gone;
            keychain.read(QStringLiteral("a"), &gone, [&](const Expected<QString> &) { answers += 100; });
        }
        keychain.read(QStringLiteral("b"), this, [&](const Expected<QString> &) { ++answers; });
        QTRY_COMPARE(answers, 1);
    }
};

WHERRY_TEST(KeychainTest)
#include "keychaintest.moc"
