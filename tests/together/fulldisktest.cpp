// Disks that are full in the middle of a batch, the server's and the client's: each file is whole or reported, and goes
// on when there is room again. On a small disk of the test's own, which only root can mount.
#include "support/registry.h"
#include "together/pair.h"

#include <QDir>
#include <QHash>
#include <QRandomGenerator>
#include <QTest>

#include <cerrno>
#include <cstring>

#include <sys/mount.h>

using namespace std::chrono_literals;
using Ids = TransferQueue::Ids;
using State = TransferItem::State;

namespace {
constexpr qint64 enough = 16 << 20;

// A folder on a disk of so many bytes, in memory; unmounted with this object.
class SmallDisk {
public:
    SmallDisk(const QString &folder, qint64 bytes)
        : m_folder(QFile::encodeName(folder)) {
        QDir().mkpath(folder);
        m_isThere = mount(bytes, 0);
    }
    ~SmallDisk() {
        if (m_isThere)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isThere() const { return m_isThere; }
    bool resize(qint64 bytes) const { return mount(bytes, MS_REMOUNT); }
    // Takes all room that is left.
    void fill() {
        m_ballast.setFileName(QFile::decodeName(m_folder) + QStringLiteral("/ballast"));
        if (!m_ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        const QByteArray block(4096, 'x');
        while (m_ballast.write(block) > 0) {
        }
    }
    void clear() { m_ballast.remove(); }

private:
    bool mount(qint64 bytes, unsigned long flags) const {
        const QByteArray options = "mode=0777,size=" + QByteArray::number(bytes);
        return ::mount("tmpfs", m_folder.constData(), "tmpfs", flags, options.constData()) == 0;
    }

    QByteArray m_folder;
    QFile m_ballast;
    bool m_isThere = false;
};

QByteArray contentOf(int number) { return noise(1000 + 397 * number); }

int filesIn(const QString &folder) {
    return static_cast<int>(QDir(folder, QStringLiteral("f*")).entryList(QDir::Files).size());
}

bool isFull(const Failure &failure, bool upload) {
    return upload ? failure.code == 452 : failure.kind == Failure::Kind::LocalFile && failure.code == ENOSPC;
}
} // namespace

class FullDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void someDoNotFit_data() { addWays(); }
    // Each file is told once, as whole or as one that had no room; what is told as whole is.
    void someDoNotFit() {
        QFETCH(bool, upload);
        QFETCH(bool, tls);
        constexpr int files = 120; // 3 MB
        for (const qint64 size : {200'000, 1'000'000, 2'500'000}) {
            Pair pair({.home = {}, .tls = tls}, 2);
            const QString source = upload ? pair.here(QStringLiteral("tree")) : pair.home(QStringLiteral("copy"));
            const QString target = upload ? pair.home(QStringLiteral("copy")) : pair.here(QStringLiteral("tree"));
            const SmallDisk disk(target, size);
            if (!disk.isThere())
                QSKIP(qPrintable(QStringLiteral("cannot mount a small disk: ") + QLatin1String(std::strerror(errno))));
            for (int i = 0; i < files; ++i)
                write(QStringLiteral("%1/f%2").arg(source).arg(i), contentOf(i));
            pair.queue.add(
                {pair.item(upload ? Up : Down, QStringLiteral("tree"), "/copy", TransferItem::Kind::Folder)});
            QVERIFY(pair.finish());

            QHash<QString, State> told;
            const auto there = contents(target);
            const Ids ids = pair.queue.ids();
            for (const quint64 id : ids) {
                const TransferItem &item = *pair.queue.item(id);
                if (item.kind == TransferItem::Kind::Folder)
                    continue;
                const QString name = QFileInfo(item.localPath).fileName();
                QVERIFY2(!told.contains(name), qPrintable(name));
                told.insert(name, item.state);
                if (item.state == State::Done) {
                    QCOMPARE(there.value(name), contentOf(name.mid(1).toInt()));
                    continue;
                }
                QCOMPARE(item.state, State::Failed);
                QVERIFY2(isFull(item.failure, upload), qPrintable(name + QLatin1Char(' ') + item.failure.text));
                QVERIFY2(!there.contains(name), qPrintable(name));
            }
            QCOMPARE(told.size(), files);
            const int failed = pair.queue.totals().failed;
            QVERIFY2(failed > 0 && failed < files, qPrintable(QString::number(failed)));

            QVERIFY(disk.resize(enough));
            pair.queue.retry(pair.queue.ids(TransferQueue::Tab::Failed));
            QVERIFY(pair.finish());
            QCOMPARE(pair.queue.totals().failed, 0);
            QCOMPARE(contents(target), contents(source));
        }
    }

    // The disk is full for a while, at any moment and with lines that break beside it.
    void fullForAWhile_data() { someDoNotFit_data(); }
    void fullForAWhile() {
        QFETCH(bool, upload);
        QFETCH(bool, tls);
        constexpr int rounds = 5, timesFull = 2, files = 160; // 5 MB
        QRandomGenerator random(upload * 2 + tls + 20);
        int filled = 0;
        for (int round = 0; round < rounds; ++round) {
            Pair pair({.home = {}, .tls = tls, .rate = 2 << 20}, 2);
            const QString source = upload ? pair.here(QStringLiteral("tree")) : pair.home(QStringLiteral("copy"));
            const QString target = upload ? pair.home(QStringLiteral("copy")) : pair.here(QStringLiteral("tree"));
            SmallDisk disk(target, enough);
            if (!disk.isThere())
                QSKIP(qPrintable(QStringLiteral("cannot mount a small disk: ") + QLatin1String(std::strerror(errno))));
            for (int i = 0; i < files; ++i)
                write(QStringLiteral("%1/f%2").arg(source).arg(i), contentOf(i));
            pair.queue.add(
                {pair.item(upload ? Up : Down, QStringLiteral("tree"), "/copy", TransferItem::Kind::Folder)});
            const auto hasMet = [&pair, upload] { // a file has met the full disk
                const Ids ids = pair.queue.ids();
                return std::any_of(ids.begin(), ids.end(), [&pair, upload](quint64 id) {
                    const TransferItem &item = *pair.queue.item(id);
                    return isFull(item.failure, upload) && item.state != State::Done;
                });
            };
            for (int time = 0; time < timesFull; ++time) {
                const int wanted = filesIn(target) + random.bounded(1, 20);
                QTRY_VERIFY(filesIn(target) >= wanted || pair.queue.totals().pending() == 0);
                disk.fill();
                if (random.bounded(2))
                    pair.cutData();
                QTRY_VERIFY(hasMet() || pair.queue.totals().pending() == 0);
                filled += hasMet();
                disk.clear();
                pair.queue.retry(pair.queue.ids(TransferQueue::Tab::Failed));
            }
            QVERIFY(pair.finish());
            pair.queue.retry(pair.queue.ids(TransferQueue::Tab::Failed)); // those that met it in the last moment
            QVERIFY(pair.finish());
            QCOMPARE(pair.queue.totals().failed, 0);
            QCOMPARE(contents(target), contents(source));
        }
        QVERIFY2(filled >= rounds, qPrintable(QString::number(filled)));
    }
};

WHERRY_TEST(FullDiskTest)
#include "fulldisktest.moc"
