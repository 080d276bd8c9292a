#include "sites/glibcontext.h"

#include <QAbstractEventDispatcher>
#include <QSocketNotifier>

#include <glib.h>

#include <algorithm>

GlibContext::GlibContext(QObject *parent)
    : QObject(parent)
    , m_context(g_main_context_default()) {
    // Owned: otherwise GLib takes it that nobody waits, and does not wake us.
    g_main_context_acquire(m_context);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GlibContext::iterate);
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &GlibContext::watch);
}

GlibContext::~GlibContext() { g_main_context_release(m_context); }

bool GlibContext::isRunByLoop() {
    const QAbstractEventDispatcher *const loop = QAbstractEventDispatcher::instance();
    return loop && loop->inherits("QEventDispatcherGlib");
}

void GlibContext::watch() {
    int priority = 0;
    int wait = -1; // milliseconds, -1: only for descriptors
    const bool isReady = g_main_context_prepare(m_context, &priority);
    std::vector<GPollFD> wanted(8);
    for (int count = -1; count < 0;) {
        const int needed = g_main_context_query(m_context, priority, &wait, wanted.data(), int(wanted.size()));
        count = needed <= int(wanted.size()) ? needed : -1;
        wanted.resize(size_t(needed));
    }
    if (isReady || wait >= 0)
        m_timer.start(isReady ? 0 : wait);
    else
        m_timer.stop();
    const auto isSame = [](const Watch &watch, const GPollFD &file) {
        return watch.descriptor == file.fd && watch.events == file.events;
    };
    if (std::equal(m_watches.begin(), m_watches.end(), wanted.begin(), wanted.end(), isSame))
        return;
    m_watches.clear();
    for (const GPollFD &file : wanted) {
        const auto type = file.events & G_IO_OUT ? QSocketNotifier::Write : QSocketNotifier::Read;
        Watch &watch = m_watches.emplace_back();
        watch.notifier = std::make_unique<QSocketNotifier>(file.fd, type);
        watch.descriptor = file.fd;
        watch.events = file.events;
        connect(watch.notifier.get(), &QSocketNotifier::activated, this, &GlibContext::iterate);
    }
}

void GlibContext::iterate() { g_main_context_iteration(m_context, FALSE); }
