// A scripted server, a session to it with short limits, and a folder: what a test of operations needs.
#pragma once

#include "support/clientscriptedserver.h"

#include "base/blockingexecutor.h"
#include "base/log.h"
#include "connection/trust.h"
#include "operations/transfer/download.h"
#include "operations/transfer/publisher.h"
#include "operations/transfer/upload.h"
#include "session/session.h"

#include <QTemporaryDir>

class ClientWorkshop {
public:
    explicit ClientWorkshop(std::function<void(ScriptedServer &, LinkServices &, Site &)> prepare = {});
    ~ClientWorkshop();

    Log log;
    BlockingExecutor executor;
    Publisher publisher{executor};
    MemoryTrustStore trust;
    ScriptedServer server;
    Site site;
    LinkServices services;
    QTemporaryDir folder;
    std::unique_ptr<Session> owned;
    Session &session;

    ServerLink &link() { return session.link(); }
    QString path(const QString &name) const { return folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;
    static QByteArray pattern(qsizetype size, quint32 seed = 1); // no two pieces are alike

    // Waits (30 s at most) until it is done; the operation stays valid until the next call.
    void wait(Operation *operation);
    template<class T>
    T *finish(T *operation) {
        wait(operation);
        return operation;
    }
    Download *download(const QByteArray &remote, const QString &local);
    Upload *upload(const QString &local, const QByteArray &remote);

private:
    std::unique_ptr<Operation> m_kept;
    LinkServices makeServices(const std::function<void(ScriptedServer &, LinkServices &, Site &)> &prepare);
};
