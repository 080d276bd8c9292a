#include "support/clientworkshop.h"

#include "support/scriptedsite.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

using namespace std::chrono_literals;

LinkServices
ClientWorkshop::makeServices(const std::function<void(ScriptedServer &, LinkServices &, Site &)> &prepare) {
    LinkServices made{log, executor, publisher, trust};
    made.inactivity = 10s;
    made.confirmation = 10s;
    made.keepAlive = 60s;
    site = siteOf(server);
    if (prepare)
        prepare(server, made, site);
    return made;
}

ClientWorkshop::ClientWorkshop(std::function<void(ScriptedServer &, LinkServices &, Site &)> prepare)
    : services(makeServices(prepare))
    , owned(std::make_unique<Session>(site, services))
    , session(*owned) {}

ClientWorkshop::~ClientWorkshop() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }

void ClientWorkshop::write(const QString &name, const QByteArray &bytes) const {
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
}

QByteArray ClientWorkshop::read(const QString &name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

QByteArray ClientWorkshop::pattern(qsizetype size, quint32 seed) {
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = seed * 2654435761U + 1;
    for (char &byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = char(state >> 24);
    }
    return bytes;
}

void ClientWorkshop::wait(Operation *operation) {
    if (operation->isDone())
        return;
    QEventLoop loop;
    QObject::connect(
        operation, &Operation::done, &loop,
        [this, operation, &loop] {
            // The session has already told the loop to delete it: we keep it a little longer.
            QCoreApplication::removePostedEvents(operation, QEvent::DeferredDelete);
            m_kept.reset(operation);
            loop.quit();
        },
        Qt::QueuedConnection);
    QTimer::singleShot(30s, &loop, &QEventLoop::quit);
    loop.exec();
}

Download *ClientWorkshop::download(const QByteArray &remote, const QString &local) {
    return finish(session.run(std::make_unique<Download>(link(), DownloadRequest{RemotePath(remote), path(local)})));
}

Upload *ClientWorkshop::upload(const QString &local, const QByteArray &remote) {
    return finish(session.run(std::make_unique<Upload>(link(), UploadRequest{path(local), RemotePath(remote)})));
}
