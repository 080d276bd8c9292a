// Folders mounted into a home: where paths lead, what listings show, what is refused, and that nothing leads out.
#include "files/mountedfilesystem.h"

#include "support/registry.h"
#include "support/serverhome.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

using Kind = FileError::Kind;

class MountedFileSystemTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leadsToTheFolder();
    void showsMountPointsInListings();
    void makesUpTheDirectoriesOnTheWay();
    void hidesWhatTheHomeHasThere();
    void leadsNowhereElse();
    void keepsMountPoints();
    void renamesOnlyWithinOneFolder();
    void keepsToItsPermissions();
    void countsOnlyTheHome();
    void continuesUploads();
    void combinesAcrossMounts();
    void comesBackWithItsFolder();
    void mountsWithinMounts();
};
WHERRY_TEST(MountedFileSystemTest)

namespace {
// A home with two folders beside it: /music, which may be read, and /shared/desk, where all may be done.
class House {
public:
    explicit House(ServerHome::Quota quota = ServerHome::Quota::None, PathRules more = {})
        : home(quota)
        , m_rules(more.all()) {
        mount("/music", PermissionSet::ReadOnly);
        mount("/shared/desk", PermissionSet::Everything);
        QVERIFY(m_outside.isValid());
    }

    QByteArray folder(const QByteArray &point) const {
        return m_outside.path().toUtf8() + '/' + point.mid(1).replace('/', '-');
    }
    void write(const QByteArray &path, const QByteArray &content) const {
        QFile file(QString::fromUtf8(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static QByteArray read(const QByteArray &path) {
        QFile file(QString::fromUtf8(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("<none>");
    }
    void mount(const QByteArray &point, Permissions permissions) {
        m_points += ServerHome::at(point);
        m_rules += PathRule{point, permissions};
        QVERIFY(QDir().mkpath(QString::fromUtf8(folder(point))));
        m_files.reset();
    }

    MountedFileSystem &files() {
        if (!m_files) {
            m_files = std::make_unique<MountedFileSystem>(
                local(home.home(), {}), m_points, [this](const VirtualPath &point) -> std::unique_ptr<LocalFileSystem> {
                    const auto opened = HomeDirectory::open(folder(point.absolute()));
                    return opened ? local(*opened, point) : nullptr;
                });
        }
        return *m_files;
    }

    Expected<FileEntry, FileError> stat(const QByteArray &path) {
        Expected<FileEntry, FileError> found = FileError{.kind = Kind::Failed};
        files().stat(ServerHome::at(path), &m_context, [&found](auto entry) { found = std::move(entry); });
        return found;
    }
    QList<QByteArray> names(const QByteArray &path) {
        QList<QByteArray> names;
        files().list(ServerHome::at(path), &m_context, [&names](auto reader) {
            if (!reader) {
                names += "<refused>";
                return;
            }
            for (QList<FileEntry> some = (*reader)->next(2); !some.isEmpty(); some = (*reader)->next(2))
                for (const FileEntry &entry : some)
                    names += entry.name;
        });
        return names;
    }
    QByteArray fetch(const QByteArray &path) {
        QByteArray content;
        files().openForReading(ServerHome::at(path), false, &m_context, [&content](const auto &file) {
            char buffer[1000];
            content = file ? QByteArray(buffer, ::read(file->descriptor.number(), buffer, sizeof buffer)) : "<refused>";
        });
        return content;
    }
    Expected<std::unique_ptr<Upload>, FileError> open(const UploadRequest &request) {
        std::optional<Expected<std::unique_ptr<Upload>, FileError>> opened;
        files().openUpload(request, &m_context, [&opened](auto upload) { opened = std::move(upload); });
        if (!QTest::qWaitFor([&opened] { return opened.has_value(); }))
            return FileError{.kind = Kind::Failed};
        return std::move(*opened);
    }
    FileError store(const QByteArray &path, const QByteArray &content, qint64 offset = 0) {
        auto upload = open(home.request(path, offset));
        if (!upload)
            return upload.error();
        if (!(*upload)->sink().write(content.constData(), content.size()))
            return (*upload)->error();
        return ServerHome::commit(**upload);
    }
    Kind makeDirectory(const QByteArray &path) {
        FileError result{.kind = Kind::Failed};
        files().makeDirectory(ServerHome::at(path), &m_context, [&result](const FileError &error) { result = error; });
        return result.kind;
    }
    Kind removeDirectory(const QByteArray &path) {
        FileError result{.kind = Kind::Failed};
        files().removeDirectory(ServerHome::at(path), &m_context,
                                [&result](const FileError &error) { result = error; });
        return result.kind;
    }
    Kind removeFile(const QByteArray &path) {
        Kind result = Kind::Failed;
        files().removeFile(ServerHome::at(path), &m_context,
                           [&result](const auto &removed) { result = removed ? Kind::None : removed.error().kind; });
        return result;
    }
    Kind rename(const QByteArray &from, const QByteArray &to) {
        FileError result{.kind = Kind::Failed};
        files().rename(ServerHome::at(from), ServerHome::at(to), &m_context,
                       [&result](const FileError &error) { result = error; });
        return result.kind;
    }
    Kind enter(const QByteArray &path) {
        FileError result{.kind = Kind::Failed};
        files().enter(ServerHome::at(path), &m_context, [&result](const FileError &error) { result = error; });
        return result.kind;
    }

    ServerHome home;

private:
    std::unique_ptr<LocalFileSystem> local(std::shared_ptr<HomeDirectory> directory, const VirtualPath &point) {
        auto files =
            std::make_unique<LocalFileSystem>(std::move(directory), "ann", PermissionSet::Everything, home.uploads());
        files->setRules(PathRules(m_rules));
        files->setMountedAt(point);
        return files;
    }

    QTemporaryDir m_outside;
    QList<VirtualPath> m_points;
    QList<PathRule> m_rules;
    std::unique_ptr<MountedFileSystem> m_files;
    QObject m_context;
};
} // namespace

void MountedFileSystemTest::leadsToTheFolder() {
    House house;
    house.write(house.folder("/music") + "/song", "la");
    QCOMPARE(house.fetch("/music/song"), QByteArray("la"));
    QCOMPARE(house.stat("/music/song")->size, 2);
    QCOMPARE(house.stat("/music/none").error().kind, Kind::NotFound);
    QVERIFY(house.stat("/music")->isDirectory());
    QCOMPARE(house.stat("/music")->name, QByteArray("music"));
    QCOMPARE(house.enter("/music"), Kind::None);
    QCOMPARE(house.enter("/music/song"), Kind::NotDirectory);
    QCOMPARE(house.store("/shared/desk/f", "1").kind, Kind::None);
    QCOMPARE(House::read(house.folder("/shared/desk") + "/f"), QByteArray("1"));
    QCOMPARE(house.store("/f", "2").kind, Kind::None);
    QCOMPARE(house.home.readFile("f"), QByteArray("2"));
    QCOMPARE(house.makeDirectory("/shared/desk/d"), Kind::None);
    QCOMPARE(house.names("/shared/desk"), (QList<QByteArray>{"d", "f"}));
    QCOMPARE(house.removeDirectory("/shared/desk/d"), Kind::None);
    QCOMPARE(house.removeFile("/shared/desk/f"), Kind::None);
    QVERIFY(house.names("/shared/desk").isEmpty());
}

void MountedFileSystemTest::showsMountPointsInListings() {
    House house;
    for (const char *const name : {"alpha", "zulu", "other"})
        house.home.writeFile(name, "");
    QCOMPARE(house.names("/"), (QList<QByteArray>{"alpha", "music", "other", "shared", "zulu"}));
    QVERIFY(house.names("/music").isEmpty());
}

void MountedFileSystemTest::makesUpTheDirectoriesOnTheWay() {
    House house;
    QCOMPARE(house.names("/shared"), QList<QByteArray>{"desk"});
    const auto shared = house.stat("/shared");
    QVERIFY(shared && shared->isDirectory() && !shared->writable);
    QCOMPARE(*shared->permissions, Permissions(Permission::List));
    QCOMPARE(house.enter("/shared"), Kind::None);
    QCOMPARE(house.makeDirectory("/shared"), Kind::AlreadyThere);
    QCOMPARE(house.makeDirectory("/shared/new"), Kind::NotFound);
    QCOMPARE(house.store("/shared", "1").kind, Kind::IsDirectory);
    QCOMPARE(house.store("/shared/f", "1").kind, Kind::NotFound);
    QCOMPARE(house.removeDirectory("/shared"), Kind::NotEmpty);
    QCOMPARE(house.removeFile("/shared"), Kind::IsDirectory);
    QCOMPARE(house.fetch("/shared"), QByteArray("<refused>"));
    QVERIFY(house.home.names().isEmpty());
    // One that the home has is the home's.
    QCOMPARE(house.home.makeDirectory("/shared").kind, Kind::None);
    QCOMPARE(house.store("/shared/f", "1").kind, Kind::None);
    QCOMPARE(house.names("/shared"), (QList<QByteArray>{"desk", "f"}));
    QCOMPARE(house.removeFile("/shared/f"), Kind::None);
    QCOMPARE(house.removeDirectory("/shared"), Kind::NotEmpty);
}

void MountedFileSystemTest::hidesWhatTheHomeHasThere() {
    House house;
    QCOMPARE(house.home.makeDirectory("/music").kind, Kind::None);
    house.home.writeFile("music/own", "x");
    house.home.writeFile("shared", "a file where a directory is made up");
    QVERIFY(house.names("/music").isEmpty());
    QCOMPARE(house.fetch("/music/own"), QByteArray("<refused>"));
    QCOMPARE(house.names("/"), (QList<QByteArray>{"music", "shared"}));
    QVERIFY(house.stat("/shared")->isDirectory());
    QVERIFY(QDir().rmdir(QString::fromUtf8(house.folder("/music"))));
    QCOMPARE(house.names("/"), QList<QByteArray>{"shared"}); // also while the folder is missing
    QCOMPARE(house.fetch("/music/own"), QByteArray("<refused>"));
}

void MountedFileSystemTest::leadsNowhereElse() {
    House house;
    house.write(house.folder("/music") + "/../secret", "x");
    house.home.writeFile("own", "x");
    const QByteArray work = house.folder("/shared/desk");
    QCOMPARE(::symlink("../secret", QByteArray(work + "/up").constData()), 0);
    QCOMPARE(::symlink("/etc", QByteArray(work + "/out").constData()), 0);
    QCOMPARE(::symlink("..", QByteArray(work + "/dots").constData()), 0);
    QCOMPARE(house.fetch("/shared/desk/up"), QByteArray("<refused>"));
    QCOMPARE(house.fetch("/shared/desk/out/passwd"), QByteArray("<refused>"));
    QCOMPARE(house.fetch("/shared/desk/dots/secret"), QByteArray("<refused>"));
    QCOMPARE(house.fetch("/shared/desk/../../own"), QByteArray("x")); // as the client sees it
    QCOMPARE(house.store("/shared/desk/up", "y").kind, Kind::LeadsOut);
    QCOMPARE(house.store("/shared/desk/out/f", "y").kind, Kind::LeadsOut);
    QCOMPARE(House::read(house.folder("/music") + "/../secret"), QByteArray("x"));
}

void MountedFileSystemTest::keepsMountPoints() {
    House house;
    QCOMPARE(house.removeDirectory("/music"), Kind::MountPoint);
    QCOMPARE(house.removeFile("/music"), Kind::MountPoint);
    QCOMPARE(house.removeDirectory("/shared/desk"), Kind::MountPoint);
    QCOMPARE(house.makeDirectory("/music"), Kind::NotPermitted);
    QCOMPARE(house.makeDirectory("/shared/desk"), Kind::AlreadyThere);
    QCOMPARE(house.rename("/shared/desk", "/shared/other"), Kind::MountPoint);
    QCOMPARE(house.rename("/shared", "/other"), Kind::MountPoint);
    house.home.writeFile("f", "1");
    QCOMPARE(house.rename("/f", "/music"), Kind::MountPoint);
    QCOMPARE(house.store("/shared/desk", "1").kind, Kind::IsDirectory);
    QObject context;
    FileError error;
    const auto done = [&error](const FileError &result) { error = result; };
    house.files().setMode(ServerHome::at("/shared/desk"), 0777, &context, done);
    QCOMPARE(error.kind, Kind::MountPoint);
    house.files().setModified(ServerHome::at("/shared"), 0, &context, done);
    QCOMPARE(error.kind, Kind::MountPoint);
    const auto work = house.stat("/shared/desk");
    QCOMPARE(*work->permissions, PermissionSet::Everything & ~(Permission::RemoveDirectory | Permission::Rename));
}

void MountedFileSystemTest::renamesOnlyWithinOneFolder() {
    House house;
    house.home.writeFile("f", "1");
    QCOMPARE(house.rename("/f", "/shared/desk/f"), Kind::OtherMount);
    QCOMPARE(house.store("/shared/desk/g", "2").kind, Kind::None);
    QCOMPARE(house.rename("/shared/desk/g", "/g"), Kind::OtherMount);
    QCOMPARE(house.rename("/shared/desk/g", "/shared/desk/h"), Kind::None);
    QCOMPARE(house.names("/shared/desk"), QList<QByteArray>{"h"});
    QCOMPARE(house.rename("/f", "/g"), Kind::None);
}

void MountedFileSystemTest::keepsToItsPermissions() {
    House house(ServerHome::Quota::None, PathRules({{"/shared/desk/in", PermissionSet::UploadOnly}}));
    house.write(house.folder("/music") + "/song", "la");
    QCOMPARE(house.store("/music/f", "1").kind, Kind::NotPermitted);
    QCOMPARE(house.store("/music/song", "1").kind, Kind::NotPermitted);
    QCOMPARE(house.makeDirectory("/music/d"), Kind::NotPermitted);
    QCOMPARE(house.removeFile("/music/song"), Kind::NotPermitted);
    QCOMPARE(house.rename("/music/song", "/music/other"), Kind::NotPermitted);
    QCOMPARE(*house.stat("/music")->permissions, PermissionSet::ReadOnly);
    QCOMPARE(house.makeDirectory("/shared/desk/in"), Kind::None);
    QCOMPARE(house.store("/shared/desk/in/f", "1").kind, Kind::None);
    QCOMPARE(house.fetch("/shared/desk/in/f"), QByteArray("<refused>"));
    QCOMPARE(house.names("/shared/desk/in"), QList<QByteArray>{"<refused>"});
    QCOMPARE(house.rename("/shared/desk/in", "/shared/desk/out"), Kind::NotPermitted); // would escape from its rule
}

void MountedFileSystemTest::countsOnlyTheHome() {
    House house(ServerHome::Quota::Counted);
    QuotaCounter &counter = house.home.counter();
    counter.setLimit({100, 1});
    QCOMPARE(house.store("/shared/desk/f", QByteArray(1000, 'a')).kind, Kind::None);
    QCOMPARE(house.store("/shared/desk/g", QByteArray(1000, 'a')).kind, Kind::None);
    QCOMPARE(house.store("/shared/desk/g", QByteArray(500, 'b'), 1000).kind, Kind::None);
    QCOMPARE(counter.used(), QuotaUsage());
    QCOMPARE(house.store("/f", QByteArray(101, 'a')).kind, Kind::QuotaExceeded);
    QCOMPARE(house.store("/f", QByteArray(100, 'a')).kind, Kind::None);
    QCOMPARE(house.removeFile("/shared/desk/f"), Kind::None);
    QCOMPARE(house.store("/shared/desk/h", "1").kind, Kind::None);
    QCOMPARE(house.rename("/shared/desk/h", "/shared/desk/g"), Kind::None);
    {
        const auto interrupted = house.open(house.home.request("/shared/desk/i"));
        QVERIFY((*interrupted)->sink().write("12345", 5));
    }
    QCOMPARE(counter.used(), (QuotaUsage{100, 1}));
    house.home.restart(); // and after the next start
    QCOMPARE(house.home.uploads().all().size(), 1);
    QVERIFY(house.home.uploads().drop(house.home.uploads().all().first().record.id));
    QCOMPARE(counter.used(), (QuotaUsage{100, 1}));
}

void MountedFileSystemTest::continuesUploads() {
    House house;
    {
        const auto interrupted = house.open(house.home.request("/shared/desk/f"));
        QVERIFY((*interrupted)->sink().write("12345", 5));
    }
    QCOMPARE(house.stat("/shared/desk/f")->size, 4);
    QVERIFY(house.stat("/shared/desk/f")->unfinished);
    QCOMPARE(house.names("/shared/desk"), QList<QByteArray>{"f"});
    QCOMPARE(house.fetch("/shared/desk/f"), QByteArray("<refused>"));
    QCOMPARE(house.store("/shared/desk/f", "567", 4).kind, Kind::None);
    QCOMPARE(House::read(house.folder("/shared/desk") + "/f"), QByteArray("1234567"));
    {
        const auto interrupted = house.open(house.home.request("/shared/desk/g"));
        QVERIFY((*interrupted)->sink().write("12345", 5));
    }
    house.home.uploads().setKept(std::chrono::milliseconds(-1), std::chrono::milliseconds(-1));
    house.home.uploads().sweep();
    QCOMPARE(QDir(QString::fromUtf8(house.folder("/shared/desk"))).entryList(QDir::Files | QDir::Hidden),
             QStringList{QStringLiteral("f")});
}

void MountedFileSystemTest::combinesAcrossMounts() {
    House house;
    QCOMPARE(house.store("/1", "one ").kind, Kind::None);
    QCOMPARE(house.store("/shared/desk/2", "two").kind, Kind::None);
    std::optional<FileError> result;
    QObject context;
    house.files().combine(ServerHome::at("/shared/desk/all"), {ServerHome::at("/1"), ServerHome::at("/shared/desk/2")},
                          &context, [&result](const FileError &error) { result = error; });
    QTRY_VERIFY(result);
    QCOMPARE(result->kind, Kind::None);
    QCOMPARE(House::read(house.folder("/shared/desk") + "/all"), QByteArray("one two"));
    QCOMPARE(house.names("/shared/desk"), QList<QByteArray>{"all"});
    QCOMPARE(house.stat("/1").error().kind, Kind::NotFound);
}

void MountedFileSystemTest::comesBackWithItsFolder() {
    House house;
    const QString folder = QString::fromUtf8(house.folder("/music"));
    QCOMPARE(house.enter("/music"), Kind::None);
    QVERIFY(QDir().rmdir(folder));
    QCOMPARE(house.names("/"), QList<QByteArray>{"shared"});
    QCOMPARE(house.stat("/music").error().kind, Kind::NotThere);
    QCOMPARE(house.enter("/music"), Kind::NotThere);
    QCOMPARE(house.names("/music"), QList<QByteArray>{"<refused>"});
    QCOMPARE(house.makeDirectory("/music/d"), Kind::NotThere);
    QCOMPARE(house.rename("/music/a", "/music/b"), Kind::NotThere);
    QVERIFY(QDir().mkpath(folder));
    house.write(house.folder("/music") + "/song", "la");
    QCOMPARE(house.names("/"), (QList<QByteArray>{"music", "shared"}));
    QCOMPARE(house.fetch("/music/song"), QByteArray("la"));
}

void MountedFileSystemTest::mountsWithinMounts() {
    House house;
    house.mount("/music/live/new", PermissionSet::Everything);
    house.write(house.folder("/music") + "/song", "la");
    QCOMPARE(house.names("/music"), (QList<QByteArray>{"live", "song"}));
    QCOMPARE(house.names("/music/live"), QList<QByteArray>{"new"});
    QCOMPARE(house.store("/music/live/new/f", "1").kind, Kind::None);
    QCOMPARE(House::read(house.folder("/music/live/new") + "/f"), QByteArray("1"));
    QCOMPARE(house.store("/music/live/f", "1").kind, Kind::NotPermitted);
    QVERIFY(QDir().mkpath(QString::fromUtf8(house.folder("/music") + "/live")));
    QCOMPARE(house.names("/music/live"), QList<QByteArray>{"new"});
    QVERIFY(QDir(QString::fromUtf8(house.folder("/music"))).removeRecursively());
    QCOMPARE(house.fetch("/music/live/new/f"), QByteArray("1")); // its own folder is there
    QCOMPARE(house.names("/music/live"), QList<QByteArray>{"new"});
}

#include "mountedfilesystemtest.moc"
