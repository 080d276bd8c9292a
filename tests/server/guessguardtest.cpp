#include "guard/guessguard.h"

#include "accounts/memoryauthenticator.h"
#include "base/log.h"
#include "server/throttledauthenticator.h"
#include "support/registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;

namespace {
const QHostAddress here(QStringLiteral("192.0.2.1"));
const QHostAddress there(QStringLiteral("192.0.2.2"));

AccountConfiguration ann() {
    AccountConfiguration account;
    account.name = "ann";
    account.password = "right";
    return account;
}
} // namespace

class GuessGuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = 0; }
    void networksOfIPv6AreTheirHalf();
    void widerNetworksAreBannedWhole();
    void delaysGrowForTheGuesser();
    void othersAreHardlyHeldUp();
    void tenFailuresBanForAnHour();
    void whoIsToldToComeAgainMayDoSo();
    void oldFailuresAreForgotten();
    void successForgetsOnlyItsOwn();
    void bansAreListedAndLifted();
    void authenticatorWaitsBeforeAsking();
    void anonymousIsNoGuess();
    void memoryAccountsLookAlike();

private:
    BanList::Clock clock() {
        return [this] { return m_now; };
    }
    qint64 m_now = 0;
};

void GuessGuardTest::networksOfIPv6AreTheirHalf() {
    const Network network(QHostAddress(QStringLiteral("2001:db8:1:2::1")));
    QVERIFY(network.contains(QHostAddress(QStringLiteral("2001:db8:1:2:ffff::9"))));
    QVERIFY(!network.contains(QHostAddress(QStringLiteral("2001:db8:1:3::1"))));
    QCOMPARE(network.text(), QStringLiteral("2001:db8:1:2::/64"));
    QVERIFY(Network(QHostAddress(QStringLiteral("::ffff:192.0.2.1"))) == Network(here));
    QVERIFY(!(Network(here) == Network(there)));
    QCOMPARE(Network(here).text(), QStringLiteral("192.0.2.1"));
}

void GuessGuardTest::widerNetworksAreBannedWhole() {
    const auto text = [](const char *asked) {
        const auto network = Network::fromText(QLatin1String(asked));
        return network ? network->text() : QStringLiteral("none");
    };
    QCOMPARE(text("192.0.2.77/24"), QStringLiteral("192.0.2.0/24"));
    QCOMPARE(text("192.0.2.77/32"), QStringLiteral("192.0.2.77"));
    QCOMPARE(text("::ffff:192.0.2.77/120"), QStringLiteral("192.0.2.0/24"));
    QCOMPARE(text("2001:db8:1:2::9"), QStringLiteral("2001:db8:1:2::/64"));
    QCOMPARE(text("2001:db8:1:2::9/128"), QStringLiteral("2001:db8:1:2::/64"));
    QCOMPARE(text("2001:db8:1:2::9/33"), QStringLiteral("2001:db8::/33"));
    for (const char *bad : {"", "0.0.0.0/0", "::/0", "192.0.2", "192.0.2.1/33", "example.org", "::ffff:1.2.3.4/64"})
        QCOMPARE(text(bad), QStringLiteral("none"));

    BanList bans(clock());
    bans.add(*Network::fromText(QStringLiteral("192.0.2.0/24")), 0s, {}, {});
    bans.add(*Network::fromText(QStringLiteral("2001:db8::/32")), 10s, {}, {});
    QVERIFY(bans.isBanned(here) && bans.isBanned(there));
    QVERIFY(bans.isBanned(QHostAddress(QStringLiteral("::ffff:192.0.2.200"))));
    QVERIFY(!bans.isBanned(QHostAddress(QStringLiteral("192.0.3.1"))));
    QVERIFY(bans.isBanned(QHostAddress(QStringLiteral("2001:db8:ffff::1"))));
    QVERIFY(!bans.isBanned(QHostAddress(QStringLiteral("2001:db9::1"))));
    m_now += 10'000;
    QVERIFY(!bans.isBanned(QHostAddress(QStringLiteral("2001:db8:ffff::1"))));
}

void GuessGuardTest::delaysGrowForTheGuesser() {
    BanList bans(clock());
    GuessGuard guard(bans, {}, clock());
    QCOMPARE(guard.delay(here, "ann"), 0ms);
    QList<std::chrono::milliseconds> delays;
    for (int i = 0; i < 8; ++i) {
        guard.failed(here, "ann" + QByteArray::number(i));
        delays += guard.delay(here, "somebody");
    }
    QCOMPARE(delays.first(), 250ms);
    QCOMPARE(delays.at(1), 500ms);
    QCOMPARE(delays.last(), 8000ms);
}

void GuessGuardTest::othersAreHardlyHeldUp() {
    BanList bans(clock());
    GuessGuard guard(bans, {}, clock());
    for (int i = 0; i < 1000; ++i)
        guard.failed(QHostAddress(quint32(0x0a000000 + i)), "ann");
    QVERIFY(guard.delay(there, "ann") <= 500ms);
    QCOMPARE(guard.delay(there, "bob"), 0ms);
}

void GuessGuardTest::tenFailuresBanForAnHour() {
    BanList bans(clock());
    GuessGuard guard(bans, {}, clock());
    for (int i = 0; i < 9; ++i)
        QVERIFY(!guard.failed(here, "ann"));
    QVERIFY(!guard.isBanned(here));
    QVERIFY(guard.failed(here, "ann"));
    QVERIFY(guard.isBanned(here));
    QVERIFY(!guard.isBanned(there));
    m_now += 3'599'000;
    QVERIFY(guard.isBanned(here));
    m_now += 1'000;
    QVERIFY(!guard.isBanned(here));
    QVERIFY(bans.all().isEmpty());
}

// Not heard, because many guess at the account: once a minute is what the reply asks for, more is a part of the flood.
void GuessGuardTest::whoIsToldToComeAgainMayDoSo() {
    BanList bans(clock());
    GuessGuard guard(bans, {}, clock());
    for (int minute = 0; minute < 100; ++minute, m_now += 60'000)
        QVERIFY(!guard.unheard(here));
    QVERIFY(!guard.isGuessedAt({})); // it says nothing of an account
    for (int i = 0; i < 29; ++i)
        QVERIFY(!guard.unheard(there));
    QVERIFY(guard.unheard(there));
    QVERIFY(guard.isBanned(there));
    QVERIFY(!guard.isBanned(here));
    guard.succeeded(here, "ann");
    QCOMPARE(guard.delay(here, "bob"), 0ms);
}

void GuessGuardTest::oldFailuresAreForgotten() {
    BanList bans(clock());
    GuessGuard guard(bans, {}, clock());
    for (int i = 0; i < 9; ++i)
        guard.failed(here, "ann");
    m_now += 600'000;
    QCOMPARE(guard.delay(here, "ann"), 0ms);
    QVERIFY(!guard.failed(here, "ann"));
}

void GuessGuardTest::successForgetsOnlyItsOwn() {
    BanList bans(clock());
    GuessGuard guard(bans, {}, clock());
    guard.failed(here, "ann");
    guard.failed(here, "bob");
    guard.succeeded(here, "ann");
    QCOMPARE(guard.delay(here, "ann"), 250ms);
    guard.succeeded(here, "bob");
    QCOMPARE(guard.delay(here, "ann"), 0ms);
}

void GuessGuardTest::bansAreListedAndLifted() {
    BanList bans(clock());
    QSignalSpy changed(&bans, &BanList::changed);
    bans.add(Network(here), 0s, QStringLiteral("because"), {});
    m_now += 1'000'000'000;
    QVERIFY(bans.isBanned(here));
    QCOMPARE(bans.all().size(), 1);
    QCOMPARE(bans.all().first().reason, QStringLiteral("because"));
    QVERIFY(bans.lift(Network(here)));
    QVERIFY(!bans.lift(Network(here)));
    QVERIFY(!bans.isBanned(here));
    QCOMPARE(changed.count(), 2);
}

void GuessGuardTest::authenticatorWaitsBeforeAsking() {
    BanList bans;
    GuessRules rules;
    rules.failuresToBan = 3;
    rules.firstDelay = 20ms;
    GuessGuard guard(bans, rules);
    MemoryAuthenticator memory({ann()});
    Log log;
    ThrottledAuthenticator throttled(memory, guard, log);
    QObject context;
    QList<LoginOutcome::Kind> outcomes;
    const auto note = [&outcomes](const LoginOutcome &outcome) { outcomes += outcome.kind; };

    throttled.authenticate({"ann", "wrong", here}, &context, note);
    QCOMPARE(outcomes.size(), 1); // nothing had failed before
    throttled.authenticate({"nobody", "wrong", here}, &context, note);
    QCOMPARE(outcomes.size(), 1);
    QCOMPARE(throttled.waiting(), 1);
    QTRY_COMPARE(outcomes.size(), 2);
    throttled.authenticate({"ann", "wrong", here}, &context, note);
    QTRY_COMPARE(outcomes.size(), 3);
    QVERIFY(guard.isBanned(here));
    throttled.authenticate({"ann", "right", here}, &context, note);
    QCOMPARE(outcomes, (QList{LoginOutcome::Kind::Refused, LoginOutcome::Kind::Refused, LoginOutcome::Kind::Refused,
                              LoginOutcome::Kind::Banned}));
    {
        QObject gone;
        throttled.authenticate({"ann", "right", there}, &gone, note); // waits: somebody guesses at ann
        QCOMPARE(throttled.waiting(), 1);
    }
    QTRY_COMPARE(throttled.waiting(), 0);
    QCOMPARE(outcomes.size(), 4);
    throttled.setEnabled(false);
    throttled.authenticate({"ann", "right", here}, &context, note);
    QCOMPARE(outcomes.last(), LoginOutcome::Kind::Accepted);
}

void GuessGuardTest::anonymousIsNoGuess() {
    BanList bans;
    GuessGuard guard(bans);
    MemoryAuthenticator memory({ann()});
    Log log;
    ThrottledAuthenticator throttled(memory, guard, log);
    QObject context;
    int refused = 0;
    for (int i = 0; i < 30; ++i)
        throttled.authenticate(
            {i % 2 ? "ftp" : "Anonymous", "me@example.org", here}, &context,
            [&refused](const LoginOutcome &outcome) { refused += outcome.kind == LoginOutcome::Kind::Refused; });
    QCOMPARE(refused, 30);
    QVERIFY(!guard.isBanned(here));
}

void GuessGuardTest::memoryAccountsLookAlike() {
    MemoryAuthenticator memory({ann()});
    QObject context;
    QList<LoginOutcome> outcomes;
    const auto note = [&outcomes](const LoginOutcome &outcome) { outcomes += outcome; };
    memory.authenticate({"ann", "wrong", here}, &context, note);
    memory.authenticate({"nobody", "right", here}, &context, note);
    memory.authenticate({"ann", "", here}, &context, note);
    memory.authenticate({"Ann", "right", here}, &context, note);
    for (const LoginOutcome &outcome : outcomes) {
        QCOMPARE(outcome.kind, LoginOutcome::Kind::Refused);
        QVERIFY(!outcome.account);
    }
    memory.authenticate({"ann", "right", here}, &context, note);
    QCOMPARE(outcomes.last().kind, LoginOutcome::Kind::Accepted);
    QCOMPARE(outcomes.last().account->name, QByteArray("ann"));
    memory.replace({});
    QVERIFY(!memory.account("ann"));
}

WHERRY_TEST(GuessGuardTest)
#include "guessguardtest.moc"
