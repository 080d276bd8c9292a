// Entries of a server while they are dragged or copied inside the program. Other programs are offered files only where
// somebody fetches them (offerFiles()), and get their paths once they are whole.
#pragma once

#include "ftp/remotepath.h"
#include "models/chosenentries.h"
#include "models/copiedfiles.h"

#include <QMimeData>
#include <QUrl>

class RemoteFilesMime : public QMimeData {
    Q_OBJECT
public:
    RemoteFilesMime(QString siteKey, RemotePath directory, ChosenEntries entries)
        : m_siteKey(std::move(siteKey))
        , m_directory(std::move(directory))
        , m_entries(std::move(entries)) {}

    static QString format() { return QStringLiteral("application/x-wherry-remote-files"); }
    QStringList formats() const override {
        QStringList formats{format()};
        if (m_offersFiles)
            formats.append(uriList());
        if (!m_files.isEmpty())
            formats.append(CopiedFiles::gnomeFormat);
        return formats;
    }
    bool hasFormat(const QString &mimeType) const override { return formats().contains(mimeType); }

    void offerFiles() { m_offersFiles = true; }
    void setFiles(const QList<QUrl> &files) { m_files = files; }

    const QString &siteKey() const { return m_siteKey; }
    const RemotePath &directory() const { return m_directory; }
    const ChosenEntries &entries() const { return m_entries; }

protected:
    QVariant retrieveData(const QString &mimeType, QMetaType) const override {
        if (mimeType == format())
            return m_directory.bytes();
        if (mimeType == CopiedFiles::gnomeFormat) {
            QByteArray uris;
            for (const QUrl &file : m_files)
                uris += file.toEncoded() + "\r\n";
            return CopiedFiles::gnomeData(uris);
        }
        if (mimeType != uriList())
            return {};
        QVariantList files;
        for (const QUrl &file : m_files)
            files.append(file);
        return files;
    }

private:
    static QString uriList() { return QStringLiteral("text/uri-list"); }

    QString m_siteKey;
    RemotePath m_directory;
    ChosenEntries m_entries;
    bool m_offersFiles = false;
    QList<QUrl> m_files;
};
