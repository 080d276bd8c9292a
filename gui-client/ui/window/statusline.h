// The foot of the window: how the shown connection is encrypted, the limits, and the progress of the whole queue with
// its remaining time.
#pragma once

#include <QTimer>
#include <QWidget>

class ClientEngine;
class IconLabel;
class PlainLabel;
class QProgressBar;
class QToolButton;

class StatusLine : public QWidget {
    Q_OBJECT
public:
    // The engine must outlive the line.
    explicit StatusLine(ClientEngine &engine, QWidget *parent = nullptr);

    enum class Security { NotConnected, Connecting, Plain, Encrypted };
    void setSecurity(Security security, const QString &protocol = {});
    void setNote(const QString &text); // "58.7 GiB of 100 GiB left", or empty

private:
    void onTick();
    QToolButton *makeLimitButton(const QString &icon, const QString &name, bool isDownload);
    void showLimits();
    void setLimit(bool isDownload, qint64 bytesPerSecond);
    qint64 limitSetting(bool isDownload) const;

    ClientEngine &m_engine;
    IconLabel *m_lock;
    PlainLabel *m_security;
    QToolButton *m_downLimit;
    QToolButton *m_upLimit;
    PlainLabel *m_queueLabel;
    QProgressBar *m_bar;
    PlainLabel *m_percent;
    PlainLabel *m_remaining;
    PlainLabel *m_note;
    QWidget *m_noteLine;
    QTimer m_timer;
};
