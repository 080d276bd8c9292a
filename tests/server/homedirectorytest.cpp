#include "files/homedirectory.h"

#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <thread>

// Both ways to resolve: by the kernel, and by walking.
class HomeDirectoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensInside_data() { ways(); }
    void opensInside();
    void followsLinksInside_data() { ways(); }
    void followsLinksInside();
    void refusesLinksThatLeadOut_data() { ways(); }
    void refusesLinksThatLeadOut();
    void findsWhereALinkPoints_data() { ways(); }
    void findsWhereALinkPoints();
    void staysInsideWhileALinkIsSwapped_data() { ways(); }
    void staysInsideWhileALinkIsSwapped();

private:
    void ways();
    QByteArray outside(const QByteArray &name = {}) const { return m_directory->path().toUtf8() + "/outside" + name; }
    QByteArray inside(const QByteArray &name = {}) const { return m_directory->path().toUtf8() + "/home" + name; }
    static VirtualPath at(const QByteArray &path) { return *VirtualPath::resolve(VirtualPath(), path); }
    std::shared_ptr<HomeDirectory> home() const;
    static QByteArray contentOf(const Expected<Descriptor, FileError> &file);
    static void write(const QByteArray &path, const QByteArray &content);

    std::unique_ptr<QTemporaryDir> m_directory;
};
WHERRY_TEST(HomeDirectoryTest)

void HomeDirectoryTest::ways() {
    QTest::addColumn<bool>("walking");
    QTest::newRow("by the kernel") << false;
    QTest::newRow("walking") << true;
}

void HomeDirectoryTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    ::mkdir(inside().constData(), 0777);
    ::mkdir(inside("/sub").constData(), 0777);
    ::mkdir(inside("/sub/deep").constData(), 0777);
    ::mkdir(outside().constData(), 0777);
    write(inside("/file"), "inside");
    write(inside("/sub/deep/file"), "deep");
    write(outside("/file"), "outside");
}

void HomeDirectoryTest::write(const QByteArray &path, const QByteArray &content) {
    const Descriptor file(::open(path.constData(), O_WRONLY | O_CREAT | O_TRUNC, 0666));
    QCOMPARE(::write(file.number(), content.constData(), size_t(content.size())), ssize_t(content.size()));
}

std::shared_ptr<HomeDirectory> HomeDirectoryTest::home() const {
    QFETCH(bool, walking);
    const auto home = *HomeDirectory::open(inside());
    home->setWalking(walking);
    return home;
}

QByteArray HomeDirectoryTest::contentOf(const Expected<Descriptor, FileError> &file) {
    if (!file)
        return "refused: " + file.error().text();
    char buffer[100];
    const ssize_t size = ::read(file->number(), buffer, sizeof buffer);
    return QByteArray(buffer, std::max<ssize_t>(0, size));
}

void HomeDirectoryTest::opensInside() {
    const auto home = this->home();
    QCOMPARE(contentOf(home->open(at("/file"), O_RDONLY)), QByteArray("inside"));
    QCOMPARE(contentOf(home->open(at("/sub/deep/file"), O_RDONLY)), QByteArray("deep"));
    QVERIFY(home->open(at("/"), O_PATH | O_DIRECTORY).hasValue());
    QCOMPARE(home->open(at("/none"), O_RDONLY).error().kind, FileError::Kind::NotFound);
    QCOMPARE(home->open(at("/file/none"), O_RDONLY).error().kind, FileError::Kind::NotDirectory);
    QCOMPARE(home->open(at("/file"), O_PATH | O_DIRECTORY).error().kind, FileError::Kind::NotDirectory);
    const auto made = home->open(at("/sub/new"), O_WRONLY | O_CREAT | O_EXCL, 0600);
    QVERIFY(made.hasValue());
    QCOMPARE(home->open(at("/sub/new"), O_WRONLY | O_CREAT | O_EXCL, 0600).error().kind, FileError::Kind::AlreadyThere);
    QVERIFY(home->open(at("/sub/new"), O_WRONLY | O_CREAT, 0600).hasValue());
}

void HomeDirectoryTest::followsLinksInside() {
    const auto home = this->home();
    QCOMPARE(::symlink("file", inside("/link").constData()), 0);
    QCOMPARE(::symlink("sub/deep", inside("/directory").constData()), 0);
    QCOMPARE(::symlink("../../file", inside("/sub/deep/up").constData()), 0);
    QCOMPARE(::symlink("./sub/../directory/", inside("/around").constData()), 0);
    QCOMPARE(contentOf(home->open(at("/link"), O_RDONLY)), QByteArray("inside"));
    QCOMPARE(contentOf(home->open(at("/directory/file"), O_RDONLY)), QByteArray("deep"));
    QCOMPARE(contentOf(home->open(at("/sub/deep/up"), O_RDONLY)), QByteArray("inside"));
    QCOMPARE(contentOf(home->open(at("/around/file"), O_RDONLY)), QByteArray("deep"));
    QCOMPARE(contentOf(home->open(at("/directory/up"), O_RDONLY)), QByteArray("inside"));
    QCOMPARE(home->open(at("/link"), O_RDONLY | O_NOFOLLOW).error().kind, FileError::Kind::LeadsOut);
}

void HomeDirectoryTest::refusesLinksThatLeadOut() {
    const auto home = this->home();
    const QList<QByteArray> targets = {outside(),
                                       outside("/file"),
                                       inside("/file"), // absolute: where the home lies is not the client's to know
                                       "/",
                                       "..",
                                       "../outside",
                                       "../outside/file",
                                       "../home/file",
                                       "sub/../../outside/file",
                                       "../../../../../../../../etc/passwd",
                                       "/proc/self/root",
                                       "/proc/self/cwd",
                                       "loop"};
    for (const QByteArray &target : targets) {
        const QByteArray name = target == "loop" ? QByteArray("loop") : QByteArray("out");
        QCOMPARE(::symlink(target.constData(), inside("/" + name).constData()), 0);
        for (const QByteArray &below :
             {QByteArray(), QByteArray("/file"), QByteArray("/new"), QByteArray("/../file")}) {
            // VirtualPath takes ".." away before the link is met; then this is just the home's file.
            if (below == "/../file")
                continue;
            for (const int flags : {O_RDONLY, O_PATH, O_WRONLY | O_CREAT}) {
                const auto opened = home->open(at("/" + name + below), flags, 0666);
                QVERIFY2(!opened.hasValue(), QByteArray(target + " " + below).constData());
            }
            QVERIFY2(!home->targetOf(at("/" + name + below)).hasValue(), target.constData());
        }
        QCOMPARE(::unlink(inside("/" + name).constData()), 0);
    }
    QVERIFY(::access(outside("/new").constData(), F_OK) != 0);
}

void HomeDirectoryTest::findsWhereALinkPoints() {
    const auto home = this->home();
    QCOMPARE(::symlink("sub/deep/file", inside("/link").constData()), 0);
    QCOMPARE(::symlink("link", inside("/second").constData()), 0);
    QCOMPARE(::symlink("sub/not-yet", inside("/dangling").constData()), 0);
    QCOMPARE(::symlink("sub/", inside("/slash").constData()), 0);
    struct stat deep {};
    QCOMPARE(::stat(inside("/sub/deep").constData(), &deep), 0);
    for (const char *const name : {"/link", "/second"}) {
        const auto place = home->targetOf(at(name));
        QVERIFY(place.hasValue());
        struct stat found {};
        QCOMPARE(::fstat(place->directory.number(), &found), 0);
        QCOMPARE(found.st_ino, deep.st_ino);
        QCOMPARE(place->name, QByteArray("file"));
    }
    QCOMPARE(home->targetOf(at("/dangling"))->name, QByteArray("not-yet"));
    QCOMPARE(home->placeOf(at("/link"))->name, QByteArray("link"));
    QCOMPARE(home->targetOf(at("/slash")).error().kind, FileError::Kind::IsDirectory);
    QVERIFY(!home->placeOf(at("/")).hasValue());
}

// A thread swaps a directory and a file with links that lead out, as fast as it can.
void HomeDirectoryTest::staysInsideWhileALinkIsSwapped() {
    const auto home = this->home();
    QCOMPARE(::mkdir(inside("/x").constData(), 0777), 0);
    write(inside("/x/file"), "inside");
    write(inside("/y"), "inside");
    QCOMPARE(::symlink("../outside", inside("/x-out").constData()), 0);
    QCOMPARE(::symlink("../outside/file", inside("/y-out").constData()), 0);
    const QByteArray x = inside("/x"), xOut = inside("/x-out"), y = inside("/y"), yOut = inside("/y-out");
    std::atomic<bool> stop = false;
    std::thread swapper([&] {
        while (!stop) {
            ::renameat2(AT_FDCWD, x.constData(), AT_FDCWD, xOut.constData(), RENAME_EXCHANGE);
            ::renameat2(AT_FDCWD, y.constData(), AT_FDCWD, yOut.constData(), RENAME_EXCHANGE);
        }
    });
    int inside = 0;
    int refused = 0;
    int outside = 0;
    for (int i = 0; i < 20'000 && (i < 3'000 || inside == 0 || refused == 0); ++i) {
        const QByteArray path = i % 2 ? "/x/file" : "/y";
        const QByteArray content = contentOf(home->open(at(path), O_RDONLY));
        inside += content == "inside";
        outside += content == "outside";
        refused += content.startsWith("refused");
        if (const auto place = home->targetOf(at(path)); place) {
            const Descriptor file(
                ::openat(place->directory.number(), place->name.constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
            char buffer[7];
            if (file && ::read(file.number(), buffer, 7) == 7)
                outside += QByteArray(buffer, 7) == "outside";
        }
    }
    stop = true;
    swapper.join();
    QCOMPARE(outside, 0);
    QVERIFY(inside > 0);
    QVERIFY(refused > 0);
}

#include "homedirectorytest.moc"
