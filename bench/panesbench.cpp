// The client's window with a hundred thousand of everything: how long one event holds its loop at most, step by step.
// panesbench URL FOLDER COUNT [LOADS]: the folder of the server has many/ with COUNT files and big0, big1, ..., the
// folder here many/ with COUNT files and folders/ with COUNT folders; out/ and state/ in it are written to. Ten
// downloads run all the time, or LOADS: then ten from each of 127.0.0.1, 127.0.0.2, ..., and only the steps about the
// lists are taken. Prints one line for each step, exit code 1 when one took longer than the limit. Runs without a
// display (QT_QPA_PLATFORM=offscreen).
#include "watchedapplication.h"

#include "base/allocator.h"
#include "commands/actions.h"
#include "comparing/planmodel.h"
#include "panes/filelistview.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "searching/foundmodel.h"
#include "tabs/panecomparison.h"
#include "tabs/servertab.h"
#include "transfers/transferpanel.h"
#include "transfers/transferview.h"
#include "trees/foldertreemodel.h"
#include "trees/foldertreeview.h"
#include "ui/appearance.h"
#include "window/mainwindow.h"

#include <QDir>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace std::chrono_literals;
using Tab = TransferQueue::Tab;

namespace {
constexpr double longestHandler = 16; // ms
constexpr int loadsOfSite = 10;

class Bench {
public:
    Bench(WatchedApplication &application, const QString &url, const QString &folder, int count, int loads)
        : m_application(application)
        , m_url(url)
        , m_count(count)
        , m_loads(loads)
        , m_folder(folder)
        , m_engine(folder + QStringLiteral("/state"))
        , m_appearance(application, Theme::Light) {
        m_engine.settings.set(Preferences::localDirectory, folder);
        m_engine.settings.set(Preferences::parallel, loadsOfSite);
        m_engine.settings.set(Preferences::verifyDigests, false);
        m_engine.settings.set(Preferences::uploadRule, static_cast<int>(ExistsRule::Overwrite));
        m_window = std::make_unique<MainWindow>(m_engine, m_appearance);
        m_window->show();
        m_engine.openJournal();
    }
    bool run();

private:
    // Does it in one event, waits until it is done with all that it causes, and tells the longest event of all.
    void step(const char *what, const std::function<void()> &act, const std::function<bool()> &done);
    void step(const char *what, const std::function<void()> &act) {
        step(what, act, [] { return true; });
    }
    void rest(std::chrono::milliseconds time);
    void open(int number);
    void load();
    void lists();
    void sorting(FilePane &pane);
    void queue();
    void tree();
    void dialogs();

    ServerTab &tab() { return m_window->currentTab(); }
    static bool isSettled(const FilePane &pane) { return !pane.model().isLoading(); }

    WatchedApplication &m_application;
    const QUrl m_url;
    const int m_count, m_loads;
    const QString m_folder;
    ClientEngine m_engine;
    Appearance m_appearance;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_sites; // keys
    QString m_side;      // that the steps are about, "local: "
    RemotePath m_top;    // of the server
    qint64 m_loaded = 0; // bytes
    bool m_isMissed = false;
};

void Bench::step(const char *what, const std::function<void()> &act, const std::function<bool()> &done) {
    rest(300ms); // what the step before has left
    bool isBegun = false;
    QElapsedTimer clock;
    clock.start();
    m_application.begin();
    QTimer::singleShot(0, &m_application, [&] {
        act();
        isBegun = true;
    });
    while (!isBegun || !done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const qint64 took = clock.elapsed();
    rest(400ms);
    const bool misses = m_application.longest > longestHandler;
    m_isMissed |= misses;
    std::printf("%-44s %7.1f ms%s  done after %lld ms  %s\n", qPrintable(m_side + QLatin1String(what)),
                m_application.longest, misses ? " MISSED" : "       ", static_cast<long long>(took),
                qPrintable(m_application.where));
    std::fflush(stdout);
}

void Bench::rest(std::chrono::milliseconds time) {
    QElapsedTimer clock;
    clock.start();
    QTimer wake;
    wake.start(5ms);
    while (!clock.hasExpired(time.count()))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

// The server at one of its addresses, each of which is a site of its own.
void Bench::open(int number) {
    QUrl url = m_url;
    if (number > 0)
        url.setHost(QStringLiteral("127.0.0.%1").arg(1 + number));
    Expected<SiteUrl> place = Site::fromUrl(url.toString(QUrl::FullyEncoded));
    place->site.tls = TlsMode::Off;
    m_window->openSite(place->site, place->path);
    while (tab().state() != ServerTab::State::Connected || tab().remote().model().rowCount() < m_loads)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    m_sites.append(tab().siteKey());
}

// Each download that has ended begins anew.
void Bench::load() {
    const auto add = [this](int number) {
        TransferItem item;
        item.site = m_sites.at(number / loadsOfSite);
        item.localPath = m_folder + QStringLiteral("/out/big%1").arg(number);
        item.remotePath = m_top.child(QByteArray("big").append(QByteArray::number(number)));
        item.existsRule = ExistsRule::Overwrite;
        item.priority = TransferItem::Priority::Highest;
        m_engine.queue.add({item});
    };
    QObject::connect(&m_engine.queue, &TransferQueue::changed, &m_application, [this, add](const QList<quint64> &ids) {
        for (const quint64 id : ids) {
            const TransferItem *item = m_engine.queue.item(id);
            if (!item || item->priority != TransferItem::Priority::Highest || !item->isFinished())
                continue;
            m_loaded += item->done;
            const int number = item->localPath.section(QStringLiteral("big"), -1).toInt();
            QTimer::singleShot(0, &m_application, [this, add, id, number] { // no part of what the window does
                m_engine.queue.remove({id});
                add(number);
            });
        }
    });
    for (int number = 0; number < m_loads; ++number)
        add(number);
    while (m_engine.queue.totals().running < m_loads)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void Bench::sorting(FilePane &pane) {
    for (int column = 1; column < pane.model().columnCount(); ++column) {
        const QString name = pane.model().headerData(column, Qt::Horizontal).toString();
        step(qPrintable(QStringLiteral("sort by ") + name),
             [&] { pane.view().sortByColumn(column, Qt::DescendingOrder); });
        rest(1500ms);
    }
    step("sort by name", [&] { pane.view().sortByColumn(0, Qt::AscendingOrder); });
    rest(1500ms);
}

void Bench::lists() {
    LocalPane &local = tab().local();
    RemotePane &remote = tab().remote();
    const auto isListed = [this](const FilePane &pane) {
        return isSettled(pane) && pane.model().rowCount() == m_count + 1;
    };
    step(
        "local: open the folder", [&] { local.goTo(m_folder + QStringLiteral("/many")); },
        [&] { return isListed(local); });
    step(
        "remote: open the folder", [&] { remote.enter(m_top.child("many")); }, [&] { return isListed(remote); });
    for (FilePane *const pane : {static_cast<FilePane *>(&local), static_cast<FilePane *>(&remote)}) {
        m_side = pane == &local ? QStringLiteral("local: ") : QStringLiteral("remote: ");
        sorting(*pane);
        step("filter", [&] { pane->model().setFilter(QStringLiteral("7")); });
        step("filter no more", [&] { pane->model().setFilter({}); });
        step("hide hidden files", [&] { pane->setHiddenShown(false); });
        step("show hidden files", [&] { pane->setHiddenShown(true); });
        step("select all", [&] {
            pane->takeFocus();
            m_window->actions().selectAll->trigger();
        });
        step("filter what is selected", [&] { pane->model().setFilter(QStringLiteral("7")); });
        step("filter no more", [&] { pane->model().setFilter({}); });
        step("select all again", [&] { pane->view().selectAll(); });
        step("sort what is selected", [&] { pane->view().sortByColumn(1, Qt::DescendingOrder); });
        step("sort by name", [&] { pane->view().sortByColumn(0, Qt::AscendingOrder); });
        rest(1500ms);
        int scrolled = 0;
        QTimer scroller;
        QObject::connect(&scroller, &QTimer::timeout, &m_application, [&] {
            QScrollBar &bar = *pane->view().verticalScrollBar();
            bar.setValue(bar.maximum() / 200 * ++scrolled);
        });
        step(
            "scroll from end to end", [&] { scroller.start(5ms); }, [&] { return scrolled >= 200; });
        scroller.stop();
        step(
            "refresh", [&] { pane->refresh(); }, [&] { return isListed(*pane); });
        step("copy", [&] { m_window->actions().copy->trigger(); });
        step("copy paths", [&] { m_window->actions().copyPath->trigger(); });
        step("select nothing", [&] { pane->view().clearSelection(); });
    }
    m_side.clear();
    step("compare the sides", [&] { tab().comparison().setOn(true); });
    rest(1000ms);
    step("compare no more", [&] { tab().comparison().setOn(false); });
}

void Bench::queue() {
    TransferPanel &panel = m_window->transfers();
    TransferQueue &queue = m_engine.queue;
    tab().local().takeFocus();
    tab().local().view().selectAll();
    step(
        "queue uploads", [&] { m_window->actions().upload->trigger(); }, [&] { return queue.count() >= m_count; });
    const QList<quint64> ids = queue.ids();
    const quint64 last = *std::find_if(ids.crbegin(), ids.crend(), [&queue](quint64 id) {
        return queue.item(id)->direction == TransferItem::Direction::Upload;
    });
    step(
        "until they are in the journal", [] {}, [&] { return m_engine.journal.isRecorded(last); });
    step("queue: select all", [&] {
        panel.currentView().setFocus();
        m_window->actions().selectAll->trigger();
    });
    step(
        "queue: pause", [&] { m_window->actions().pauseTransfer->trigger(); },
        [&] { return queue.item(last)->state == TransferItem::State::Paused; });
    step(
        "queue: resume", [&] { m_window->actions().resumeTransfer->trigger(); },
        [&] { return queue.item(last)->state != TransferItem::State::Paused; });
    step(
        "queue: raise", [&] { m_window->actions().priorityUp->trigger(); },
        [&] { return queue.item(last)->priority == TransferItem::Priority::High; });
    step(
        "queue: cancel", [&] { m_window->actions().cancelTransfer->trigger(); },
        [&] { return queue.totals().failed >= m_count / 2; });
    rest(3000ms);
    step("queue: show what failed", [&] { panel.showTab(Tab::Failed); });
    step(
        "queue: try all again", [&] { m_window->actions().retryAll->trigger(); },
        [&] { return queue.totals().failed == 0; });
    step("queue: show what waits", [&] { panel.showTab(Tab::Queued); });
    int scrolled = 0;
    QTimer scroller;
    QObject::connect(&scroller, &QTimer::timeout, &m_application, [&] {
        QScrollBar &bar = *panel.currentView().verticalScrollBar();
        bar.setValue(bar.maximum() / 200 * ++scrolled);
    });
    step(
        "queue: scroll from end to end", [&] { scroller.start(5ms); }, [&] { return scrolled >= 200; });
    scroller.stop();
    panel.currentView().selectAll();
    step(
        "queue: remove", [&] { m_window->actions().removeTransfer->trigger(); },
        [&] { return queue.totals().pending() <= 2 * m_loads; });
    panel.showTab(Tab::Done);
    step(
        "queue: clear what is done", [&] { m_window->actions().clearFinished->trigger(); },
        [&] { return queue.totals().done == 0; });
    panel.showTab(Tab::Queued);
    m_engine.queue.setProcessing(false);
    tab().remote().takeFocus();
    tab().remote().view().selectAll();
    const qsizetype chosen = tab().remote().view().chosenTotals().entries(); // without a file that is being replaced
    step(
        "queue downloads", [&] { m_window->actions().download->trigger(); }, [&] { return queue.count() >= chosen; });
    panel.currentView().setFocus();
    panel.currentView().selectAll();
    step(
        "queue: remove", [&] { m_window->actions().removeTransfer->trigger(); },
        [&] { return queue.totals().pending() <= 2 * m_loads; });
    m_engine.queue.setProcessing(true);
}

void Bench::tree() {
    FilePane &local = tab().local();
    step("tree: show it", [&] { m_window->actions().showTrees->trigger(); });
    const auto folders = [&] {
        const auto *model = qobject_cast<const FolderTreeModel *>(local.tree().model());
        return model->rowCount(model->find(m_folder + QStringLiteral("/folders")));
    };
    step(
        "tree: open a folder of very many files", [&] { local.goTo(m_folder + QStringLiteral("/many")); },
        [&] { return isSettled(local); });
    step(
        "tree: go to very many folders", [&] { local.goTo(m_folder + QStringLiteral("/folders")); },
        [&] { return folders() >= std::min(m_count, FolderTreeModel::mostRows); }); // of more there is one row besides
    step("tree: open them in the tree", [&] { local.tree().expand(local.tree().currentIndex()); });
    rest(1000ms);
    step("tree: hide it", [&] { m_window->actions().showTrees->trigger(); });
}

void Bench::dialogs() {
    SyncPlan plan;
    QSet<QByteArray> half;
    QList<RemoteEntry> entries;
    for (int number = 0; number < m_count; ++number) {
        SyncAction action;
        action.kind = SyncAction::Kind::Upload;
        action.path =
            "folder" + QByteArray::number(10'000 + number / 50) + "/name" + QByteArray::number(100'000 + number);
        plan.actions.append(action);
        RemoteEntry entry;
        entry.name = "name" + QByteArray::number(number);
        entries.append(entry);
        if (number % 2)
            half.insert(entry.name);
    }
    PlanModel planModel;
    TableView planView(TableView::RowLook::Card);
    planView.setModel(&planModel);
    planView.setSortingEnabled(false);
    planView.resize(900, 500);
    planView.show();
    QList<int> rows(m_count);
    for (int row = 0; row < m_count; ++row)
        rows[row] = row;
    step("plan: show it", [&] { planModel.show(plan); });
    step("plan: select all", [&] { planView.selectAll(); });
    step("plan: skip all", [&] { planModel.setTaken(rows, false); });
    step("plan: take all", [&] { planModel.setTaken(rows, true); });
    planView.hide();
    FoundModel found;
    TableView foundView(TableView::RowLook::Card);
    foundView.setModel(&found);
    foundView.resize(900, 500);
    foundView.show();
    step(
        "found: add", [&] { found.append(RemotePath("/found"), entries); },
        [&] { return found.rowCount() == m_count; });
    step("found: sort", [&] { foundView.sortByColumn(0, Qt::DescendingOrder); });
    rest(1500ms);
    step("found: select all", [&] { foundView.selectAll(); });
    step(
        "found: take half of them away",
        [&] {
            found.remove({{RemotePath("/found"), half}});
        },
        [&] { return found.count() == m_count / 2; });
}

bool Bench::run() {
    for (int number = 0; number * loadsOfSite < m_loads; ++number)
        open(number);
    m_top = tab().remote().directory();
    load();
    QElapsedTimer clock;
    clock.start();
    step(
        "nothing but downloads", [] {}, [&] { return clock.hasExpired(5000); });
    lists();
    if (m_loads == loadsOfSite) {
        queue();
        tree();
        dialogs();
    }
    std::printf("%-44s %7.0f MiB/s\n", "downloads beside it, in all",
                double(m_loaded) / 1048.576 / double(clock.elapsed()));
    return !m_isMissed;
}
} // namespace

int main(int argc, char **argv) {
    tuneAllocator();
    WatchedApplication application(argc, argv);
    if (argc < 4) {
        std::fprintf(stderr, "panesbench URL FOLDER COUNT [LOADS]\n");
        return 2;
    }
    Bench bench(application, QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]),
                std::max(1000, std::atoi(argv[3])), argc > 4 ? std::atoi(argv[4]) : loadsOfSite);
    return bench.run() ? 0 : 1;
}
