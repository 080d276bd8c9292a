#include "events/webhook.h"

#include <QMessageAuthenticationCode>
#include <QNetworkProxy>
#include <QUuid>

namespace {
constexpr int mostRedirects = 3;

bool isRedirect(int status) { return status == 307 || status == 308; } // those that keep a POST a POST

// Not what was asked, but how things are: later it may be otherwise.
bool mayPassLater(int status) { return status >= 500 || status == 408 || status == 429 || status == 0; }
} // namespace

Webhook::Webhook(Log &log)
    : Webhook(log, Patience()) {}

Webhook::Webhook(Log &log, const Patience &patience)
    : EventOutlet(QStringLiteral("webhook"), 1, log)
    , m_patience(patience) {
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { m_reply->abort(); });
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { post(m_address); });
}

Webhook::~Webhook() { cancel(); }

void Webhook::setReceiver(const QUrl &address, const QByteArray &secret) {
    m_address = address;
    m_secret = secret;
}

void Webhook::deliver(const Event &event) {
    m_body = event.json();
    m_kind = EventWords::of(event.kind).toLatin1();
    m_delivery = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_tries = 0;
    m_redirects = 0;
    post(m_address);
}

void Webhook::post(const QUrl &address) {
    QNetworkRequest request(address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArray("Wherry/" WHERRY_VERSION));
    request.setRawHeader("X-Wherry-Event", m_kind);
    request.setRawHeader("X-Wherry-Delivery", m_delivery);
    if (!m_secret.isEmpty())
        request.setRawHeader(
            "X-Wherry-Signature",
            "sha256=" + QMessageAuthenticationCode::hash(m_body, m_secret, QCryptographicHash::Sha256).toHex());
    m_reply.reset(m_network.post(request, m_body));
    // What it answers is not kept, however much it is.
    connect(m_reply.get(), &QNetworkReply::readyRead, this, [reply = m_reply.get()] { reply->readAll(); });
    connect(m_reply.get(), &QNetworkReply::finished, this, &Webhook::onAnswered);
    m_limit.start(m_patience.answer);
}

void Webhook::onAnswered() {
    m_limit.stop();
    const LaterPtr<QNetworkReply> reply = std::move(m_reply);
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isWhole = reply->error() != QNetworkReply::OperationCanceledError;
    if (isWhole && status / 100 == 2)
        return ended();
    if (isWhole && isRedirect(status)) {
        const QUrl target = reply->url().resolved(QUrl::fromEncoded(reply->rawHeader("Location")));
        if (isSameHost(reply->url(), target) && ++m_redirects <= mostRedirects)
            return post(target);
        return onNotArrived(QStringLiteral("it leads elsewhere"), false);
    }
    if (!isWhole)
        return onNotArrived(QStringLiteral("no answer in time"), true);
    onNotArrived(status > 0 ? QStringLiteral("it answered %1").arg(status) : reply->errorString(),
                 mayPassLater(status));
}

// Encryption is not given up on the way either.
bool Webhook::isSameHost(const QUrl &from, const QUrl &to) {
    const bool isSafe = to.scheme() == from.scheme() || to.scheme() == QLatin1String("https");
    return isSafe && to.host() == from.host();
}

void Webhook::onNotArrived(const QString &cause, bool mayPass) {
    // Its path and its user may be secrets.
    const QString receiver =
        m_address.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!mayPass || ++m_tries >= m_patience.tries || !isConfigured()) {
        complain(QStringLiteral("The webhook at %1 did not take an event: %2").arg(receiver, cause));
        return ended();
    }
    m_pause.start(m_patience.firstPause * (1 << (m_tries - 1)));
    m_redirects = 0;
}

void Webhook::cancel() {
    m_limit.stop();
    m_pause.stop();
    if (const LaterPtr<QNetworkReply> reply = std::move(m_reply)) {
        reply->disconnect(this);
        reply->abort();
    }
}
