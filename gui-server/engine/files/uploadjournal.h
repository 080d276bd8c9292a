// The record of unfinished uploads and of appends in place that survives the server: lines added to one file of the
// data directory, read at the start. What a line says is true before the next step is taken on the upload itself.
#pragma once

#include "base/descriptor.h"
#include "base/expected.h"
#include "files/fileerror.h"

#include <QByteArray>
#include <QHash>

struct UploadRecord {
    quint64 id = 0;
    bool append = false;  // in place: cut back to length when not ended
    bool shown = false;   // the account's name stands for it (a byte was stored)
    QByteArray directory; // absolute, on this machine
    QByteArray name;      // the final name
    QByteArray hidden;    // the name on the disk while unfinished
    QByteArray account;
    QByteArray address;      // the client's
    qint64 length = 0;       // bytes known to be durable; append: the former length
    quint64 inode = 0;       // append: of the file
    bool countsFile = false; // a file was reserved in the quota
    bool isCounted = true;   // its bytes are
};

class UploadJournal {
public:
    // Reads what is there (torn last lines are skipped), then goes on in a new file. Empty path: nothing is kept.
    // sameBoot: the machine ran on since the journal was written, so that bytes not yet on the disk are still there.
    Expected<bool, FileError> open(const QByteArray &path, bool durable);
    bool wasSameBoot() const { return m_sameBoot; }
    const QHash<quint64, UploadRecord> &found() const { return m_records; }

    void began(const UploadRecord &record);
    void shown(quint64 id);
    void durableUpTo(quint64 id, qint64 length);
    void movedTo(quint64 id, const QByteArray &directory);
    // Told late: until the next line a record may outlive its upload, whose file is gone then.
    void ended(quint64 id);
    // For fdatasync elsewhere; -1 without a file.
    int descriptor() const { return m_file.number(); }

private:
    void add(const QByteArray &line);
    void applyLine(const QByteArray &line);
    bool rewrite(bool sync);

    Descriptor m_file;
    QByteArray m_path;
    QByteArray m_waiting; // lines that can wait for the next one
    QHash<quint64, UploadRecord> m_records;
    QByteArray m_bootFound;
    qint64 m_size = 0;
    bool m_durable = true;
    bool m_sameBoot = true;
};
