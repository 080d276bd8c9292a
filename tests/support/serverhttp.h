// A web server of a test: keeps what it is asked and answers as the test has written down, or not at all.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QTcpServer>

class ServerHttp : public QTcpServer {
    Q_OBJECT

public:
    struct Request {
        QByteArray line;                      // "POST /hook HTTP/1.1"
        QMap<QByteArray, QByteArray> headers; // names in lower case
        QByteArray body;
    };

    ServerHttp(); // listens on 127.0.0.1, on a free port
    QString address(const QString &path = QStringLiteral("/hook")) const;
    // "204 No Content", headers behind it in lines of their own; the last one answers all that follow. Empty: no answer
    // ever. Without any every request gets 204.
    void answer(const QList<QByteArray> &answers) { m_answers = answers; }
    const QList<Request> &requests() const { return m_requests; }
    // Clients that got no answer and are still there.
    int waiting() const { return m_waiting; }

private:
    void onConnection();
    void onRead(class QTcpSocket &socket, QByteArray &received);

    QList<QByteArray> m_answers;
    QList<Request> m_requests;
    int m_waiting = 0;
};
