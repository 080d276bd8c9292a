#include "client/faultloop.h"

#include "support/clientscriptedserver.h"
#include "support/clientworkshop.h"
#include "support/eventloop.h"

#include "operations/accountquota.h"
#include "operations/changemode.h"
#include "operations/listdirectory.h"
#include "operations/makedirectory.h"
#include "operations/removefile.h"
#include "operations/removetree.h"
#include "operations/rename.h"
#include "operations/setmodified.h"
#include "operations/stat.h"
#include "operations/transfer/download.h"
#include "operations/transfer/upload.h"

#include <QFileInfo>
#include <QTest>

#include <chrono>
#include <map>

using namespace std::chrono_literals;

namespace {
const QByteArray oldBytes = "the file that stood there before";
const QByteArray newBytes = ClientWorkshop::pattern(300'000, 7);

struct Trip {
    std::function<void(ClientWorkshop &)> prepare;
    std::function<Operation *(ClientWorkshop &)> start;
    // Nothing is torn, whatever happened; with success, everything is done. Empty, or what is wrong.
    std::function<QString(ClientWorkshop &, bool success)> judge;
};

template<class T, class... Arguments>
std::function<Operation *(ClientWorkshop &)> starts(Arguments... arguments) {
    return [=](ClientWorkshop &shop) { return shop.session.run(std::make_unique<T>(shop.link(), arguments...)); };
}

QString oldOrNew(const QByteArray &found, bool success) {
    if (success)
        return found == newBytes ? QString() : QStringLiteral("a success, but not the file");
    return found == newBytes || found == oldBytes ? QString()
                                                  : QStringLiteral("a torn file of %1 bytes").arg(found.size());
}

Trip downloads(bool continued) {
    Trip trip;
    trip.prepare = [continued](ClientWorkshop &shop) {
        shop.server.files["/f"] = {newBytes, "20230405060708"};
        shop.write(QStringLiteral("f"), oldBytes);
        if (continued)
            shop.write(QStringLiteral("f.part"), newBytes.left(200'000));
    };
    trip.start = [](ClientWorkshop &shop) {
        DownloadRequest request{RemotePath("/f"), shop.path(QStringLiteral("f"))};
        request.firstAttempt = {newBytes.size(), 1680674828000};
        return shop.session.run(std::make_unique<Download>(shop.link(), request));
    };
    trip.judge = [](ClientWorkshop &shop, bool success) { return oldOrNew(shop.read(QStringLiteral("f")), success); };
    return trip;
}

Trip uploads(bool continued) {
    Trip trip;
    trip.prepare = [continued](ClientWorkshop &shop) {
        shop.server.files["/f"] = {oldBytes};
        shop.write(QStringLiteral("f"), newBytes);
        if (continued)
            shop.server.files["/f.tmp"] = {newBytes.left(200'000)};
    };
    trip.start = [continued](ClientWorkshop &shop) {
        UploadRequest request{shop.path(QStringLiteral("f")), RemotePath("/f")};
        if (continued) {
            request.temporary = RemotePath("/f.tmp");
            request.firstAttempt = {newBytes.size(), QFileInfo(request.localPath).lastModified().toMSecsSinceEpoch()};
        }
        return shop.session.run(std::make_unique<Upload>(shop.link(), request));
    };
    trip.judge = [](ClientWorkshop &shop, bool success) {
        return oldOrNew(shop.server.files.value("/f", {"(gone)"}).bytes, success);
    };
    return trip;
}

std::map<QByteArray, Trip> transferTrips() {
    std::map<QByteArray, Trip> trips;
    trips["download"] = downloads(false);
    trips["download continued"] = downloads(true);
    trips["upload"] = uploads(false);
    trips["upload continued"] = uploads(true);
    return trips;
}

std::map<QByteArray, Trip> otherTrips() {
    std::map<QByteArray, Trip> trips;
    const auto tree = [](ClientWorkshop &shop) {
        shop.server.directories = {"/", "/t", "/t/a"};
        shop.server.files["/t/1"] = shop.server.files["/t/a/2"] = shop.server.files["/keep"] = {"x"};
    };
    trips["list"] = {tree, starts<ListDirectory>(RemotePath("/t")), {}};
    trips["list without MLSD"] = {[tree](ClientWorkshop &shop) {
                                      tree(shop);
                                      shop.server.missing = {"MLSD"};
                                  },
                                  starts<ListDirectory>(RemotePath("/t")),
                                  {}};
    trips["remove a tree"] = {tree, starts<RemoveTree>(RemotePath("/t")), [](ClientWorkshop &shop, bool success) {
                                  if (!shop.server.files.contains("/keep"))
                                      return QStringLiteral("removed what was not asked for");
                                  return success && shop.server.directories.size() != 1 ? QStringLiteral("not removed")
                                                                                        : QString();
                              }};
    trips["make with parents"] = {
        tree, starts<MakeDirectory>(RemotePath("/t/x/y")), [](ClientWorkshop &shop, bool success) {
            return success && !shop.server.directories.contains("/t/x/y") ? QStringLiteral("not made") : QString();
        }};
    trips["remove a file"] = {tree, starts<RemoveFile>(RemotePath("/t/1")), [](ClientWorkshop &shop, bool success) {
                                  return success && shop.server.files.contains("/t/1") ? QStringLiteral("not removed")
                                                                                       : QString();
                              }};
    trips["rename"] = {
        tree, starts<Rename>(RemotePath("/t/1"), RemotePath("/t/9")), [](ClientWorkshop &shop, bool success) {
            const bool from = shop.server.files.contains("/t/1"), to = shop.server.files.contains("/t/9");
            return from == to || (success && from) ? QStringLiteral("not renamed") : QString();
        }};
    trips["set a time"] = {tree, starts<SetModified>(RemotePath("/t/1"), qint64(1'600'000'000'000)), {}};
    trips["change the mode"] = {tree, starts<ChangeMode>(RemotePath("/t/1"), 0600), {}};
    trips["ask the quota"] = {tree, starts<AccountQuota>(), {}};
    trips["stat"] = {tree, starts<Stat>(RemotePath("/t/1")), {}};
    return trips;
}

struct Outcome {
    int dones = 0;
    Failure failure;
    RemotePath temporary;
    bool atomic = true;
};
void judgeKind(const QString &fault, const Failure &failure);

ScriptedServer::Fault faultNamed(const QString &name) {
    using Fault = ScriptedServer::Fault;
    return name == QLatin1String("drop")      ? Fault::Drop
           : name == QLatin1String("close")   ? Fault::Close
           : name == QLatin1String("silence") ? Fault::Silence
           : name == QLatin1String("refuse4") ? Fault::Refuse4
           : name == QLatin1String("refuse5") ? Fault::Refuse5
                                              : Fault::None;
}

void tryOne(const Trip &trip, const QString &fault, int step) {
    const bool silence = fault == QLatin1String("silence");
    ClientWorkshop shop([silence](ScriptedServer &, LinkServices &services, Site &) {
        if (silence)
            services.inactivity = services.confirmation = 60ms;
    });
    trip.prepare(shop);
    shop.server.arm(step, faultNamed(fault));
    const QPointer<Operation> operation = trip.start(shop);
    Outcome outcome;
    QObject::connect(operation, &Operation::done, &shop.server, [&outcome, &operation] {
        ++outcome.dones;
        outcome.failure = operation->failure();
        if (const auto *upload = qobject_cast<Upload *>(operation)) {
            outcome.temporary = upload->result().temporary;
            outcome.atomic = upload->result().atomic;
        }
    });
    bool destroyed = false;
    shop.server.onStep = [&](int now) {
        if (now != step)
            return;
        if (fault == QLatin1String("cancel")) {
            QMetaObject::invokeMethod(
                &shop.server, [&operation] { operation ? operation->cancel() : void(); }, Qt::QueuedConnection);
        } else if (fault == QLatin1String("destroy")) {
            QMetaObject::invokeMethod(
                &shop.server,
                [&shop, &destroyed] {
                    shop.owned.reset();
                    destroyed = true;
                },
                Qt::QueuedConnection);
        }
    };
    QTRY_VERIFY_WITH_TIMEOUT(outcome.dones > 0 || destroyed, 20000);
    shop.server.onStep = {};
    if (destroyed) {
        QVERIFY(EventLoop::comesToRest()); // nothing of it may stir any more
        QVERIFY(outcome.dones <= 1);
    } else {
        QCOMPARE(outcome.dones, 1);
        judgeKind(fault, outcome.failure);
        if (QTest::currentTestFailed())
            return;
    }
    const bool success = outcome.dones == 1 && !outcome.failure;
    if (trip.judge)
        QCOMPARE(trip.judge(shop, success), QString());
    if (destroyed)
        return;

    // The session goes on.
    shop.link().control.setInactivityLimit(10s);
    shop.server.arm(-1, ScriptedServer::Fault::None);
    Operation *const after =
        shop.finish(shop.session.run(std::make_unique<ListDirectory>(shop.link(), RemotePath("/"))));
    QVERIFY2(after->isDone(), "the session is stuck");
    QVERIFY2(!after->failure(), qPrintable(after->failure().text + QStringLiteral(" / ") + after->failure().step));
    QCOMPARE(outcome.dones, 1);
    if (qobject_cast<Upload *>(operation) || shop.server.count("STOR") > 0) {
        for (auto file = shop.server.files.cbegin(); file != shop.server.files.cend(); ++file)
            QVERIFY2(
                file.key() == "/f" || file.key() == outcome.temporary.bytes() || file.key() == "/f.tmp",
                qPrintable(QStringLiteral("a temporary file that nobody knows: ") + QString::fromUtf8(file.key())));
    }
}

void judgeKind(const QString &fault, const Failure &failure) {
    using Kind = Failure::Kind;
    const QString what = QStringLiteral("%1: kind %2, code %3, %4, %5")
                             .arg(fault)
                             .arg(int(failure.kind))
                             .arg(failure.code)
                             .arg(failure.text, failure.step);
    if (!failure)
        return; // a step that may fail: judged by what stands afterwards
    if (fault == QLatin1String("drop") || fault == QLatin1String("close"))
        QVERIFY2(failure.kind == Kind::Lost, qPrintable(what));
    else if (fault == QLatin1String("silence"))
        QVERIFY2(failure.kind == Kind::TimedOut, qPrintable(what));
    else if (fault == QLatin1String("cancel"))
        QVERIFY2(failure.kind == Kind::Cancelled, qPrintable(what));
    else
        // Without FEAT or MFMT there may be no way left to do it.
        QVERIFY2(
            failure.kind == Kind::Unsupported ||
                (failure.kind == Kind::Refused && (failure.code == 451 || failure.code == 551 || failure.code == 426)),
            qPrintable(what));
}

void addRows(const std::map<QByteArray, Trip> &trips) {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("fault");
    for (const auto &[name, trip] : trips)
        for (const char *fault : {"drop", "close", "silence", "refuse4", "refuse5", "cancel", "destroy"})
            QTest::addRow("%s: %s", name.constData(), fault) << name << QString::fromLatin1(fault);
}

void runRow(const std::map<QByteArray, Trip> &trips) {
    QFETCH(QByteArray, name);
    QFETCH(QString, fault);
    const Trip trip = trips.at(name);
    int steps = 0;
    {
        ClientWorkshop shop;
        trip.prepare(shop);
        Operation *const operation = shop.finish(trip.start(shop));
        QVERIFY2(!operation->failure(), qPrintable(operation->failure().text));
        steps = shop.server.steps();
        if (trip.judge)
            QCOMPARE(trip.judge(shop, true), QString());
    }
    QVERIFY(steps > 6);
    for (int step = 0; step < steps; ++step) {
        tryOne(trip, fault, step);
        if (QTest::currentTestFailed()) {
            qWarning("at step %d of %d", step, steps);
            return;
        }
    }
}
} // namespace

void FaultLoop::addTransfers() { addRows(transferTrips()); }
void FaultLoop::runTransfer() { runRow(transferTrips()); }
void FaultLoop::addOthers() { addRows(otherTrips()); }
void FaultLoop::runOther() { runRow(otherTrips()); }
