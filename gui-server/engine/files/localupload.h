// An upload into the local disk: the unfinished file beside the target, or a finished file that is appended to in
// place. Made by LocalFileSystem, owned by the transfer.
#pragma once

#include "files/homedirectory.h"
#include "files/spacecounter.h"
#include "files/unfinisheduploads.h"
#include "files/upload.h"
#include "net/bytesink.h"

#include <QElapsedTimer>
#include <QPointer>

class LocalUpload final : public Upload, public ByteSink, public RunningUpload {
    Q_OBJECT

public:
    // What the opening found and made.
    struct Opened {
        HomeDirectory::Place place;
        FileIdentity directory;
        QByteArray account;
        Descriptor file;       // for writing
        quint64 id = 0;        // of the record in UnfinishedUploads
        QByteArray hidden;     // beside: the unfinished file's name
        FileIdentity appended; // in place: the finished file
        qint64 start = 0;      // where the first byte goes
        qint64 held = 0;       // bytes in the file now, all reserved in the quota
        qint64 keep = 0;       // what a failure for want of space cuts back to
        QByteArray address;
        bool inPlace = false;
        bool exclusive = false;  // STOU: never over another file
        bool isCounted = true;   // in the quota
        bool countsFile = false; // a file is reserved in the quota for it
        bool resumable = true;
        qint64 announced = -1;
        bool announcedExactly = false;
        qint64 formerSize = -1; // -1 = no former file
    };

    // Enters itself as the one that runs on its record.
    LocalUpload(UnfinishedUploads &uploads, Opened opened);
    ~LocalUpload() override;

    // Upload
    ByteSink &sink() override { return *this; }
    FileError error() const override { return m_error ? m_error : m_refusal; }
    QByteArray name() const override { return m_o.place.name; }
    qint64 startOffset() const override { return m_o.start; }
    qint64 expectedSize() const override { return m_o.announced < 0 ? -1 : m_o.start + m_o.announced; }
    void commit(End end, std::function<bool()> controlAlive, QObject *context,
                std::function<void(const FileError &)> done) override;
    void abandon() override;

    // ByteSink
    qint64 allowance(qint64 wanted) override;
    int pause() override { return m_space ? m_space->pause() : 0; }
    bool write(const char *data, qint64 size) override;
    int directDescriptor() const override;
    void moved(qint64 bytes) override;
    void directFailed(int error) override;

    // RunningUpload
    qint64 held() const override { return m_o.held; }
    std::chrono::milliseconds silentFor() const override { return std::chrono::milliseconds(m_silent.elapsed()); }
    bool isPublishing() const override { return m_publishing; }
    void takeOver() override;

private:
    bool fail(const FileError &error);
    FileError quotaError() const;
    bool cutBeforeFirstByte();
    void stored(qint64 bytes);
    void markWhenDue();
    qint64 received() const { return m_position - m_o.start; }
    bool mayPublish();
    qint64 graceLeft() const;
    void onSynced(int error);
    int carryAttributesAndRename();
    void publish();
    void finishAppend();
    void answer(const FileError &error);
    void settle(bool keep);

    UnfinishedUploads &m_uploads;
    SpaceCounter *m_space;
    Opened m_o;
    FileError m_error;
    FileError m_refusal; // no allowance was given; an error only if a byte came for it
    qint64 m_position;
    qint64 m_spare = 0; // reserved in the quota, not yet written
    qint64 m_marked = 0;
    QElapsedTimer m_silent;
    QElapsedTimer m_begun;
    QElapsedTimer m_ended; // since commit()
    qint64 m_lasted = 0;   // ms from the beginning to commit()
    bool m_marking = false;
    bool m_cutPending;
    bool m_firstStored = false;
    bool m_publishing = false;
    bool m_open = true; // not yet published, abandoned or taken over
    bool m_certain = false;
    std::function<bool()> m_controlAlive;
    QPointer<QObject> m_context;
    std::function<void(const FileError &)> m_done;
};
