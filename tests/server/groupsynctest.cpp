#include "files/groupsync.h"

#include "base/blockingexecutor.h"
#include "support/registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

class GroupSyncTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersEachOnce_data();
    void answersEachOnce();
    void tellsWhichFailed();
    void askingFromAnAnswerIsFine();
    void saysNothingToWhoIsGone();
    void saysSoWhenTheExecutorTakesNoMore();
};

namespace {
Descriptor fileIn(const QTemporaryDir &directory, int number) {
    const QByteArray path = directory.filePath(QString::number(number)).toUtf8();
    Descriptor file(::open(path.constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600));
    return ::write(file.number(), "x", 1) == 1 ? std::move(file) : Descriptor();
}
} // namespace

void GroupSyncTest::answersEachOnce_data() {
    QTest::addColumn<int>("files");
    for (const int files : {1, 2, 3, 15, 16, 17, 300})
        QTest::addRow("%d", files) << files;
}

void GroupSyncTest::answersEachOnce() {
    QFETCH(int, files);
    QTemporaryDir directory;
    BlockingExecutor executor;
    GroupSync sync(executor);
    QList<int> answers(files, 0);
    for (int i = 0; i < files; ++i)
        sync.sync(fileIn(directory, i), this, [&answers, i](int error) { answers[i] += error == 0 ? 1 : 1000; });
    QTRY_COMPARE(answers, QList<int>(files, 1));
    QCOMPARE(executor.waiting(), 0);
}

// A pipe cannot be synced: its error comes to it and to nobody else.
void GroupSyncTest::tellsWhichFailed() {
    QTemporaryDir directory;
    BlockingExecutor executor;
    GroupSync sync(executor);
    QList<int> answers(40, -1);
    for (int i = 0; i < answers.size(); ++i) {
        Descriptor file;
        if (i % 7 == 3) {
            std::array<int, 2> ends{-1, -1};
            QCOMPARE(::pipe2(ends.data(), O_CLOEXEC), 0);
            file.reset(ends[0]);
            ::close(ends[1]);
        } else {
            file = fileIn(directory, i);
        }
        sync.sync(std::move(file), this, [&answers, i](int error) { answers[i] = error; });
    }
    QTRY_VERIFY(!answers.contains(-1));
    for (int i = 0; i < answers.size(); ++i)
        QCOMPARE(answers[i], i % 7 == 3 ? EINVAL : 0);
}

void GroupSyncTest::askingFromAnAnswerIsFine() {
    QTemporaryDir directory;
    BlockingExecutor executor;
    GroupSync sync(executor);
    int done = 0;
    for (int i = 0; i < 20; ++i)
        sync.sync(fileIn(directory, i), this, [&, i](int) {
            sync.sync(fileIn(directory, 100 + i), this, [&done](int error) { done += error == 0 ? 1 : 1000; });
        });
    QTRY_COMPARE(done, 20);
}

void GroupSyncTest::saysNothingToWhoIsGone() {
    QTemporaryDir directory;
    BlockingExecutor executor;
    GroupSync sync(executor);
    bool told = false;
    bool othersTold = false;
    auto gone = std::make_unique<QObject>();
    sync.sync(fileIn(directory, 1), gone.get(), [&told](int) { told = true; });
    sync.sync(fileIn(directory, 2), this, [&othersTold](int) { othersTold = true; });
    gone.reset();
    QTRY_VERIFY(othersTold && executor.waiting() == 0);
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

void GroupSyncTest::saysSoWhenTheExecutorTakesNoMore() {
    QTemporaryDir directory;
    BlockingExecutor executor(1, 0);
    GroupSync sync(executor);
    QList<int> answers;
    for (int i = 0; i < 5; ++i)
        sync.sync(fileIn(directory, i), this, [&answers](int error) { answers += error; });
    QVERIFY(answers.isEmpty()); // never from within the call
    QTRY_COMPARE(answers, QList<int>(5, EAGAIN));
}

WHERRY_TEST(GroupSyncTest)
#include "groupsynctest.moc"
