// GLib's default context for as long as something waits for answers that come through it (libsecret's do), where the
// loop of the thread is not GLib's own. Its descriptors and clock are looked up anew before each wait of the loop.
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

class QSocketNotifier;
struct _GMainContext;

class GlibContext : public QObject {
public:
    explicit GlibContext(QObject *parent = nullptr);
    ~GlibContext() override;

    // Whether the loop of this thread runs it already, as that of a window does.
    static bool isRunByLoop();

private:
    struct Watch {
        std::unique_ptr<QSocketNotifier> notifier;
        int descriptor = -1;
        int events = 0;
    };

    void watch();
    void iterate();

    _GMainContext *const m_context;
    std::vector<Watch> m_watches;
    QTimer m_timer;
};
