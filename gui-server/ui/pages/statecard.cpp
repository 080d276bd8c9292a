#include "pages/statecard.h"

#include "base/duration.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/stylepainting.h"

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using State = ServerControl::State;

namespace {
constexpr int MostAddresses = 2; // as many as the card has lines

QFrame *line() {
    auto *frame = new QFrame;
    frame->setFrameShape(QFrame::VLine);
    frame->setFixedWidth(1);
    return frame;
}

QString reachText(ServerControl::Address::Reach reach) {
    switch (reach) {
    case ServerControl::Address::Reach::Internet:
        return StateCard::tr("On the internet");
    case ServerControl::Address::Reach::LocalNetwork:
        return StateCard::tr("Local network");
    case ServerControl::Address::Reach::ThisComputer:
        return StateCard::tr("This computer");
    }
    return {};
}
} // namespace

// The tinted tile with the broadcasting mark.
class StateCard::Sign : public QWidget {
public:
    explicit Sign(QWidget *parent)
        : QWidget(parent) {
        setFixedSize(40, 40);
    }
    void setInk(Ink ink, const QString &iconName) {
        m_ink = ink;
        m_icon = iconName;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const QColor colour = inkColour(m_ink, palette());
        StylePainting::roundedBox(painter, rect(), withAlpha(colour, coloursOf(palette()).dark ? 0.2 : 0.1), {},
                                  Metrics::Radius);
        paintIcon(painter, QRectF(10, 10, 20, 20), m_icon, colour);
    }

private:
    Ink m_ink = Ink::Muted;
    QString m_icon = QStringLiteral("radio");
};

StateCard::StateCard(ServerControl &control, QWidget *parent)
    : Card(parent)
    , m_control(control)
    , m_sign(new Sign(this))
    , m_title(new PlainLabel)
    , m_details(new PlainLabel({}, Ink::Muted))
    , m_addressArea(new QWidget(this))
    , m_addresses(new QGridLayout)
    , m_start(new QPushButton(themedIcon(QStringLiteral("play"), Ink::OnAccent), tr("Start")))
    , m_stop(new QPushButton(themedIcon(QStringLiteral("square")), tr("Stop")))
    , m_share(new QPushButton(tr("Share a folder…"))) {
    m_title->setWeight(QFont::DemiBold);
    m_title->setRelativeSize(3);
    m_details->setRelativeSize(-1);
    m_details->setElide(Qt::ElideRight);
    m_details->setMinimumWidth(160);
    m_start->setAccessibleName(tr("Start server"));
    m_stop->setAccessibleName(tr("Stop server"));
    m_share->setAccessibleName(tr("Share a folder"));
    m_start->setToolTip(tr("Start listening for clients"));
    m_stop->setToolTip(tr("Disconnect everybody and stop listening"));
    makePrimary(*m_start);

    m_addresses->setVerticalSpacing(0);
    m_addresses->setHorizontalSpacing(Metrics::Small);
    auto *between = new QHBoxLayout(m_addressArea);
    between->setContentsMargins(0, 0, 0, 0);
    between->setSpacing(Metrics::Medium);
    between->addWidget(line());
    between->addLayout(m_addresses);
    between->addWidget(line());

    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch(1);
    texts->addWidget(m_title);
    texts->addWidget(m_details);
    texts->addStretch(1);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(Metrics::CardPadding - 1, Metrics::Small, Metrics::Large - 1, Metrics::Small - 4);
    row->setSpacing(Metrics::Medium);
    row->addWidget(m_sign);
    row->addLayout(texts, 1);
    row->addWidget(m_addressArea);
    row->addWidget(m_start);
    row->addWidget(m_stop);
    row->addWidget(m_share);
    content().addLayout(row, 1);
    setFixedHeight(80);

    connect(m_start, &QPushButton::clicked, this, &StateCard::startAsked);
    connect(m_stop, &QPushButton::clicked, this, &StateCard::stopAsked);
    connect(m_share, &QPushButton::clicked, this, &StateCard::shareAsked);
    connect(&m_control, &ServerControl::stateChanged, this, &StateCard::onStateChanged);
    connect(&m_control, &ServerControl::sampled, this, &StateCard::onSampled);
    onStateChanged();
}

void StateCard::onStateChanged() {
    const State state = m_control.state();
    switch (state) {
    case State::Running:
        m_title->setText(tr("Server is running"));
        m_sign->setInk(Ink::Ok, QStringLiteral("radio"));
        break;
    case State::Stopping:
        m_title->setText(tr("Server is stopping"));
        m_sign->setInk(Ink::Warning, QStringLiteral("hourglass"));
        break;
    case State::Stopped:
        m_title->setText(m_control.failure() ? tr("Server could not start") : tr("Server is stopped"));
        m_sign->setInk(m_control.failure() ? Ink::Error : Ink::Muted, QStringLiteral("power"));
        break;
    }
    m_start->setVisible(state == State::Stopped && m_control.hasAccounts());
    m_stop->setVisible(state != State::Stopped);
    m_stop->setEnabled(state == State::Running);
    // What comes first: sharing while it runs or has nothing to start with.
    const bool shareFirst = state != State::Stopped || !m_control.hasAccounts();
    m_share->setProperty("wherryPrimary", shareFirst);
    m_share->setIcon(themedIcon(QStringLiteral("share-2"), shareFirst ? Ink::OnAccent : Ink::Text));
    m_share->update();
    showAddresses();
    onSampled();
}

QString StateCard::details() const {
    switch (m_control.state()) {
    case State::Running: {
        QStringList parts;
        const QList<ListenerInfo> listeners = m_control.listeners();
        if (!listeners.isEmpty())
            parts.append(tr("Port %1").arg(listeners.first().port));
        if (m_control.fingerprint().isEmpty())
            parts.append(tr("without TLS"));
        else if (m_control.configuration().tls == TlsPolicy::Required)
            parts.append(tr("TLS required"));
        else
            parts.append(tr("TLS offered"));
        const qint64 seconds = (QDateTime::currentMSecsSinceEpoch() - m_control.startedAt()) / 1000;
        parts.append(tr("up %1").arg(formatDuration(qMax<qint64>(0, seconds))));
        return parts.join(QStringLiteral(" · "));
    }
    case State::Stopping:
        return tr("Telling clients to end…");
    case State::Stopped:
        if (m_control.failure())
            return m_control.failure().text;
        return m_control.hasAccounts() ? tr("Nobody can connect")
                                       : tr("Share a folder to begin; nothing listens before that");
    }
    return {};
}

void StateCard::onSampled() {
    m_details->setInk(m_control.failure() ? Ink::Error : Ink::Muted);
    m_details->setText(details());
}

void StateCard::showAddresses() {
    while (QLayoutItem *item = m_addresses->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QList<ServerControl::Address> addresses = m_control.addresses();
    m_addressArea->setVisible(!addresses.isEmpty());
    for (int row = 0; row < qMin<qsizetype>(MostAddresses, addresses.size()); ++row) {
        const QString url = addresses.at(row).url();
        auto *reach = new PlainLabel(reachText(addresses.at(row).reach), Ink::Muted);
        reach->setRelativeSize(-1);
        reach->setWeight(QFont::Medium);
        auto *text = new PlainLabel(url);
        text->setWeight(QFont::Medium);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAccessibleName(tr("Address"));
        auto *copy = new IconButton(QStringLiteral("copy"), tr("Copy %1").arg(url));
        copy->setQuiet();
        connect(copy, &QToolButton::clicked, this, [url] { QApplication::clipboard()->setText(url); });
        m_addresses->addWidget(reach, row, 0);
        m_addresses->addWidget(text, row, 1);
        m_addresses->addWidget(copy, row, 2);
        m_addresses->setColumnMinimumWidth(0, 96);
    }
    if (addresses.size() > MostAddresses) {
        QStringList all;
        for (const ServerControl::Address &address : addresses)
            all.append(address.url());
        m_addressArea->setToolTip(all.join(QLatin1Char('\n')));
    }
}
