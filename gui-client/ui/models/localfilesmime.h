// Files of this computer that were copied or are dragged, as other programs take them: text/uri-list (RFC 2483),
// GNOME's format, and their paths as text. They are written out in slices from the start, so that whoever asks finds
// them ready; the rest is written when he asks sooner. Owned by the clipboard or the drag.
#pragma once

#include "models/chosenentries.h"
#include "models/slicedwork.h"

#include <QMimeData>

class LocalFilesMime : public QMimeData {
    Q_OBJECT
public:
    // directory: that the entries are in, absolute.
    LocalFilesMime(const QString &directory, ChosenEntries entries);
    ~LocalFilesMime() override;

    qsizetype count() const { return m_entries.size(); }
    QStringList formats() const override;
    bool hasFormat(const QString &mimeType) const override { return formats().contains(mimeType); }

protected:
    QVariant retrieveData(const QString &mimeType, QMetaType type) const override;

private:
    struct Written {
        QByteArray uris; // each ends with CRLF
        QString paths;   // with LF between them
        qsizetype count = 0;
    };
    bool writeSome() const;

    ChosenEntries m_entries;
    QByteArray m_directory; // with "/" at its end
    mutable Written m_written;
    SlicedWork m_work;
};
