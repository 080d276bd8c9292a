// Under loops that are not GLib's: what waits in its context is heard of all the same.
#include "sites/glibcontext.h"
#include "support/registry.h"
#include "support/threadloop.h"

#include <QTest>

#include <glib.h>

#include <thread>

class GlibContextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsReady_data();
    void tellsWhatIsReady();
};

namespace {
// Once; notes its name.
struct Source {
    QStringList &notes;
    const char *name;

    static gboolean onReady(gpointer data) {
        const auto *const source = static_cast<Source *>(data);
        source->notes.append(QLatin1String(source->name));
        return G_SOURCE_REMOVE;
    }
};

void scenario(QStringList &notes) {
    if (GlibContext::isRunByLoop())
        notes.append(QStringLiteral("GLib's own loop"));
    Source later{notes, "later"}, now{notes, "now"}, elsewhere{notes, "elsewhere"}, again{notes, "again"};
    {
        const GlibContext context;
        g_timeout_add(30, Source::onReady, &later);
        g_idle_add(Source::onReady, &now);
        ThreadLoop::until([&notes] { return notes.size() == 2; });
        // Nothing is due any more: only the other thread can end the wait.
        std::thread other([&elsewhere] { g_idle_add(Source::onReady, &elsewhere); });
        ThreadLoop::until([&notes] { return notes.size() == 3; });
        other.join();
    }
    g_idle_add(Source::onReady, &again);
    ThreadLoop::spin(30); // nobody runs it any more
    notes.append(QStringLiteral("gone"));
    g_source_remove_by_user_data(&again);
}
} // namespace

void GlibContextTest::tellsWhatIsReady_data() {
    QTest::addColumn<int>("kind");
    QTest::newRow("poll") << int(ThreadLoop::Poll);
    QTest::newRow("epoll") << int(ThreadLoop::Epoll);
}

void GlibContextTest::tellsWhatIsReady() {
    QFETCH(int, kind);
    const QStringList expected{QStringLiteral("now"), QStringLiteral("later"), QStringLiteral("elsewhere"),
                               QStringLiteral("gone")};
    QCOMPARE(ThreadLoop::noted(ThreadLoop::Kind(kind), scenario), expected);
}

WHERRY_TEST(GlibContextTest)
#include "glibcontexttest.moc"
