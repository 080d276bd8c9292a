// Quota: reserved before bytes are written, both files of an overwrite counted, exact afterwards.
#include "files/usagecount.h"
#include "support/registry.h"
#include "support/serverhome.h"

#include <QRandomGenerator>
#include <QTest>

#include <optional>

using Kind = FileError::Kind;

class UploadQuotaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isExactAfterEveryCommand();
    void isNeverExceededByUploadsAtOnce();
    void countsBothFilesOfAnOverwrite();
    void refusesAnnouncedSizesAtOnce();
    void refusesFilesBeyondTheirNumber();
    void givesBackWhatWasNotWritten();
    void dropsWhatDidNotFit();
    void agreesWithARecountAfterAnything();
    void waitsUntilTheHomeIsCounted();
};
WHERRY_TEST(UploadQuotaTest)

namespace {
QuotaUsage recount(ServerHome &home) {
    std::optional<QuotaUsage> found;
    UsageCount count(home.home());
    count.start([&found](qint64 bytes, qint64 files) { found = {bytes, files}; });
    if (!QTest::qWaitFor([&found] { return found.has_value(); }))
        return {-1, -1};
    return *found;
}
} // namespace

void UploadQuotaTest::isExactAfterEveryCommand() {
    ServerHome home(ServerHome::Quota::Counted);
    QuotaCounter &counter = home.counter();
    counter.setLimit({1000, 10});
    const auto compare = [&counter](qint64 bytes, qint64 files) {
        QCOMPARE(counter.used().bytes, bytes);
        QCOMPARE(counter.used().files, files);
    };
    QCOMPARE(home.store("/a", QByteArray(100, 'a')).kind, Kind::None);
    compare(100, 1);
    QCOMPARE(home.append("/a", QByteArray(50, 'a')).kind, Kind::None);
    compare(150, 1);
    QCOMPARE(home.store("/a", QByteArray(70, 'b')).kind, Kind::None);
    compare(70, 1);
    QCOMPARE(home.store("/b", QByteArray(30, 'b')).kind, Kind::None);
    compare(100, 2);
    QCOMPARE(home.resume("/b", 20, QByteArray(5, 'c')).kind, Kind::None);
    compare(95, 2);
    QCOMPARE(home.rename("/b", "/a").kind, Kind::None);
    compare(25, 1);
    home.interrupted("/c", QByteArray(40, 'c'));
    compare(65, 2);
    home.interrupted("/c", QByteArray(10, 'c'), 20);
    compare(55, 2);
    QCOMPARE(home.resume("/c", 29, QByteArray(71, 'c')).kind, Kind::None);
    compare(125, 2);
    home.interrupted("/a", QByteArray(60, 'c')); // in front of a former file
    compare(185, 2);
    QVERIFY(home.removeFile("/a").hasValue());
    compare(125, 2);
    home.interrupted("/a", QByteArray(60, 'c'));
    QCOMPARE(home.store("/a", QByteArray(1, 'd')).kind, Kind::None);
    compare(101, 2);
    QVERIFY(home.removeFile("/a").hasValue());
    QVERIFY(home.removeFile("/c").hasValue());
    compare(0, 0);
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    home.interrupted("/d/a", QByteArray(60, 'c'));
    QCOMPARE(home.removeDirectory("/d").kind, Kind::None);
    compare(0, 0);
}

void UploadQuotaTest::isNeverExceededByUploadsAtOnce() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({10'000, -1});
    std::vector<std::unique_ptr<Upload>> uploads;
    for (int i = 0; i < 5; ++i)
        uploads.push_back(*home.open(home.request("/f" + QByteArray::number(i))));
    qint64 stored = 0;
    const QByteArray piece(100, 'x');
    for (int i = 0; i < 200; ++i) {
        ByteSink &sink = uploads[static_cast<size_t>(i % 5)]->sink();
        const qint64 allowed = sink.allowance(piece.size());
        if (allowed > 0 && sink.write(piece.constData(), allowed))
            stored += allowed;
        QVERIFY(recount(home).bytes <= 10'000);
    }
    QCOMPARE(stored, 10'000);
    QCOMPARE(uploads[0]->error().kind, Kind::QuotaExceeded);
    uploads.clear();
    QCOMPARE(home.counter().used().bytes, 0);
}

void UploadQuotaTest::countsBothFilesOfAnOverwrite() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({1000, -1});
    QCOMPARE(home.store("/f", QByteArray(600, 'a')).kind, Kind::None);
    const FileError error = home.store("/f", QByteArray(500, 'b'));
    QCOMPARE(error.kind, Kind::QuotaExceeded);
    QVERIFY(error.fitsWithoutFormer);
    QCOMPARE(home.readFile("f"), QByteArray(600, 'a'));
    QCOMPARE(home.counter().used().bytes, 600);
    QCOMPARE(home.store("/f", QByteArray(400, 'b')).kind, Kind::None); // filled to the last byte
    QCOMPARE(home.counter().used().bytes, 400);
    QCOMPARE(home.resume("/f", 300, QByteArray(350, 'c')).kind, Kind::QuotaExceeded); // 300 are built beside
    QCOMPARE(home.counter().used().bytes, 400);
    QCOMPARE(home.append("/f", QByteArray(600, 'c')).kind, Kind::None); // in place: only the new ones
    QCOMPARE(home.append("/f", "d").kind, Kind::QuotaExceeded);
    QCOMPARE(home.readFile("f").size(), 1000);
}

void UploadQuotaTest::refusesAnnouncedSizesAtOnce() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({1000, -1});
    QCOMPARE(home.store("/f", QByteArray(600, 'a')).kind, Kind::None);
    UploadRequest request = home.request("/f");
    request.announced = 401;
    FileError error = home.open(request).error();
    QCOMPARE(error.kind, Kind::QuotaExceeded);
    QCOMPARE(error.needed, 401);
    QCOMPARE(error.left, 400);
    QVERIFY(error.fitsWithoutFormer);
    request.announced = 1001;
    error = home.open(request).error();
    QVERIFY(!error.fitsWithoutFormer);
    request.announced = 400;
    QVERIFY(home.open(request).hasValue());
    // What is held already needs no new room.
    home.interrupted("/g", QByteArray(300, 'g'));
    request = home.request("/g", 200);
    request.announced = 201;
    QCOMPARE(home.open(request).error().needed, 101);
    request.announced = 200;
    QVERIFY(home.open(request).hasValue());
    QVERIFY(home.hiddenFiles().size() == 1);
}

void UploadQuotaTest::refusesFilesBeyondTheirNumber() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({-1, 2});
    QCOMPARE(home.store("/a", "1").kind, Kind::None);
    auto running = home.open(home.request("/b"));
    QVERIFY(running.hasValue());
    const FileError error = home.store("/c", "1");
    QCOMPARE(error.kind, Kind::QuotaExceeded);
    QVERIFY(error.countsFiles);
    QCOMPARE(home.store("/a", "2").kind, Kind::None); // takes nobody's place but its own
    running = FileError{};
    QCOMPARE(home.store("/c", "1").kind, Kind::None);
    QCOMPARE(home.counter().used().files, 2);
}

void UploadQuotaTest::givesBackWhatWasNotWritten() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({1000, -1});
    auto upload = home.open(home.request("/f"));
    QCOMPARE((*upload)->sink().allowance(5000), 1000);
    QCOMPARE(home.counter().bytesLeft(), 0);
    QVERIFY((*upload)->sink().write("0123456789", 10));
    QCOMPARE(home.commit(**upload).kind, Kind::None);
    QCOMPARE(home.counter().used().bytes, 10);
}

void UploadQuotaTest::dropsWhatDidNotFit() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({1000, -1});
    QCOMPARE(home.store("/f", QByteArray(1001, 'a')).kind, Kind::QuotaExceeded);
    QCOMPARE(home.counter().used().bytes, 0);
    QCOMPARE(home.size("/f"), -1);
    QCOMPARE(home.store("/f", QByteArray(1000, 'a')).kind, Kind::None);
}

// A thousand random commands; the counter must be what is on the disk after each of them.
void UploadQuotaTest::agreesWithARecountAfterAnything() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({5000, 8});
    QRandomGenerator random(20261121);
    const auto name = [&random] { return QByteArray("/f" + QByteArray::number(random.bounded(5))); };
    for (int i = 0; i < 1000; ++i) {
        const QByteArray content = QByteArray("x").repeated(random.bounded(900));
        const qint64 offset = random.bounded(400);
        const QByteArray path = name();
        switch (random.bounded(7)) {
        case 0:
            home.store(path, content);
            break;
        case 1:
            home.append(path, content);
            break;
        case 2:
            home.interrupted(path, content);
            break;
        case 3:
            home.interrupted(path, content, offset);
            break;
        case 4:
            home.resume(path, offset, content);
            break;
        case 5:
            home.removeFile(path).hasValue();
            break;
        case 6:
            home.rename(path, name());
            break;
        }
        QVERIFY(home.counter().used().bytes <= 5000);
        if (i % 10 == 0) {
            const QuotaUsage found = recount(home);
            QCOMPARE(home.counter().used().bytes, found.bytes);
        }
    }
    for (const UnfinishedUpload &upload : home.uploads().all())
        QVERIFY(home.uploads().drop(upload.record.id));
    QCOMPARE(home.counter().used().bytes, recount(home).bytes);
    QCOMPARE(home.counter().used().files, recount(home).files);
}

// The first login of an account begins a count; what changes files comes after it.
void UploadQuotaTest::waitsUntilTheHomeIsCounted() {
    ServerHome home(ServerHome::Quota::Counted);
    home.writeFile("a", QByteArray(600, 'a'));
    home.writeFile("b", "b");
    home.counter().setLimit({1000, -1});
    home.counter().beginRecount();
    QObject context;
    QList<QByteArray> answers;
    const auto note = [&answers](const QByteArray &what) {
        return [&answers, what](const auto &) { answers.append(what); };
    };
    home.files().openUpload(home.request("/f"), &context, note("upload"));
    home.files().removeFile(ServerHome::at("/a"), &context, note("remove"));
    home.files().rename(ServerHome::at("/b"), ServerHome::at("/c"), &context, note("rename"));
    SpaceFigures figures;
    home.files().space(VirtualPath(), &context, [&figures](const auto &answer) { figures = *answer; });
    {
        QObject gone;
        home.files().removeFile(ServerHome::at("/c"), &gone, note("gone"));
    }
    QVERIFY(answers.isEmpty());
    QCOMPARE(home.readFile("a").size(), 600);
    home.counter().finishRecount({601, 2});
    QCOMPARE(answers, (QList<QByteArray>{"upload", "remove", "rename"}));
    QCOMPARE(figures.available, 999);
    QCOMPARE(home.readFile("c"), QByteArray("b"));
    QCOMPARE(home.counter().used().bytes, 1);
}

#include "uploadquotatest.moc"
