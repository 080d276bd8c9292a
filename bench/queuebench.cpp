// The queue with a hundred thousand items behind a window that shows it: how long adding takes, how much memory an item
// takes, and how long the event loop is held. queuebench [ITEMS]; prints one line for each figure, exit code 1 when a
// floor is missed. Runs without a display (QT_QPA_PLATFORM=offscreen).
#include "watchedapplication.h"

#include "base/blockingexecutor.h"
#include "models/transfermodel.h"
#include "queue/journal.h"
#include "queue/transferqueue.h"
#include "transfers/transferview.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

#include <malloc.h>

using namespace std::chrono_literals;
using Tab = TransferQueue::Tab;

namespace {
constexpr double longestHandler = 16; // ms
constexpr double longestAdd = 2000;   // ms, of a hundred thousand
constexpr size_t largestItem = 1024;  // bytes
constexpr int running = 64;

TransferItem sample(int number) {
    TransferItem item;
    item.site = QStringLiteral("ftp://somebody@ftp.example.org:21");
    item.direction = number % 2 ? TransferItem::Direction::Upload : TransferItem::Direction::Download;
    item.localPath = QStringLiteral("/home/somebody/Pictures/2026/summer/IMG_%1.jpg").arg(number);
    item.remotePath =
        RemotePath("/pictures/2026/summer").child(QByteArray("IMG_").append(QByteArray::number(number)).append(".jpg"));
    item.size = 1'000'000 + number;
    item.modified = 1'700'000'000'000;
    item.existsRule = ExistsRule::Overwrite;
    return item;
}

bool isMissed = false;

void tell(const char *what, double value, const char *unit, double floor, const QString &note = {}) {
    const bool misses = value > floor;
    isMissed |= misses;
    std::printf("%-34s %10.2f %s (at most %.0f)%s %s\n", what, value, unit, floor, misses ? " MISSED" : "",
                qPrintable(note));
    std::fflush(stdout);
}

void spinUntil(const std::function<bool()> &done) {
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}
} // namespace

int main(int argc, char **argv) {
    WatchedApplication application(argc, argv);
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 100'000;
    QTemporaryDir folder;
    BlockingExecutor database(1);
    TransferQueue queue;
    Journal journal(queue, database, folder.filePath(QStringLiteral("queue.sqlite")));
    TransferModel queued(queue, Tab::Queued, 4), failed(queue, Tab::Failed, 4), done(queue, Tab::Done, 4);
    failed.setWatched(false);
    done.setWatched(false);
    TransferView view(queued);
    view.resize(1100, 300);
    view.show();
    bool isOpen = false;
    QObject::connect(&journal, &Journal::opened, &application, [&isOpen] { isOpen = true; });
    journal.open();
    spinUntil([&] { return isOpen; });

    // As a person does it: items that exist already, from one event.
    auto items = std::make_unique<QList<TransferItem>>();
    for (int i = 0; i < count; ++i)
        items->append(sample(i));
    const size_t before = mallinfo2().uordblks;
    bool isAdded = false, isWritten = false;
    QElapsedTimer clock;
    application.begin();
    clock.start();
    QTimer::singleShot(0, &application, [&] {
        queue.add(*items);
        isAdded = true;
    });
    spinUntil([&] { return isAdded && queue.count() == count; });
    const double added = double(clock.nsecsElapsed()) / 1e6;
    items.reset();
    tell("adding", added, "ms", longestAdd * count / 100'000);
    QObject::connect(&journal, &Journal::written, &application, [&isWritten] { isWritten = true; });
    QTimer::singleShot(0, &application, [&] { journal.flush(); });
    spinUntil([&] { return isWritten && queued.rowCount() == count; });
    tell("longest handler while adding", application.longest, "ms", longestHandler, application.where);
    std::printf("%-34s %10.2f ms\n", "until all stands in the journal", double(clock.nsecsElapsed()) / 1e6);
    tell("memory of an item, journal, row", double(mallinfo2().uordblks - before) / count, "bytes", largestItem);

    // 64 at a time, a few ended at each step, as with small files over a fast line.
    QList<quint64> active;
    QTimer steps;
    qint64 ended = 0;
    application.begin();
    QObject::connect(&steps, &QTimer::timeout, &application, [&] {
        for (int i = 0; i < 8 && !active.isEmpty(); ++i, ++ended)
            queue.finish(active.takeFirst(), TransferItem::Verification::SizeOnly, {}, true, false);
        while (active.size() < running) {
            const quint64 id = queue.next(sample(0).site);
            if (!id)
                break;
            queue.start(id);
            active.append(id);
        }
        for (const quint64 id : std::as_const(active))
            queue.setProgress(id, queue.item(id)->done + 10'000, -1);
    });
    steps.start(4ms);
    clock.restart();
    spinUntil([&] { return clock.hasExpired(10'000); });
    steps.stop();
    tell("longest handler while 64 run", application.longest, "ms", longestHandler, application.where);
    std::printf("%-34s %10lld in 10 s, %lld events\n", "items ended", static_cast<long long>(ended),
                static_cast<long long>(application.handlers));
    return isMissed ? 1 : 0;
}
