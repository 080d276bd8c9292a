// Posts each event as JSON to a web address, in order, one at a time; what does not arrive is tried again with growing
// pauses, a limited number of times. Owned by EventFeed.
#pragma once

#include "base/laterptr.h"
#include "events/eventoutlet.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

#include <chrono>

class Webhook : public EventOutlet {
    Q_OBJECT

public:
    struct Patience {
        std::chrono::milliseconds answer = std::chrono::seconds(10);    // for one try, all of it
        std::chrono::milliseconds firstPause = std::chrono::seconds(1); // doubled with each further try
        int tries = 6;
    };
    explicit Webhook(Log &log);
    Webhook(Log &log, const Patience &patience);
    ~Webhook() override;

    // address: http or https; empty = none. With a secret each post is signed: X-Wherry-Signature is "sha256=" and the
    // HMAC-SHA256 of its body in hexadecimal digits.
    void setReceiver(const QUrl &address, const QByteArray &secret);
    bool isConfigured() const override { return !m_address.isEmpty(); }

protected:
    void deliver(const Event &event) override;
    void cancel() override;

private:
    void post(const QUrl &address);
    void onAnswered();
    void onNotArrived(const QString &cause, bool mayPass);
    static bool isSameHost(const QUrl &from, const QUrl &to);

    const Patience m_patience;
    QNetworkAccessManager m_network;
    QUrl m_address;
    QByteArray m_secret;
    QByteArray m_body; // of the event that is under way
    QByteArray m_kind;
    QByteArray m_delivery; // its name, the same in each try
    int m_tries = 0;
    int m_redirects = 0;
    LaterPtr<QNetworkReply> m_reply;
    QTimer m_limit;
    QTimer m_pause;
};
