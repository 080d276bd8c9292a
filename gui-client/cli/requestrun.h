// ls, cat, rm, mkdir, mv and verify: short requests over one session, one after another for several URLs.
#pragma once

#include "cli/terminalrun.h"
#include "listing/remoteentry.h"
#include "net/bytesink.h"

#include <QFile>

class FileDigest;
class ListDirectory;
class MakeDirectory;
class RemoteDigest;
class RemoveFile;
class RemoveTree;
class Rename;
class Stat;
class StreamFile;

class RequestRun : public TerminalRun {
    Q_OBJECT
public:
    explicit RequestRun(Environment &environment);
    ~RequestRun() override;

protected:
    void onOpened() override;

private:
    void next();
    void onListed(ListDirectory &listing);
    void onListedAsFile(Stat &stat);
    void show(const QList<RemoteEntry> &entries);
    void onShown(StreamFile &file);
    void onRemoved(RemoveFile &removal);
    void onTreeRemoved(RemoveTree &removal);
    void onMade(MakeDirectory &making);
    void onMoved(Rename &renaming);
    void verify();
    void onSize(Stat &stat);
    void onRemoteDigest(RemoteDigest &digest);
    void onLocalDigest(const QByteArray &digest);
    void settle(const Failure &failure, const char *event);
    void print(const QString &line);

    QList<RemotePath> m_paths;
    RemotePath m_path;
    std::unique_ptr<ByteSink> m_output; // of cat
    Failure m_listFailure;
    Failure m_firstFailure;
    QFile m_local;
    QByteArray m_expected, m_algorithmName;
    std::unique_ptr<FileDigest> m_digest;
};
