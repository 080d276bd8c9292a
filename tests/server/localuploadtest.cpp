// How an upload becomes the file: publishing, replacing, appending, and when it is not published.
#include "files/localupload.h"

#include "support/registry.h"
#include "support/serverbytes.h"
#include "support/serverhome.h"

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using Kind = FileError::Kind;

class LocalUploadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishesOnlyWhenWhole();
    void publishesDurably();
    void takesNamesOf255Bytes();
    void refusesNamesWithLineEnds();
    void mixesNoTwoUploads();
    void appendsInPlace();
    void cutsBackAFailedAppend();
    void buildsBesideFromAnOffset_data();
    void buildsBesideFromAnOffset();
    void keepsTheAttributesOfWhatItReplaces();
    void givesNewFilesTheUsualMode();
    void replacesWhatALinkPointsTo();
    void storesUnderUniqueNames();
    void staysUnfinishedWhenTheControlConnectionEnded();
    void isPublishedWhenCertainAllTheSame();
    void wantsAllThatAWherryClientAnnounced();
};
WHERRY_TEST(LocalUploadTest)

namespace {
const QByteArray FormerContent("the former content");
} // namespace

void LocalUploadTest::publishesOnlyWhenWhole() {
    ServerHome home;
    home.writeFile("f", FormerContent);
    auto upload = home.open(home.request("/f"));
    QVERIFY(upload.hasValue());
    QVERIFY(write(**upload, "new "));
    QCOMPARE(home.readFile("f"), FormerContent);
    QCOMPARE(home.hiddenFiles().size(), 1);
    QCOMPARE(home.names(), QList<QByteArray>{"f"});
    QVERIFY(write(**upload, "content"));
    QCOMPARE(home.commit(**upload).kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("new content"));
    QVERIFY(home.hiddenFiles().isEmpty());
    QCOMPARE(home.store("/empty", "").kind, Kind::None);
    QCOMPARE(home.readFile("empty"), QByteArray());
    QVERIFY(home.uploads().all().isEmpty());
}

void LocalUploadTest::publishesDurably() {
    ServerHome home(ServerHome::Quota::None, true);
    QCOMPARE(home.store("/f", "content").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("content"));
    QCOMPARE(home.append("/f", " and more").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("content and more"));
    // While the disk is waited for, nothing is published, and the session's end undoes it.
    auto upload = home.open(home.request("/g"));
    QVERIFY(write(**upload, "12345"));
    bool answered = false;
    QObject context;
    (*upload)->commit(Upload::End::Certain, {}, &context, [&answered](const FileError &) { answered = true; });
    QVERIFY(!answered);
    QCOMPARE(home.readFile("g"), QByteArray("<none>"));
    upload = FileError{};
    QTest::qWait(50);
    QVERIFY(!answered);
    QCOMPARE(home.size("/g"), 4);
}

void LocalUploadTest::takesNamesOf255Bytes() {
    ServerHome home;
    const QByteArray name(255, 'n');
    QCOMPARE(home.store("/" + name, "content").kind, Kind::None);
    QCOMPARE(home.readFile(name), QByteArray("content"));
    QCOMPARE(home.store("/" + name + "n", "content").kind, Kind::BadName);
}

void LocalUploadTest::refusesNamesWithLineEnds() {
    ServerHome home;
    QCOMPARE(home.store("/a\nb", "x").kind, Kind::BadName);
    QCOMPARE(home.store("/a\rb", "x").kind, Kind::BadName);
    QVERIFY(home.names().isEmpty());
}

void LocalUploadTest::mixesNoTwoUploads() {
    ServerHome home;
    auto first = home.open(home.request("/f"));
    auto second = home.open(home.request("/f"));
    QVERIFY(first.hasValue() && second.hasValue());
    for (int i = 0; i < 10; ++i) {
        QVERIFY(write(**first, "1111"));
        QVERIFY(write(**second, "22222"));
    }
    QCOMPARE(home.hiddenFiles().size(), 2);
    QCOMPARE(home.size("/f"), 49); // the newer one
    QCOMPARE(home.commit(**first).kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("1111").repeated(10));
    QCOMPARE(home.commit(**second).kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("22222").repeated(10));
    // One that was overtaken is not kept.
    auto third = home.open(home.request("/g"));
    QVERIFY(write(**third, "3333"));
    auto fourth = home.open(home.request("/g"));
    QVERIFY(write(**fourth, "44"));
    (*third)->abandon();
    QCOMPARE(home.size("/g"), 1);
    (*fourth)->abandon();
    QCOMPARE(home.size("/g"), 1);
    QCOMPARE(home.hiddenFiles().size(), 1);
}

void LocalUploadTest::appendsInPlace() {
    ServerHome home;
    home.writeFile("f", FormerContent);
    struct stat before {};
    QCOMPARE(::stat(home.path("f").constData(), &before), 0);
    QCOMPARE(home.append("/f", " and more").kind, Kind::None);
    struct stat after {};
    QCOMPARE(::stat(home.path("f").constData(), &after), 0);
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(home.readFile("f"), QByteArray(FormerContent + " and more"));
    QCOMPARE(home.append("/new", "content").kind, Kind::None);
    QCOMPARE(home.readFile("new"), QByteArray("content"));
    UploadRequest request = home.request("/f");
    request.kind = UploadRequest::Kind::Append;
    auto first = home.open(request);
    QVERIFY(first.hasValue());
    QCOMPARE(home.open(request).error().kind, Kind::Busy);
    QCOMPARE(home.removeFile("/f").error().kind, Kind::Busy);
    QCOMPARE(home.rename("/f", "/g").kind, Kind::Busy);
    (*first)->abandon();
    QVERIFY(home.open(request).hasValue());
}

void LocalUploadTest::cutsBackAFailedAppend() {
    ServerHome home;
    home.writeFile("f", FormerContent);
    UploadRequest request = home.request("/f");
    request.kind = UploadRequest::Kind::Append;
    auto upload = home.open(request);
    QVERIFY(write(**upload, "lost"));
    QCOMPARE(home.readFile("f"), QByteArray(FormerContent + "lost"));
    (*upload)->abandon();
    QCOMPARE(home.readFile("f"), FormerContent);
    QVERIFY(!home.stat("/f")->unfinished);
    upload = home.open(request);
    QVERIFY(write(**upload, "lost"));
    QCOMPARE(home.commit(**upload, Upload::End::Plain, [] { return false; }).kind, Kind::ClientGone);
    QCOMPARE(home.readFile("f"), FormerContent);
}

void LocalUploadTest::buildsBesideFromAnOffset_data() {
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("offset");
    for (const qint64 size : {10LL, 300'000LL, 5'000'000LL}) {
        for (const qint64 offset : {1LL, size / 2, size - 1, size})
            QTest::addRow("%lld at %lld", size, offset) << size << offset;
    }
}

void LocalUploadTest::buildsBesideFromAnOffset() {
    QFETCH(qint64, size);
    QFETCH(qint64, offset);
    ServerHome home;
    QByteArray content(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        content[i] = static_cast<char>(i * 31 + i / 251);
    home.writeFile("f", content);
    auto upload = home.open(home.request("/f", offset));
    QVERIFY(upload.hasValue());
    QVERIFY(write(**upload, "tail"));
    QCOMPARE(home.readFile("f"), content);
    QCOMPARE(home.commit(**upload).kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray(content.first(offset) + "tail"));
    // Without a byte the length is the offset.
    QCOMPARE(home.resume("/f", offset, "").kind, Kind::None);
    QCOMPARE(home.readFile("f"), content.first(offset));
}

void LocalUploadTest::keepsTheAttributesOfWhatItReplaces() {
    ServerHome home;
    home.writeFile("f", FormerContent);
    const QByteArray path = home.path("f");
    if (::setxattr(path.constData(), "user.note", "kept", 4, 0) != 0)
        QSKIP("this disk has no extended attributes");
    const QByteArray large(4000, 'v');
    const bool takesLarge = ::setxattr(path.constData(), "user.large", large.constData(), 3000, 0) == 0;
    // user::rw-, user:12345:r--, group::r--, mask::r--, other::---
    const unsigned char list[] = {2, 0,  0,   0,   1,   0,   6,  0, 255, 255, 255, 255, 2,   0,  4,
                                  0, 57, 48,  0,   0,   4,   0,  4, 0,   255, 255, 255, 255, 16, 0,
                                  4, 0,  255, 255, 255, 255, 32, 0, 0,   0,   255, 255, 255, 255};
    const bool hasList = ::setxattr(path.constData(), "system.posix_acl_access", list, sizeof list, 0) == 0;
    QCOMPARE(::chmod(path.constData(), 0640), 0);
    if (::geteuid() == 0)
        QCOMPARE(::chown(path.constData(), 12345, 54321), 0);
    struct stat before {};
    QCOMPARE(::stat(path.constData(), &before), 0);
    QCOMPARE(home.store("/f", "new content").kind, Kind::None);
    struct stat after {};
    QCOMPARE(::stat(path.constData(), &after), 0);
    QVERIFY(after.st_ino != before.st_ino);
    QCOMPARE(after.st_mode, before.st_mode);
    QCOMPARE(after.st_uid, before.st_uid);
    QCOMPARE(after.st_gid, before.st_gid);
    char value[4096];
    QCOMPARE(::getxattr(path.constData(), "user.note", value, sizeof value), 4);
    if (takesLarge)
        QCOMPARE(::getxattr(path.constData(), "user.large", value, sizeof value), 3000);
    if (hasList) {
        QCOMPARE(::getxattr(path.constData(), "system.posix_acl_access", value, sizeof value), ssize_t(sizeof list));
        QCOMPARE(QByteArray(value, 8), QByteArray(reinterpret_cast<const char *>(list), 8));
    }
}

void LocalUploadTest::givesNewFilesTheUsualMode() {
    const mode_t former = ::umask(027);
    ServerHome home; // reads the mask
    QCOMPARE(home.store("/f", "x").kind, Kind::None);
    QCOMPARE(home.stat("/f")->mode, 0640u);
    // A file that vanished while it was being replaced.
    home.writeFile("g", FormerContent);
    auto upload = home.open(home.request("/g"));
    QVERIFY(write(**upload, "x"));
    QCOMPARE(::unlink(home.path("g").constData()), 0);
    QCOMPARE(home.commit(**upload).kind, Kind::None);
    QCOMPARE(home.stat("/g")->mode, 0640u);
    ::umask(former);
}

void LocalUploadTest::replacesWhatALinkPointsTo() {
    ServerHome home;
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    home.writeFile("d/f", FormerContent);
    QCOMPARE(::symlink("d/f", home.path("link").constData()), 0);
    QCOMPARE(::symlink("/etc/hostname", home.path("out").constData()), 0);
    QCOMPARE(home.store("/link", "new").kind, Kind::None);
    QCOMPARE(home.readFile("d/f"), QByteArray("new"));
    struct stat status {};
    QCOMPARE(::lstat(home.path("link").constData(), &status), 0);
    QVERIFY(S_ISLNK(status.st_mode));
    QCOMPARE(home.store("/out", "new").kind, Kind::LeadsOut);
    // Unfinished, it is shown through the link too.
    home.interrupted("/link", "0123456789");
    QCOMPARE(home.size("/link"), 9);
    QCOMPARE(home.size("/d/f"), 9);
    QCOMPARE(home.append("/link", "9!").kind, Kind::None);
    QCOMPARE(home.readFile("d/f"), QByteArray("0123456789!"));
}

void LocalUploadTest::storesUnderUniqueNames() {
    ServerHome home;
    QSet<QByteArray> names;
    UploadRequest request = home.request("/");
    request.kind = UploadRequest::Kind::StoreUnique;
    for (int i = 0; i < 3; ++i) {
        auto upload = home.open(request);
        QVERIFY(upload.hasValue());
        names.insert((*upload)->name());
        QVERIFY(write(**upload, "x"));
        QCOMPARE(home.commit(**upload).kind, Kind::None);
    }
    QCOMPARE(names.size(), 3);
    QCOMPARE(home.names().size(), 3);
    request.path = ServerHome::at("/" + QByteArray(255, 'n'));
    for (int i = 0; i < 3; ++i) {
        auto upload = home.open(request);
        QVERIFY(upload.hasValue());
        QVERIFY(i > 0 || (*upload)->name() == request.path.fileName());
        names.insert((*upload)->name());
        QCOMPARE(home.commit(**upload).kind, Kind::None);
    }
    QCOMPARE(names.size(), 6);
    // Whoever takes the name meanwhile keeps it.
    request.path = ServerHome::at("/taken");
    auto upload = home.open(request);
    home.writeFile("taken", FormerContent);
    QCOMPARE(home.commit(**upload).kind, Kind::AlreadyThere);
    QCOMPARE(home.readFile("taken"), FormerContent);
}

void LocalUploadTest::staysUnfinishedWhenTheControlConnectionEnded() {
    ServerHome home;
    home.writeFile("f", FormerContent);
    for (const bool atOnce : {true, false}) {
        auto upload = home.open(home.request("/f"));
        QVERIFY(write(**upload, "0123456789"));
        // The end may be seen only at the last look, immediately before the rename.
        int looks = 0;
        const FileError error =
            home.commit(**upload, Upload::End::Plain, [&looks, atOnce] { return !atOnce && ++looks == 1; });
        QCOMPARE(error.kind, Kind::ClientGone);
        QCOMPARE(looks, atOnce ? 0 : 2);
        QCOMPARE(home.readFile("f"), FormerContent);
        QCOMPARE(home.size("/f"), 9);
    }
    auto upload = home.open(home.request("/f"));
    QVERIFY(write(**upload, "0123456789"));
    QCOMPARE(home.commit(**upload, Upload::End::Plain, [] { return true; }).kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789"));
}

void LocalUploadTest::isPublishedWhenCertainAllTheSame() {
    ServerHome home;
    const auto gone = [] { return false; };
    auto upload = home.open(home.request("/f"));
    QVERIFY(write(**upload, "0123456789"));
    QCOMPARE(home.commit(**upload, Upload::End::Certain, gone).kind, Kind::None);
    UploadRequest announced = home.request("/g");
    announced.announced = 10;
    upload = home.open(announced);
    QCOMPARE((*upload)->expectedSize(), 10);
    QVERIFY(write(**upload, "0123456789"));
    QCOMPARE(home.commit(**upload, Upload::End::Plain, gone).kind, Kind::None);
    upload = home.open(announced);
    QVERIFY(write(**upload, "012345678"));
    QCOMPARE(home.commit(**upload, Upload::End::Plain, gone).kind, Kind::ClientGone);
}

void LocalUploadTest::wantsAllThatAWherryClientAnnounced() {
    ServerHome home;
    UploadRequest announced = home.request("/f");
    announced.announced = 10;
    announced.announcedExactly = true;
    auto upload = home.open(announced);
    QVERIFY(write(**upload, "01234"));
    QCOMPARE(home.commit(**upload).kind, Kind::Incomplete);
    QCOMPARE(home.size("/f"), 4);
    announced.offset = 4;
    announced.announced = 6;
    upload = home.open(announced);
    QVERIFY(write(**upload, "456789"));
    QCOMPARE(home.commit(**upload).kind, Kind::None);
    announced = home.request("/g");
    announced.announced = 10; // from others it is an upper bound
    upload = home.open(announced);
    QVERIFY(write(**upload, "01234"));
    QCOMPARE(home.commit(**upload).kind, Kind::None);
}

#include "localuploadtest.moc"
