// Writes the entries of the history that a filter lets through to a file, page by page, so that neither the window
// waits nor the memory grows. The file appears when all of it is there.
#pragma once

#include "history/historyquery.h"
#include "models/servercontrol.h"

#include <QSaveFile>

class HistoryFile : public QObject {
    Q_OBJECT
public:
    enum class Format { Csv, Json };

    // The control must outlive it.
    HistoryFile(ServerControl &control, const HistoryQuery &filter, const QString &path, Format format,
                QObject *parent = nullptr);

    // finished() follows once, unless it is cancelled.
    void start();
    // Nothing is left of it.
    void cancel();

Q_SIGNALS:
    void progressed(qint64 entries);
    void finished(const QString &cause); // empty = it is written

private:
    void askPage();
    void onPage(const QJsonObject &answer);
    QByteArray textOf(const QList<HistoryEntry> &entries) const;
    void finish(const QString &cause);

    ServerControl &m_control;
    HistoryQuery m_query;
    const Format m_format;
    QSaveFile m_file;
    qint64 m_written = 0; // entries
    bool m_isOver = false;
};
