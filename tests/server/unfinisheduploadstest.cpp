// What is left of uploads after the server was killed, the machine lost power, time passed, or the disk was full.
#include "files/unfinisheduploads.h"

#include "base/blockingexecutor.h"
#include "support/registry.h"
#include "support/serverhome.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using Kind = FileError::Kind;

class UnfinishedUploadsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areFoundAgainAfterAnEndWithoutWarning();
    void keepTheFormerFileWholeUnderKill();
    void appendsAreCutBackAtTheNextStart();
    void appendsThatEndedAreNotCutBack();
    void areCutBackAfterAnUncleanBoot();
    void recordWhatIsDurable();
    void followTheirDirectory();
    void areDroppedWhenOld();
    void areDroppedSoonerBeforeAFormerFile();
    void areListed();
    void surviveATornJournal();
    void surviveAJournalWithStrangeNames();
    void doWithoutAJournalThatCannotGrow();
    void endWithAFullDisk();
    void endWithTheLargestFileSize();
};
WHERRY_TEST(UnfinishedUploadsTest)

namespace {
const QByteArray Former = QByteArray("the former content ").repeated(1000);

QByteArray contentOf(const QByteArray &path) {
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void rewrite(const QByteArray &path, const QByteArray &content) {
    QFile file(QFile::decodeName(path));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}
} // namespace

void UnfinishedUploadsTest::areFoundAgainAfterAnEndWithoutWarning() {
    ServerHome home(ServerHome::Quota::Counted);
    home.writeFile("old", Former);
    home.interrupted("/new", "0123456789");
    home.interrupted("/old", "01234");
    home.interrupted("/old", "0123456", 0, "bob");
    home.interrupted("/one", "1");
    home.restart();
    QCOMPARE(home.size("/new"), 9);
    QCOMPARE(home.size("/old"), 4);
    QCOMPARE(home.size("/old", "bob"), 6);
    QCOMPARE(home.size("/old", "eve"), Former.size());
    QCOMPARE(home.size("/one"), -1);
    QCOMPARE(home.hiddenFiles().size(), 3);
    QCOMPARE(home.counter().used().bytes, 15);
    QCOMPARE(home.append("/new", "9!").kind, Kind::None);
    QCOMPARE(home.readFile("new"), QByteArray("0123456789!"));
    QCOMPARE(home.readFile("old"), Former);
    QVERIFY(home.removeFile("/old").hasValue());
    home.restart();
    QCOMPARE(home.uploads().all().size(), 1);
}

// A child process is the server; it is killed at another moment of an overwrite each time.
void UnfinishedUploadsTest::keepTheFormerFileWholeUnderKill() {
    const QByteArray fresh = QByteArray("something new ").repeated(50'000);
    int unfinished = 0;
    int published = 0;
    for (int round = 0; round < 20; ++round) {
        ServerHome home;
        home.writeFile("f", Former);
        int steps[2];
        QCOMPARE(::pipe(steps), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            UploadRequest request;
            request.path = ServerHome::at("/f");
            request.clientAddress = "192.0.2.1";
            QObject context;
            for (;;) {
                home.files().openUpload(request, &context, [&](Expected<std::unique_ptr<Upload>, FileError> upload) {
                    for (qsizetype at = 0; at < fresh.size(); at += 7000) {
                        const QByteArray piece = fresh.mid(at, 7000);
                        (*upload)->sink().write(piece.constData(), piece.size());
                        if (::write(steps[1], "s", 1) != 1)
                            ::_exit(1);
                    }
                    (*upload)->commit(Upload::End::Certain, {}, &context, [](const FileError &) {});
                });
            }
        }
        // Killed after one more of its steps in each round: in an upload, at its end, in one that replaces it.
        for (int step = 0; step < 4 + round; ++step) {
            char byte = 0;
            QCOMPARE(::read(steps[0], &byte, 1), ssize_t(1));
        }
        QCOMPARE(::kill(child, SIGKILL), 0);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        ::close(steps[0]);
        ::close(steps[1]);
        home.restart();
        const QByteArray content = home.readFile("f");
        QVERIFY(content == Former || content == fresh);
        published += content == fresh;
        const auto entry = home.stat("/f");
        QVERIFY(entry.hasValue());
        unfinished += entry->unfinished;
        QVERIFY(home.hiddenFiles().size() <= 1);
        if (entry->unfinished) {
            // Continued from what is shown, it is whole.
            QCOMPARE(home.resume("/f", entry->size, fresh.sliced(entry->size)).kind, Kind::None);
            QCOMPARE(home.readFile("f"), fresh);
        }
        QVERIFY(home.hiddenFiles().isEmpty());
    }
    QVERIFY(unfinished > 0);
    qInfo("%d of 20 found unfinished, %d after a publication", unfinished, published);
}

void UnfinishedUploadsTest::appendsAreCutBackAtTheNextStart() {
    ServerHome home(ServerHome::Quota::Counted);
    home.writeFile("f", Former);
    QVERIFY(home.counter().reserve(Former.size(), 1));
    UploadRequest request = home.request("/f");
    request.kind = UploadRequest::Kind::Append;
    auto upload = home.open(request);
    QVERIFY((*upload)->sink().write("torn", 4));
    // As killed: the journal of this moment, and the file with the bytes on it.
    const QByteArray journal = contentOf(home.journalPath());
    (*upload)->abandon();
    QVERIFY(home.counter().reserve(4, 0));
    home.writeFile("f", Former + "torn");
    rewrite(home.journalPath(), journal);
    home.restart();
    QCOMPARE(home.readFile("f"), Former);
    QCOMPARE(home.counter().used().bytes, Former.size());
    // Another file of that name by then is none of its business.
    rewrite(home.journalPath(), journal);
    home.writeFile("g", Former + "longer");
    QCOMPARE(::rename(home.path("g").constData(), home.path("f").constData()), 0);
    home.restart();
    QCOMPARE(home.readFile("f"), QByteArray(Former + "longer"));
}

void UnfinishedUploadsTest::appendsThatEndedAreNotCutBack() {
    ServerHome home;
    home.writeFile("f", Former);
    QCOMPARE(home.append("/f", "more").kind, Kind::None);
    home.restart();
    QCOMPARE(home.readFile("f"), QByteArray(Former + "more"));
}

void UnfinishedUploadsTest::areCutBackAfterAnUncleanBoot() {
    ServerHome home(ServerHome::Quota::Counted, true);
    home.interrupted("/f", "0123456789");
    QTRY_VERIFY(contentOf(home.journalPath()).contains("\nd "));
    // Ten bytes are known to be durable; more were written when the power went.
    const QList<QByteArray> hidden = home.hiddenFiles();
    QCOMPARE(hidden.size(), 1);
    home.writeFile(hidden.first(), "0123456789\0\0\0");
    QVERIFY(home.counter().reserve(3, 0));
    QFile file(QFile::decodeName(home.path(hidden.first())));
    QVERIFY(file.resize(13));
    QByteArray journal = contentOf(home.journalPath());
    home.restart();
    QCOMPARE(home.size("/f"), 12); // the machine ran on: they are all there
    journal = contentOf(home.journalPath());
    QTRY_VERIFY(contentOf(home.journalPath()).contains(" 13 ."));
    const qsizetype end = journal.indexOf('\n');
    rewrite(home.journalPath(), "b another-boot" + journal.sliced(end));
    home.restart();
    QCOMPARE(home.size("/f"), 9);
    QCOMPARE(home.counter().used().bytes, 10);
    QCOMPARE(home.append("/f", "9!").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789!"));
}

void UnfinishedUploadsTest::recordWhatIsDurable() {
    ServerHome home(ServerHome::Quota::None, true);
    auto upload = home.open(home.request("/f"));
    const QByteArray piece(1024 * 1024, 'x');
    for (int i = 0; i < 63; ++i)
        QVERIFY((*upload)->sink().write(piece.constData(), piece.size()));
    QTest::qWait(20);
    QVERIFY(!contentOf(home.journalPath()).contains("\nd "));
    QVERIFY((*upload)->sink().write(piece.constData(), piece.size()));
    const QByteArray line = QByteArray::number(64 * 1024 * 1024) + " .";
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(home.journalPath()).contains(line), 60'000);
    QCOMPARE(home.commit(**upload).kind, Kind::None);
}

void UnfinishedUploadsTest::followTheirDirectory() {
    ServerHome home;
    QCOMPARE(home.makeDirectory("/a").kind, Kind::None);
    QCOMPARE(home.makeDirectory("/a/b").kind, Kind::None);
    QCOMPARE(home.makeDirectory("/ab").kind, Kind::None);
    home.interrupted("/a/b/f", "0123456789");
    home.interrupted("/ab/f", "0123456789");
    QCOMPARE(home.rename("/a", "/c").kind, Kind::None);
    home.restart();
    QCOMPARE(home.size("/c/b/f"), 9);
    QCOMPARE(home.size("/ab/f"), 9);
}

void UnfinishedUploadsTest::areDroppedWhenOld() {
    ServerHome home(ServerHome::Quota::Counted);
    home.interrupted("/f", "0123456789");
    home.interrupted("/g", "0123456789");
    auto running = home.open(home.request("/h"));
    QVERIFY((*running)->sink().write("0123456789", 10));
    QCOMPARE(home.counter().used().files, 3);
    home.uploads().setKept(std::chrono::hours(1), std::chrono::hours(1));
    home.uploads().sweep();
    QCOMPARE(home.uploads().all().size(), 3);
    QTest::qWait(20);
    home.uploads().setKept(std::chrono::milliseconds(5), std::chrono::milliseconds(5));
    QCOMPARE(home.size("/f"), -1); // without waiting for the sweeper
    QCOMPARE(home.uploads().all().size(), 2);
    QSignalSpy changed(&home.uploads(), &UnfinishedUploads::changed);
    home.uploads().sweep();
    QVERIFY(changed.size() > 0);
    QCOMPARE(home.uploads().all().size(), 1); // never one that runs
    QCOMPARE(home.hiddenFiles().size(), 1);
    QCOMPARE(home.counter().used().bytes, 10);
    QCOMPARE(home.counter().used().files, 1);
    // Many at once, while they are listed.
    home.uploads().setKept(std::chrono::hours(1), std::chrono::hours(1));
    for (int i = 0; i < 100; ++i)
        home.interrupted("/f" + QByteArray::number(i), "0123456789");
    QCOMPARE(home.names().size(), 101);
    QTest::qWait(20);
    home.uploads().setKept(std::chrono::milliseconds(5), std::chrono::milliseconds(5));
    QCOMPARE(home.names(), QList<QByteArray>{"h"});
    QCOMPARE(home.hiddenFiles().size(), 1);
}

void UnfinishedUploadsTest::areDroppedSoonerBeforeAFormerFile() {
    ServerHome home;
    home.writeFile("old", Former);
    home.interrupted("/old", "0123456789");
    home.interrupted("/new", "0123456789");
    QTest::qWait(20);
    home.uploads().setKept(std::chrono::hours(1), std::chrono::milliseconds(5));
    QCOMPARE(home.size("/old"), Former.size());
    QCOMPARE(home.size("/new"), 9);
    QCOMPARE(UnfinishedUploads::KeptFor, std::chrono::hours(168));
    QCOMPARE(UnfinishedUploads::KeptBeforeFormer, std::chrono::hours(1));
}

void UnfinishedUploadsTest::areListed() {
    ServerHome home;
    home.interrupted("/f", "0123456789");
    auto running = home.open(home.request("/g"), "bob");
    QCOMPARE(home.uploads().all().size(), 1); // no byte yet
    QVERIFY((*running)->sink().write("012", 3));
    const QList<UnfinishedUpload> all = home.uploads().all();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].record.account, QByteArray("ann"));
    QCOMPARE(all[0].record.name, QByteArray("f"));
    QCOMPARE(all[0].record.directory, home.path());
    QCOMPARE(all[0].held, 10);
    QVERIFY(!all[0].running);
    QCOMPARE(all[1].held, 3);
    QVERIFY(all[1].running);
    QVERIFY(!home.uploads().drop(all[1].record.id));
    QVERIFY(home.uploads().drop(all[0].record.id));
    QVERIFY(!home.uploads().drop(all[0].record.id));
    QCOMPARE(home.size("/f"), -1);
}

void UnfinishedUploadsTest::surviveATornJournal() {
    ServerHome home;
    BlockingExecutor executor;
    home.interrupted("/f", "0123456789");
    const QByteArray journal = contentOf(home.journalPath()) + "d 1 10 .\n";
    // Torn anywhere behind the line that it began with.
    for (qsizetype size = journal.indexOf('\n', journal.indexOf("\n+ ") + 1) + 1; size <= journal.size(); ++size) {
        rewrite(home.journalPath(), journal.first(size));
        UnfinishedUploads uploads(executor, {}, false);
        QVERIFY(uploads.load(home.journalPath()).hasValue());
        QCOMPARE(uploads.all().size(), 1);
    }
    for (const char *const nonsense : {"\n\n\n", "+ 1\n", "+ x y z\n", "- 99\n", "d 1 -5 .\n", "\xff\xfe\n", "b\n"}) {
        rewrite(home.journalPath(), journal + nonsense);
        UnfinishedUploads uploads(executor, {}, false);
        QVERIFY(uploads.load(home.journalPath()).hasValue());
        QCOMPARE(uploads.all().size(), 1);
    }
}

void UnfinishedUploadsTest::surviveAJournalWithStrangeNames() {
    ServerHome home;
    const QList<QByteArray> names = {"with space",
                                     "-",
                                     "%20",
                                     "\xff\xfe\x80",
                                     "a\tb",
                                     QByteArray(255, '\xe4'),
                                     "."
                                     "."
                                     "."};
    QCOMPARE(home.makeDirectory("/d \xff%").kind, Kind::None);
    for (const QByteArray &name : names)
        home.interrupted("/d \xff%/" + name, "0123456789", 0, "an account");
    home.restart();
    for (const QByteArray &name : names)
        QCOMPARE(home.size("/d \xff%/" + name, "an account"), 9);
}

void UnfinishedUploadsTest::doWithoutAJournalThatCannotGrow() {
    ServerHome home;
    rlimit former{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &former), 0);
    QFile journal(QFile::decodeName(home.journalPath()));
    QVERIFY(journal.exists());
    const rlimit none{static_cast<rlim_t>(journal.size() + 10), former.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
    const Kind stored = home.store("/f", "12345").kind;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &former), 0);
    QCOMPARE(stored, Kind::None);
    home.interrupted("/g", "0123456789"); // what could not be written comes with the next line
    home.restart();
    QCOMPARE(home.size("/g"), 9);
    QCOMPARE(home.readFile("f"), QByteArray("12345"));
}

void UnfinishedUploadsTest::endWithAFullDisk() {
    if (::geteuid() != 0)
        QSKIP("only root may mount a small disk");
    ServerHome home;
    QCOMPARE(home.makeDirectory("/disk").kind, Kind::None);
    if (::mount("tmpfs", home.path("disk").constData(), "tmpfs", 0, "size=1m,mode=0777") != 0)
        QSKIP("no small disk can be mounted here");
    home.writeFile("disk/f", Former);
    const QByteArray large(2'000'000, 'x');
    const Kind stored = home.store("/disk/f", large).kind;
    const QByteArray kept = home.readFile("disk/f");
    const auto hidden = home.hiddenFiles("disk").size();
    const Kind after = home.store("/disk/g", QByteArray(500'000, 'y')).kind;
    // Announced, it is refused before the first byte.
    UploadRequest announced = home.request("/disk/h");
    announced.announced = 2'000'000;
    const FileError refused = home.open(announced).error();
    home.restart(); // lets go of everything there
    ::umount2(home.path("disk").constData(), MNT_DETACH);
    QCOMPARE(stored, Kind::DiskFull);
    QCOMPARE(kept, Former);
    QCOMPARE(hidden, 0);
    QCOMPARE(after, Kind::None);
    QCOMPARE(refused.kind, Kind::DiskFull);
    QCOMPARE(refused.needed, 2'000'000);
    QVERIFY(refused.left > 0 && refused.left < 1'000'000);
}

void UnfinishedUploadsTest::endWithTheLargestFileSize() {
    ServerHome home;
    home.writeFile("f", Former);
    home.interrupted("/g", "0123456789");
    rlimit former{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &former), 0);
    const rlimit small{100'000, former.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const Kind stored = home.store("/f", QByteArray(200'000, 'x')).kind;
    const Kind appended = home.append("/f", QByteArray(200'000, 'x')).kind;
    const Kind continued = home.append("/g", QByteArray(200'000, 'x')).kind;
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &former), 0);
    QCOMPARE(stored, Kind::TooLarge);
    QCOMPARE(appended, Kind::TooLarge);
    QCOMPARE(continued, Kind::TooLarge);
    QCOMPARE(home.readFile("f"), Former);
    QCOMPARE(home.size("/f"), Former.size());
    QCOMPARE(home.size("/g"), 8); // what was held before, continued from 9
    QCOMPARE(home.hiddenFiles().size(), 1);
}

#include "unfinisheduploadstest.moc"
