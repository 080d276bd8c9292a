// Unfinished uploads while the server lives: what their account is shown, and how they are continued, dropped, taken
// over.
#include "support/registry.h"
#include "support/serverbytes.h"
#include "support/serverhome.h"

#include <QSignalSpy>
#include <QTest>

using Kind = FileError::Kind;

class UploadResumeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatItHoldsLessOne();
    void keepsNothingOfOneByte();
    void keepsNothingThatCannotBeContinued();
    void cutsToTheOffsetWithTheFirstByte();
    void refusesOffsetsBeyondTheEnd();
    void hidesTheFormerFileFromItsAccountAlone();
    void isReplacedAtTheFirstStoredByte();
    void isDroppedByDelete();
    void goesWithItsDirectory();
    void isTakenOverFromTheSameAddress();
    void isNotTakenOverFromElsewhere();
    void endsARunningOverwriteBeforeItIsContinued();
    void isNotReadBeforeItIsWhole();
    void isNotRenamed();
    void givesWayToARename();
};
WHERRY_TEST(UploadResumeTest)

namespace {
const QByteArray Old("the former content");
} // namespace

void UploadResumeTest::showsWhatItHoldsLessOne() {
    ServerHome home;
    home.interrupted("/f", "0123456789");
    const auto entry = home.stat("/f");
    QVERIFY(entry.hasValue());
    QCOMPARE(entry->size, 9);
    QVERIFY(entry->unfinished);
    QCOMPARE(home.names(), QList<QByteArray>{"f"});
    QCOMPARE(home.names("/", "bob"), QList<QByteArray>());
    QCOMPARE(home.size("/f", "bob"), -1);
    QCOMPARE(home.readFile("f"), QByteArray("<none>"));
    // As curl -C - and FileZilla do: from SIZE on; as WinSCP does: APPE of what SIZE says is missing.
    QCOMPARE(home.resume("/f", 9, "9abc").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789abc"));
    home.interrupted("/g", "0123456789");
    QCOMPARE(home.append("/g", "9abc").kind, Kind::None);
    QCOMPARE(home.readFile("g"), QByteArray("0123456789abc"));
    QVERIFY(home.hiddenFiles().isEmpty());
}

void UploadResumeTest::keepsNothingOfOneByte() {
    ServerHome home;
    home.interrupted("/f", "");
    home.interrupted("/f", "1");
    QCOMPARE(home.size("/f"), -1);
    QVERIFY(home.hiddenFiles().isEmpty());
    home.interrupted("/f", "12");
    QCOMPARE(home.size("/f"), 1);
}

void UploadResumeTest::keepsNothingThatCannotBeContinued() {
    ServerHome home;
    UploadRequest request = home.request("/f");
    request.resumable = false;
    auto upload = home.open(request);
    QVERIFY(write(**upload, "0123456789"));
    (*upload)->abandon();
    QCOMPARE(home.size("/f"), -1);
    QVERIFY(home.hiddenFiles().isEmpty());
}

void UploadResumeTest::cutsToTheOffsetWithTheFirstByte() {
    ServerHome home;
    home.interrupted("/f", "0123456789");
    {
        auto upload = home.open(home.request("/f", 4));
        QVERIFY(upload.hasValue());
        QCOMPARE((*upload)->startOffset(), 4);
        QCOMPARE((*upload)->sink().directDescriptor(), -1); // nothing may be written past the cut
    }
    QCOMPARE(home.size("/f"), 9); // no byte came
    {
        auto upload = home.open(home.request("/f", 4));
        QCOMPARE(home.commit(**upload).kind, Kind::Incomplete);
    }
    QCOMPARE(home.size("/f"), 9);
    home.interrupted("/f", "xy", 4);
    QCOMPARE(home.size("/f"), 5);
    QCOMPARE(home.resume("/f", 5, "yz").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123xyz"));
}

void UploadResumeTest::refusesOffsetsBeyondTheEnd() {
    ServerHome home;
    home.interrupted("/f", "0123456789");
    QCOMPARE(home.resume("/f", 10, "x").kind, Kind::BeyondEnd);
    QCOMPARE(home.resume("/none", 1, "x").kind, Kind::BeyondEnd);
    home.writeFile("g", "123");
    QCOMPARE(home.resume("/g", 4, "x").kind, Kind::BeyondEnd);
    QCOMPARE(home.resume("/g", std::numeric_limits<qint64>::max(), "x").kind, Kind::BeyondEnd);
    // Never the former file while an unfinished upload stands for the name.
    home.writeFile("h", "a long former file");
    home.interrupted("/h", "12345");
    QCOMPARE(home.resume("/h", 10, "x").kind, Kind::BeyondEnd);
    QCOMPARE(home.size("/h"), 4);
}

void UploadResumeTest::hidesTheFormerFileFromItsAccountAlone() {
    ServerHome home;
    home.writeFile("f", Old);
    home.interrupted("/f", "0123456789");
    QCOMPARE(home.readFile("f"), Old);
    QCOMPARE(home.size("/f"), 9);
    FileError error;
    home.read("/f", "ann", &error);
    QCOMPARE(error.kind, Kind::Unfinished);
    QCOMPARE(home.size("/f", "bob"), Old.size());
    QCOMPARE(home.read("/f", "bob"), Old);
    QCOMPARE(home.names(), QList<QByteArray>{"f"});
    QCOMPARE(home.names("/", "bob"), QList<QByteArray>{"f"});
    // Another account's upload is its own.
    home.interrupted("/f", "bob's", 0, "bob");
    QCOMPARE(home.size("/f"), 9);
    QCOMPARE(home.size("/f", "bob"), 4);
    QCOMPARE(home.resume("/f", 4, "s file", "bob").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("bob's file"));
    QCOMPARE(home.resume("/f", 9, "9!").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789!"));
}

void UploadResumeTest::isReplacedAtTheFirstStoredByte() {
    ServerHome home;
    home.interrupted("/f", "0123456789");
    {
        auto upload = home.open(home.request("/f"));
        QCOMPARE(home.size("/f"), 9);
        QVERIFY(write(**upload, "new"));
        QCOMPARE(home.size("/f"), 2);
    }
    QCOMPARE(home.size("/f"), 2);
    QCOMPARE(home.hiddenFiles().size(), 1);
    QCOMPARE(home.store("/f", "").kind, Kind::None); // an empty file is a file
    QCOMPARE(home.size("/f"), 0);
    QVERIFY(home.hiddenFiles().isEmpty());
}

void UploadResumeTest::isDroppedByDelete() {
    ServerHome home;
    home.writeFile("f", Old);
    home.interrupted("/f", "0123456789");
    QCOMPARE(*home.removeFile("/f"), FileSystem::Removed::UnfinishedBeforeFormer);
    QCOMPARE(home.read("/f"), Old);
    QCOMPARE(*home.removeFile("/f"), FileSystem::Removed::File);
    home.interrupted("/f", "0123456789");
    QCOMPARE(home.removeFile("/f", "bob").error().kind, Kind::NotFound);
    QCOMPARE(*home.removeFile("/f"), FileSystem::Removed::UnfinishedUpload);
    QVERIFY(home.hiddenFiles().isEmpty());
    auto running = home.open(home.request("/f"));
    QVERIFY(write(**running, "0123456789"));
    QCOMPARE(home.removeFile("/f").error().kind, Kind::Busy);
}

void UploadResumeTest::goesWithItsDirectory() {
    ServerHome home;
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    home.interrupted("/d/f", "0123456789");
    home.interrupted("/d/g", "0123456789", 0, "bob");
    QCOMPARE(home.removeDirectory("/d").kind, Kind::OthersUnfinished);
    QCOMPARE(home.size("/d/f"), 9);
    QVERIFY(home.removeFile("/d/g", "bob").hasValue());
    QCOMPARE(home.removeDirectory("/d").kind, Kind::None);
    QVERIFY(home.uploads().all().isEmpty());
    QCOMPARE(home.makeDirectory("/e").kind, Kind::None);
    auto running = home.open(home.request("/e/f"));
    QVERIFY(write(**running, "0123456789"));
    QCOMPARE(home.removeDirectory("/e").kind, Kind::Busy);
    home.writeFile("e/other", "");
    QCOMPARE(home.removeDirectory("/e").kind, Kind::NotEmpty);
}

void UploadResumeTest::isTakenOverFromTheSameAddress() {
    ServerHome home;
    auto lost = home.open(home.request("/f"));
    QSignalSpy takenOver(lost->get(), &Upload::takenOver);
    QVERIFY(write(**lost, "0123456789"));
    QCOMPARE(home.size("/f"), 9);
    auto next = home.open(home.request("/f", 9));
    QVERIFY(next.hasValue());
    QCOMPARE(takenOver.size(), 1);
    QCOMPARE((*lost)->error().kind, Kind::TakenOver);
    QVERIFY(!write(**lost, "late"));
    QCOMPARE((*lost)->sink().allowance(10), 0);
    lost = FileError{};
    QVERIFY(write(**next, "9abc"));
    QCOMPARE(home.commit(**next).kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789abc"));
}

void UploadResumeTest::isNotTakenOverFromElsewhere() {
    ServerHome home;
    auto running = home.open(home.request("/f"));
    QVERIFY(write(**running, "0123456789"));
    UploadRequest other = home.request("/f", 9);
    other.clientAddress = "198.51.100.7";
    QCOMPARE(home.open(other).error().kind, Kind::Busy);
    other.kind = UploadRequest::Kind::Append;
    QCOMPARE(home.open(other).error().kind, Kind::Busy);
    QVERIFY(write(**running, "abc"));
    QCOMPARE(home.commit(**running).kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789abc"));
}

// The returning client was shown the former file: what it sends now must not be put behind the new one's bytes.
void UploadResumeTest::endsARunningOverwriteBeforeItIsContinued() {
    ServerHome home;
    home.writeFile("f", "old");
    auto lost = home.open(home.request("/f"));
    QVERIFY(write(**lost, "0123456789"));
    QCOMPARE(home.size("/f"), 3);
    QCOMPARE(home.read("/f"), QByteArray("old"));
    UploadRequest append = home.request("/f");
    append.kind = UploadRequest::Kind::Append;
    QCOMPARE(home.open(append).error().kind, Kind::Busy);
    QCOMPARE((*lost)->error().kind, Kind::TakenOver);
    QCOMPARE(home.size("/f"), 9);
    QCOMPARE(home.append("/f", "9!").kind, Kind::None);
    QCOMPARE(home.readFile("f"), QByteArray("0123456789!"));
}

void UploadResumeTest::isNotReadBeforeItIsWhole() {
    ServerHome home;
    home.interrupted("/f", "0123456789");
    FileError error;
    home.read("/f", "ann", &error);
    QCOMPARE(error.kind, Kind::Unfinished);
    QObject context;
    home.files().openForReading(ServerHome::at("/f"), true, &context, [](Expected<ReadableFile, FileError> file) {
        QVERIFY(file.hasValue());
        QCOMPARE(file->entry.size, 9); // HASH is over what SIZE shows
    });
    home.files("ann", PermissionSet::UploadOnly).stat(ServerHome::at("/f"), &context, [](const auto &entry) {
        QVERIFY(entry.hasValue());
    });
}

void UploadResumeTest::isNotRenamed() {
    ServerHome home;
    home.interrupted("/f", "0123456789");
    QCOMPARE(home.rename("/f", "/g").kind, Kind::Unfinished);
    QCOMPARE(home.makeDirectory("/d").kind, Kind::None);
    home.interrupted("/d/f", "0123456789");
    QCOMPARE(home.rename("/d", "/e").kind, Kind::None);
    QCOMPARE(home.size("/e/f"), 9);
    QCOMPARE(home.append("/e/f", "9!").kind, Kind::None);
    QCOMPARE(home.readFile("e/f"), QByteArray("0123456789!"));
}

void UploadResumeTest::givesWayToARename() {
    ServerHome home;
    home.writeFile("other", "other");
    home.interrupted("/f", "0123456789");
    QCOMPARE(home.rename("/other", "/f").kind, Kind::None);
    QCOMPARE(home.read("/f"), QByteArray("other"));
    QVERIFY(home.hiddenFiles().isEmpty());
}

#include "uploadresumetest.moc"
