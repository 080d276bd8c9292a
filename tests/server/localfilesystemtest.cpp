#include "files/localfilesystem.h"

#include "files/unfinishedname.h"
#include "support/registry.h"
#include "support/serverhome.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using Kind = FileError::Kind;

class LocalFileSystemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesFilesAndDirectories();
    void listsSmallDirectoriesSorted();
    void listsLargeDirectoriesInSlices();
    void listsNamesThatAreNotUtf8();
    void showsWhereLinksLead();
    void makesAndRemovesDirectories();
    void removesFilesAndLinks();
    void renames();
    void renamesOntoNothingThatIsADirectory();
    void setsTimesAndModes();
    void enters();
    void tellsTheSpaceLeft();
    void asksThePermissionAgain();
    void appendsWithoutTheRightToOverwrite();
    void readsOnlyRegularFiles();
    void respectsTheSystemsRefusal();
    void combines();
};
WHERRY_TEST(LocalFileSystemTest)

void LocalFileSystemTest::describesFilesAndDirectories() {
    ServerHome home;
    home.writeFile("file", "12345");
    QCOMPARE(home.makeDirectory("/sub").kind, Kind::None);
    const auto file = home.stat("/file");
    QVERIFY(file.hasValue());
    QCOMPARE(file->name, QByteArray("file"));
    QCOMPARE(file->type, FileEntry::Type::File);
    QCOMPARE(file->size, 5);
    QVERIFY(!file->unfinished);
    struct stat status {};
    QCOMPARE(::stat(home.path("file").constData(), &status), 0);
    QCOMPARE(file->inode, status.st_ino);
    QCOMPARE(file->modified / 1000, status.st_mtim.tv_sec);
    QCOMPARE(file->mode, status.st_mode & 07777u);
    QVERIFY(home.stat("/sub")->isDirectory());
    QVERIFY(home.stat("/")->isDirectory());
    QCOMPARE(home.stat("/none").error().kind, Kind::NotFound);
    QCOMPARE(home.stat("/file/none").error().kind, Kind::NotDirectory);
}

void LocalFileSystemTest::listsSmallDirectoriesSorted() {
    ServerHome home;
    for (const char *const name : {"zebra", ".dot", "apple", "with space", "Upper"})
        home.writeFile(name, "x");
    QCOMPARE(home.names(), (QList<QByteArray>{".dot", "Upper", "apple", "with space", "zebra"}));
    QCOMPARE(home.names("/apple"), QList<QByteArray>{"<refused>"});
}

void LocalFileSystemTest::listsLargeDirectoriesInSlices() {
    ServerHome home;
    QSet<QByteArray> expected;
    for (int i = 0; i < 3000; ++i) {
        const QByteArray name = "file-" + QByteArray::number(i);
        home.writeFile(name, "");
        expected.insert(name);
    }
    const QList<QByteArray> names = home.names();
    QCOMPARE(names.size(), 3000);
    QCOMPARE(QSet<QByteArray>(names.begin(), names.end()), expected);
}

void LocalFileSystemTest::listsNamesThatAreNotUtf8() {
    ServerHome home;
    QCOMPARE(home.store("/gr\xfc\xdf"
                        "e\x80",
                        "content")
                 .kind,
             Kind::None);
    QCOMPARE(home.names(), QList<QByteArray>{"gr\xfc\xdf"
                                             "e\x80"});
    QCOMPARE(home.read("/gr\xfc\xdf"
                       "e\x80"),
             QByteArray("content"));
}

void LocalFileSystemTest::showsWhereLinksLead() {
    ServerHome home;
    home.writeFile("file", "12345");
    QCOMPARE(::symlink("file", home.path("in").constData()), 0);
    QCOMPARE(::symlink("/etc/passwd", home.path("out").constData()), 0);
    QHash<QByteArray, FileEntry> found;
    QObject context;
    home.files().list(VirtualPath(), &context, [&](auto reader) {
        for (const FileEntry &entry : (*reader)->next(10))
            found.insert(entry.name, entry);
    });
    QCOMPARE(found["in"].type, FileEntry::Type::Link);
    QVERIFY(found["in"].target);
    QCOMPARE(found["in"].target->size, 5);
    QCOMPARE(found["out"].linkTarget, QByteArray("/etc/passwd"));
    QVERIFY(!found["out"].target);
    QCOMPARE(home.stat("/in")->size, 5);
    QCOMPARE(home.stat("/out").error().kind, Kind::LeadsOut);
}

void LocalFileSystemTest::makesAndRemovesDirectories() {
    ServerHome home;
    QCOMPARE(home.makeDirectory("/a").kind, Kind::None);
    QCOMPARE(home.makeDirectory("/a").kind, Kind::AlreadyThere);
    QCOMPARE(home.makeDirectory("/").kind, Kind::AlreadyThere);
    QCOMPARE(home.makeDirectory("/none/b").kind, Kind::NotFound);
    QCOMPARE(home.makeDirectory("/a\nb").kind, Kind::BadName);
    QCOMPARE(home.makeDirectory("/" + QByteArray(255, 'n')).kind, Kind::None);
    QCOMPARE(home.makeDirectory("/" + QByteArray(256, 'n')).kind, Kind::BadName);
    QCOMPARE(home.makeDirectory("/a/b").kind, Kind::None);
    QCOMPARE(home.removeDirectory("/a").kind, Kind::NotEmpty);
    QCOMPARE(home.removeDirectory("/a/b").kind, Kind::None);
    QCOMPARE(home.removeDirectory("/a").kind, Kind::None);
    QCOMPARE(home.removeDirectory("/a").kind, Kind::NotFound);
    QCOMPARE(home.removeDirectory("/").kind, Kind::NotPermitted);
    home.writeFile("file", "");
    QCOMPARE(home.removeDirectory("/file").kind, Kind::NotDirectory);
}

void LocalFileSystemTest::removesFilesAndLinks() {
    ServerHome home;
    home.writeFile("file", "1");
    QCOMPARE(::symlink("file", home.path("link").constData()), 0);
    QCOMPARE(*home.removeFile("/link"), FileSystem::Removed::File);
    QCOMPARE(home.readFile("file"), QByteArray("1"));
    QCOMPARE(*home.removeFile("/file"), FileSystem::Removed::File);
    QCOMPARE(home.removeFile("/file").error().kind, Kind::NotFound);
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    QCOMPARE(home.removeFile("/d").error().kind, Kind::IsDirectory);
    QCOMPARE(home.removeFile("/").error().kind, Kind::IsDirectory);
}

void LocalFileSystemTest::renames() {
    ServerHome home;
    home.writeFile("a", "A");
    home.writeFile("b", "B");
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    QCOMPARE(home.rename("/a", "/d/c").kind, Kind::None);
    QCOMPARE(home.readFile("d/c"), QByteArray("A"));
    QCOMPARE(home.rename("/d/c", "/b").kind, Kind::None);
    QCOMPARE(home.readFile("b"), QByteArray("A"));
    QCOMPARE(home.rename("/b", "/b").kind, Kind::None);
    QCOMPARE(home.rename("/none", "/x").kind, Kind::NotFound);
    QCOMPARE(home.rename("/b", "/none/x").kind, Kind::NotFound);
    QCOMPARE(home.rename("/b", "/x\ny").kind, Kind::BadName);
    QCOMPARE(home.rename("/d", "/d/e").kind, Kind::NotPermitted);
    QCOMPARE(home.rename("/", "/x").kind, Kind::NotPermitted);
    QCOMPARE(home.rename("/d", "/e").kind, Kind::None);
    QVERIFY(home.stat("/e")->isDirectory());
}

void LocalFileSystemTest::renamesOntoNothingThatIsADirectory() {
    ServerHome home;
    home.writeFile("file", "1");
    QCOMPARE(home.makeDirectory("/empty").kind, Kind::None);
    QCOMPARE(home.makeDirectory("/other").kind, Kind::None);
    QCOMPARE(home.rename("/file", "/empty").kind, Kind::AlreadyThere);
    QCOMPARE(home.rename("/other", "/empty").kind, Kind::AlreadyThere);
    QCOMPARE(home.rename("/empty", "/file").kind, Kind::AlreadyThere);
    QCOMPARE(home.readFile("file"), QByteArray("1"));
}

void LocalFileSystemTest::setsTimesAndModes() {
    ServerHome home;
    home.writeFile("file", "1");
    QObject context;
    FileError result;
    const auto done = [&result](const FileError &error) { result = error; };
    for (const qint64 time : {qint64(1'600'000'000'123), qint64(0), qint64(-1500)}) {
        home.files().setModified(ServerHome::at("/file"), time, &context, done);
        QCOMPARE(result.kind, Kind::None);
        struct stat status {};
        QCOMPARE(::stat(home.path("file").constData(), &status), 0);
        QCOMPARE(qint64(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1'000'000, time);
    }
    home.files().setMode(ServerHome::at("/file"), 01640, &context, done);
    QCOMPARE(result.kind, Kind::None);
    QCOMPARE(home.stat("/file")->mode, 01640u);
    for (const quint32 mode : {02640u, 04640u, 06640u}) { // gives no identity away
        home.files().setMode(ServerHome::at("/file"), mode, &context, done);
        QCOMPARE(result.kind, Kind::IdentityBits);
        QCOMPARE(home.stat("/file")->mode, 01640u);
    }
    QCOMPARE(::chmod(home.path("file").constData(), 04750), 0);
    home.files().setMode(ServerHome::at("/file"), 04755, &context, done); // has it already
    QCOMPARE(result.kind, Kind::None);
    QCOMPARE(home.stat("/file")->mode, 04755u);
    home.files().setMode(ServerHome::at("/file"), 06755, &context, done);
    QCOMPARE(result.kind, Kind::IdentityBits);
    home.files().setMode(ServerHome::at("/file"), 0755, &context, done);
    QCOMPARE(result.kind, Kind::None);
    QCOMPARE(home.stat("/file")->mode, 0755u);
    home.files().setMode(ServerHome::at("/none"), 0640, &context, done);
    QCOMPARE(result.kind, Kind::NotFound);
}

void LocalFileSystemTest::enters() {
    ServerHome home;
    home.writeFile("file", "1");
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    QObject context;
    FileError result;
    const auto done = [&result](const FileError &error) { result = error; };
    home.files().enter(ServerHome::at("/d"), &context, done);
    QCOMPARE(result.kind, Kind::None);
    home.files().enter(VirtualPath(), &context, done);
    QCOMPARE(result.kind, Kind::None);
    home.files().enter(ServerHome::at("/file"), &context, done);
    QCOMPARE(result.kind, Kind::NotDirectory);
    home.files().enter(ServerHome::at("/none"), &context, done);
    QCOMPARE(result.kind, Kind::NotFound);
}

void LocalFileSystemTest::tellsTheSpaceLeft() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({1000, 10});
    QCOMPARE(home.store("/a", QByteArray(300, 'a')).kind, Kind::None);
    QObject context;
    SpaceFigures figures;
    home.files().space(VirtualPath(), &context, [&figures](const auto &answer) { figures = *answer; });
    QCOMPARE(figures.available, 700);
    QCOMPARE(figures.quotaBytes, 1000);
    QCOMPARE(figures.quotaUsed, 300);
    QCOMPARE(figures.quotaFiles, 10);
    QCOMPARE(figures.filesUsed, 1);
    home.counter().setLimit({});
    home.files().space(VirtualPath(), &context, [&figures](const auto &answer) { figures = *answer; });
    QVERIFY(figures.available > 1000);
}

void LocalFileSystemTest::asksThePermissionAgain() {
    ServerHome home;
    home.writeFile("file", "1");
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    QObject context;
    FileError result;
    const auto done = [&result](const FileError &error) { result = error; };
    LocalFileSystem &reader = home.files("ann", PermissionSet::ReadOnly);
    const VirtualPath file = ServerHome::at("/file");
    const auto refused = [&result] { return std::exchange(result, {}).kind == Kind::NotPermitted; };
    reader.makeDirectory(ServerHome::at("/e"), &context, done);
    QVERIFY(refused());
    reader.removeDirectory(ServerHome::at("/d"), &context, done);
    QVERIFY(refused());
    reader.rename(file, ServerHome::at("/g"), &context, done);
    QVERIFY(refused());
    reader.setModified(file, 0, &context, done);
    QVERIFY(refused());
    reader.setMode(file, 0777, &context, done);
    QVERIFY(refused());
    reader.removeFile(file, &context, [&result](const auto &removed) { result = removed.error(); });
    QVERIFY(refused());
    reader.openUpload(home.request("/new"), &context, [&result](const auto &upload) { result = upload.error(); });
    QVERIFY(refused());
    LocalFileSystem &dropper = home.files("ann", PermissionSet::UploadOnly);
    dropper.list(VirtualPath(), &context, [&result](const auto &list) { result = list.error(); });
    QVERIFY(refused());
    dropper.openForReading(file, false, &context, [&result](const auto &opened) { result = opened.error(); });
    QVERIFY(refused());
    dropper.stat(file, &context, [&result](const auto &entry) { result = entry.error(); });
    QVERIFY(refused());
    dropper.openUpload(home.request("/file"), &context, [&result](const auto &upload) { result = upload.error(); });
    QVERIFY(refused()); // to replace needs more
    dropper.openUpload(home.request("/new"), &context, [&](const auto &upload) { QVERIFY(upload.hasValue()); });
    QCOMPARE(home.readFile("file"), QByteArray("1"));
    QCOMPARE(home.names(), (QList<QByteArray>{"d", "file"}));
}

void LocalFileSystemTest::appendsWithoutTheRightToOverwrite() {
    ServerHome home;
    home.writeFile("log", "one\n");
    QObject context;
    LocalFileSystem &appender = home.files("ann", PermissionSet::UploadOnly | Permission::Append);
    // How the request was answered, after what it took was written.
    const auto upload = [&](LocalFileSystem &files, const UploadRequest &request, const QByteArray &content) {
        std::optional<Expected<std::unique_ptr<Upload>, FileError>> opened;
        files.openUpload(request, &context, [&opened](auto answer) { opened = std::move(answer); });
        if (!QTest::qWaitFor([&opened] { return opened.has_value(); }))
            return Kind::TakenOver; // never meant here
        if (!*opened)
            return opened->error().kind;
        if (!(**opened)->sink().write(content.constData(), content.size()))
            return (**opened)->error().kind;
        return ServerHome::commit(***opened).kind;
    };
    UploadRequest append = home.request("/log");
    append.kind = UploadRequest::Kind::Append;
    QCOMPARE(upload(appender, append, "two\n"), Kind::None);
    QCOMPARE(home.readFile("log"), QByteArray("one\ntwo\n"));
    QCOMPARE(upload(appender, home.request("/log", 8), "three\n"), Kind::None); // REST to its end
    QCOMPARE(home.readFile("log"), QByteArray("one\ntwo\nthree\n"));
    QVERIFY(home.hiddenFiles().isEmpty());
    QCOMPARE(upload(appender, home.request("/log", 4), "x"), Kind::NotPermitted);
    QCOMPARE(upload(appender, home.request("/log"), "x"), Kind::NotPermitted);
    home.writeFile("empty", "");
    QCOMPARE(upload(appender, home.request("/empty"), "x"), Kind::NotPermitted);
    QCOMPARE(upload(home.files("ann", PermissionSet::UploadOnly), append, "x"), Kind::NotPermitted);
    QCOMPARE(upload(home.files("ann", Permission::Append), append, "x"), Kind::NotPermitted); // no upload at all
    QCOMPARE(upload(home.files("ann", PermissionSet::UploadOnly | Permission::Overwrite), append, "4\n"), Kind::None);
    QCOMPARE(home.readFile("log"), QByteArray("one\ntwo\nthree\n4\n"));
    // An unfinished upload of one's own, behind which a file appeared, would replace that file.
    QCOMPARE(home.interrupted("/late", "12345").kind, Kind::None);
    home.writeFile("late", "another's");
    UploadRequest late = home.request("/late");
    late.kind = UploadRequest::Kind::Append;
    QCOMPARE(upload(appender, late, "5"), Kind::NotPermitted);
    QCOMPARE(home.readFile("late"), QByteArray("another's"));
}

void LocalFileSystemTest::readsOnlyRegularFiles() {
    ServerHome home;
    QCOMPARE(::mkfifo(home.path("pipe").constData(), 0666), 0);
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    FileError error;
    QCOMPARE(home.read("/pipe", "ann", &error), QByteArray("<refused>")); // and does not wait for a writer
    QCOMPARE(error.kind, Kind::NotRegular);
    home.read("/d", "ann", &error);
    QCOMPARE(error.kind, Kind::IsDirectory);
    QCOMPARE(home.store("/pipe", "x").kind, Kind::NotRegular);
    QCOMPARE(home.append("/pipe", "x").kind, Kind::NotRegular);
    QCOMPARE(home.store("/d", "x").kind, Kind::IsDirectory);
    QCOMPARE(home.store("/", "x").kind, Kind::IsDirectory);
}

// Root is refused nothing: as somebody else for a while.
void LocalFileSystemTest::respectsTheSystemsRefusal() {
    ServerHome home;
    home.writeFile("secret", "secret");
    home.writeFile("fixed", "fixed");
    QCOMPARE(home.makeDirectory("/locked").kind, Kind::None);
    const bool wasRoot = ::geteuid() == 0;
    const uid_t other = wasRoot ? 65534 : ::geteuid();
    for (const QByteArray &path : {home.path(), home.path("secret"), home.path("fixed"), home.path("locked")})
        QCOMPARE(::chown(path.constData(), other, static_cast<gid_t>(-1)), 0);
    QCOMPARE(::chmod(QByteArray(home.path() + "/..").constData(), 0755), 0);
    QCOMPARE(::chmod(home.path("secret").constData(), 0), 0);
    QCOMPARE(::chmod(home.path("fixed").constData(), 0444), 0);
    QCOMPARE(::chmod(home.path("locked").constData(), 0555), 0);
    if (wasRoot)
        QCOMPARE(::seteuid(other), 0);
    FileError error;
    home.read("/secret", "ann", &error);
    const Kind stored = home.store("/fixed", "x").kind;
    const Kind appended = home.append("/fixed", "x").kind;
    const Kind made = home.makeDirectory("/locked/d").kind;
    const Kind storedInside = home.store("/locked/f", "x").kind;
    if (wasRoot)
        QCOMPARE(::seteuid(0), 0);
    QCOMPARE(error.kind, Kind::NotPermitted);
    QCOMPARE(stored, Kind::NotPermitted);
    QCOMPARE(appended, Kind::NotPermitted);
    QCOMPARE(made, Kind::NotPermitted);
    QCOMPARE(storedInside, Kind::NotPermitted);
    QCOMPARE(home.readFile("fixed"), QByteArray("fixed"));
    QVERIFY(home.hiddenFiles().isEmpty() && home.hiddenFiles("locked").isEmpty());
}

void LocalFileSystemTest::combines() {
    ServerHome home(ServerHome::Quota::Counted);
    home.counter().setLimit({1'000'000, 10});
    QCOMPARE(home.store("/1", QByteArray(100'000, 'a')).kind, Kind::None);
    QCOMPARE(home.store("/2", "").kind, Kind::None);
    QCOMPARE(home.store("/3", QByteArray(300'000, 'b')).kind, Kind::None);
    const auto combine = [&home](const QByteArray &target, const QList<VirtualPath> &parts) {
        std::optional<FileError> result;
        QObject context;
        home.files().combine(ServerHome::at(target), parts, &context, [&](const FileError &error) { result = error; });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }))
            return Kind::TakenOver; // never meant here
        return result.value_or(FileError{.kind = Kind::Failed}).kind;
    };
    const QList<VirtualPath> parts = {ServerHome::at("/1"), ServerHome::at("/2"), ServerHome::at("/3")};
    QCOMPARE(combine("/all", {ServerHome::at("/1"), ServerHome::at("/none")}), Kind::NotFound);
    QCOMPARE(home.names(), (QList<QByteArray>{"1", "2", "3"}));
    QVERIFY(home.hiddenFiles().isEmpty());
    QCOMPARE(home.counter().used().bytes, 400'000);
    home.counter().setLimit({700'000, 10}); // parts and target are there together for a while
    QCOMPARE(combine("/all", parts), Kind::QuotaExceeded);
    QCOMPARE(home.counter().used().bytes, 400'000);
    home.counter().setLimit({800'000, 10});
    QCOMPARE(combine("/all", parts), Kind::None);
    QCOMPARE(home.names(), QList<QByteArray>{"all"});
    QCOMPARE(home.readFile("all"), QByteArray(QByteArray(100'000, 'a') + QByteArray(300'000, 'b')));
    QCOMPARE(home.counter().used().bytes, 400'000);
    QCOMPARE(home.counter().used().files, 1);
    // The target may be the first of the parts.
    QCOMPARE(home.store("/more", "c").kind, Kind::None);
    home.counter().setLimit({});
    QCOMPARE(combine("/all", {ServerHome::at("/all"), ServerHome::at("/more")}), Kind::None);
    QCOMPARE(home.readFile("all").size(), 400'001);
    QCOMPARE(home.names(), QList<QByteArray>{"all"});
}

#include "localfilesystemtest.moc"
