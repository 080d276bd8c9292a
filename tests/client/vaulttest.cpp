// The file of passwords: opened by the master password alone, tells nothing, and its entries cannot change places.
#include "sites/vault.h"
#include "base/blockingexecutor.h"
#include "support/expect.h"
#include "support/registry.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace {
// Master passwords given one after another; counts how often it was asked.
struct Person {
    QStringList answers;
    QList<Vault::Wanted> asked;

    Vault::Ask ask() {
        return [this](Vault::Wanted wanted, const Vault::Give &give) {
            asked.append(wanted);
            give(answers.isEmpty() ? std::optional<QString>() : answers.takeFirst());
        };
    }
};
} // namespace

class VaultTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_path;
    BlockingExecutor m_executor;

    QByteArray file() const {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Failure write(Vault &vault, const QString &id, const QString &password) {
        std::optional<Failure> result;
        vault.write(id, password, this, [&](const Failure &failure) { result = failure; });
        return QTest::qWaitFor([&] { return result.has_value(); }, 30'000)
                   ? *result
                   : Failure{Failure::Kind::TimedOut, 0, {}, {}};
    }

    Expected<QString> read(Vault &vault, const QString &id) {
        std::optional<Expected<QString>> result;
        vault.read(id, this, [&](const Expected<QString> &found) { result = found; });
        return QTest::qWaitFor([&] { return result.has_value(); }, 30'000)
                   ? *result
                   : Expected<QString>(Failure{Failure::Kind::TimedOut, 0, {}, {}});
    }

    QByteArray m_filled; // a vault with the passwords of "a" and "b": deriving a key is slow on purpose

    void put(const QByteArray &bytes) {
        QFile out(m_path);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size());
    }

private Q_SLOTS:
    void initTestCase() {
        m_path = m_home.filePath(QStringLiteral("passwords.json"));
        Vault vault(m_path, m_executor);
        Person person{{QStringLiteral("Meister")}, {}};
        vault.setAsk(person.ask());
        COMPARE_KIND(write(vault, QStringLiteral("a"), QStringLiteral("Geheim-äß-4711")), Failure::Kind::None);
        COMPARE_KIND(write(vault, QStringLiteral("b"), QStringLiteral("Kurz")), Failure::Kind::None);
        QCOMPARE(person.asked, QList<Vault::Wanted>{Vault::Wanted::New}); // once for both
        QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        m_filled = file();
    }

    void init() { put(m_filled); }

    void keepsPasswordsUnderTheMaster() {
        for (const char *secret : {"Geheim", "4711", "Kurz", "Meister"})
            QVERIFY(!file().contains(secret) && !file().contains(QByteArray(secret).toBase64().first(4)));

        Vault vault(m_path, m_executor);
        Person person{{QStringLiteral("falsch"), QStringLiteral("Meister")}, {}};
        vault.setAsk(person.ask());
        const Expected<QString> found = read(vault, QStringLiteral("a"));
        QVERIFY(found);
        QCOMPARE(*found, QStringLiteral("Geheim-äß-4711"));
        QCOMPARE(person.asked, (QList<Vault::Wanted>{Vault::Wanted::Known, Vault::Wanted::Again}));
    }

    void asksOnlyForWhatItHas() {
        Vault vault(m_path, m_executor);
        Person person;
        vault.setAsk(person.ask());
        const Expected<QString> other = read(vault, QStringLiteral("c"));
        QVERIFY(other && other->isEmpty());
        bool isRemoved = false;
        vault.remove(QStringLiteral("b"), this, [&](const Failure &failure) { isRemoved = !failure; });
        QVERIFY(isRemoved && !vault.contains(QStringLiteral("b")) && vault.contains(QStringLiteral("a")));
        QVERIFY(person.asked.isEmpty());
        COMPARE_KIND(read(vault, QStringLiteral("a")).error(), Failure::Kind::Cancelled); // nobody gave it
    }

    // Who can write the file cannot have one site's password sent to another.
    void entriesCannotChangePlaces() {
        QJsonObject object = QJsonDocument::fromJson(file()).object();
        QJsonObject entries = object.value(QStringLiteral("passwords")).toObject();
        entries.insert(QStringLiteral("b"), entries.value(QStringLiteral("a")));
        object.insert(QStringLiteral("passwords"), entries);
        put(QJsonDocument(object).toJson());

        Vault vault(m_path, m_executor);
        Person person{{QStringLiteral("Meister")}, {}};
        vault.setAsk(person.ask());
        COMPARE_KIND(read(vault, QStringLiteral("b")).error(), Failure::Kind::Damaged);
    }

    void aDamagedFileStaysAsItIs() {
        const QByteArray damaged("{\"version\":1,\"memory\":99999999999999}");
        put(damaged);
        Vault vault(m_path, m_executor);
        Person person{{QStringLiteral("Meister")}, {}};
        vault.setAsk(person.ask());
        COMPARE_KIND(write(vault, QStringLiteral("a"), QStringLiteral("x")), Failure::Kind::Damaged);
        QCOMPARE(file(), damaged);
    }
};

WHERRY_TEST(VaultTest)
#include "vaulttest.moc"
