// One window per data directory: a second start raises the first window and ends. Owned by main().
#pragma once

#include <QByteArray>
#include <QLocalServer>
#include <QObject>

class SingleInstance : public QObject {
    Q_OBJECT
public:
    // key: what two instances must not share (the data directory).
    explicit SingleInstance(const QByteArray &key, QObject *parent = nullptr);

    // True when another instance was there and has been asked to show itself; else this one answers from now on.
    bool hasAskedOther();

Q_SIGNALS:
    void shown(); // another start asks for the window

private:
    QString m_name;
    QLocalServer m_server;
};
