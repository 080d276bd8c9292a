// Shows a queue at work: bars on a terminal, lines in a pipe, or one JSON object per event. Owned by the TransferRun.
#pragma once

#include "queue/transferqueue.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>

#include <cstdio>
#include <functional>

struct ReporterSettings {
    bool quiet = false;
    bool json = false;
    bool bars = false; // error stream is a terminal
    bool unicode = true;
    QString host; // for sentences about failures
};

class Reporter : public QObject {
    Q_OBJECT
public:
    // out gets results and events, err bars and errors; both outlive this.
    Reporter(const TransferQueue &queue, const ReporterSettings &settings, std::FILE *out, std::FILE *err,
             QObject *parent = nullptr);
    ~Reporter() override;

    // A line for a person on the error stream, also while bars are shown.
    void say(const QString &line);
    // One more JSON object among those of the queue.
    void write(const QJsonObject &event);
    // The last word: how much, how fast. Returns the number of items that did not arrive.
    int summarize(bool wasCancelled);
    int failures() const { return m_failed; } // so far
    // Whether bars are drawn where there is a terminal; else lines say now and then how far it is. On at first.
    void setBars(bool on);
    // Called before and after each output: what else stands on the screen (a line being typed) steps aside.
    void setScreen(std::function<void()> clear, std::function<void()> restore);

private:
    void onRecord(quint64 id);
    void onChanged();
    void draw();
    void drawBars();
    void erase();
    void writeResult(const TransferItem &item);
    void writeLine(std::FILE *stream, const QString &line);
    static QString name(const TransferItem &item);
    QString cause(const TransferItem &item) const;
    QString ending(const TransferItem &item) const;

    const TransferQueue &m_queue;
    ReporterSettings m_settings;
    std::FILE *m_out;
    std::FILE *m_err;
    std::function<void()> m_clear, m_restore;
    bool m_mayDrawBars;
    std::unordered_map<quint64, TransferItem::State> m_shown;
    QElapsedTimer m_clock;
    qint64 m_lastLine = 0;
    qint64 m_movedBytes = 0;
    int m_files = 0;
    int m_skipped = 0;
    int m_failed = 0;
    int m_rows = 0; // on the screen at present
};
