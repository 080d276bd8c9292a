// Entries of a server while they are dragged or copied inside the program. Other programs cannot fetch them from this:
// it names what is meant, not the bytes.
#pragma once

#include "ftp/remotepath.h"
#include "models/fileentry.h"

#include <QMimeData>

class RemoteFilesMime : public QMimeData {
    Q_OBJECT
public:
    RemoteFilesMime(QString siteKey, RemotePath directory, QList<FileEntry> entries)
        : m_siteKey(std::move(siteKey))
        , m_directory(std::move(directory))
        , m_entries(std::move(entries)) {}

    static QString format() { return QStringLiteral("application/x-wherry-remote-files"); }
    QStringList formats() const override { return {format()}; }
    bool hasFormat(const QString &mimeType) const override { return mimeType == format(); }

    const QString &siteKey() const { return m_siteKey; }
    const RemotePath &directory() const { return m_directory; }
    const QList<FileEntry> &entries() const { return m_entries; }

protected:
    QVariant retrieveData(const QString &mimeType, QMetaType) const override {
        return mimeType == format() ? QVariant(m_directory.bytes()) : QVariant();
    }

private:
    QString m_siteKey;
    RemotePath m_directory;
    QList<FileEntry> m_entries;
};
