#include "window/statusline.h"

#include "base/bytesize.h"
#include "program/clientengine.h"
#include "program/preferences.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/textdialog.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

namespace {
QWidget *separator(QWidget *parent) {
    class Line : public QWidget {
    public:
        explicit Line(QWidget *owner)
            : QWidget(owner) {
            setFixedSize(9, 18);
        }

    protected:
        void paintEvent(QPaintEvent *) override {
            QPainter(this).fillRect(QRect(4, 0, 1, height()), coloursOf(palette()).border);
        }
    };
    return new Line(parent);
}

QString roughly(qint64 seconds) {
    if (seconds < 90)
        return StatusLine::tr("about %1 s left").arg(seconds);
    if (seconds < 90 * 60)
        return StatusLine::tr("about %1 min left").arg((seconds + 30) / 60);
    return StatusLine::tr("about %1 h left").arg((seconds + 1800) / 3600);
}
} // namespace

StatusLine::StatusLine(ClientEngine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine) {
    setFixedHeight(30);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Metrics::Small, 0, Metrics::Medium, 0);
    layout->setSpacing(Metrics::Tiny);
    m_lock = new IconLabel(QStringLiteral("unplug"), Ink::Muted, this);
    m_security = new PlainLabel(QString(), Ink::Text, this);
    m_downLimit = makeLimitButton(QStringLiteral("arrow-down"), tr("Limit of downloads"), true);
    m_upLimit = makeLimitButton(QStringLiteral("arrow-up"), tr("Limit of uploads"), false);
    layout->addSpacing(Metrics::Tiny);
    layout->addWidget(m_lock);
    layout->addSpacing(Metrics::Tiny);
    layout->addWidget(m_security);
    layout->addSpacing(Metrics::Tiny);
    layout->addWidget(separator(this));
    layout->addWidget(m_downLimit);
    layout->addWidget(m_upLimit);
    layout->addStretch(1);
    m_queueLabel = new PlainLabel(tr("Queue"), Ink::Muted, this);
    m_bar = new QProgressBar(this);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(184, Metrics::BarHeight);
    m_bar->setAccessibleName(tr("Progress of the queue"));
    m_percent = new PlainLabel(QString(), Ink::Text, this);
    m_percent->setWeight(QFont::DemiBold);
    m_remaining = new PlainLabel(QString(), Ink::Muted, this);
    m_note = new PlainLabel(QString(), Ink::Muted, this);
    layout->addWidget(m_queueLabel);
    layout->addSpacing(Metrics::Tiny);
    layout->addWidget(m_bar);
    layout->addSpacing(Metrics::Small);
    layout->addWidget(m_percent);
    layout->addWidget(m_remaining);
    m_noteLine = separator(this);
    layout->addWidget(m_noteLine);
    layout->addWidget(m_note);
    setSecurity(Security::NotConnected);
    setNote({});
    connect(&m_engine.downloadHours, &ScheduledLimit::changed, this, &StatusLine::showLimits);
    connect(&m_engine.uploadHours, &ScheduledLimit::changed, this, &StatusLine::showLimits);
    showLimits();
    m_timer.setInterval(500);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::onTick);
    m_timer.start();
    onTick();
}

QToolButton *StatusLine::makeLimitButton(const QString &icon, const QString &name, bool isDownload) {
    auto *button = new QToolButton(this);
    button->setIcon(themedIcon(icon, Ink::Muted));
    button->setIconSize({Metrics::IconSize, Metrics::IconSize});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setToolTip(name);
    auto *menu = new QMenu(button);
    auto *rates = new QActionGroup(menu);
    const auto add = [menu, rates](const QString &text, qint64 rate) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(rate);
        rates->addAction(action);
        return action;
    };
    for (const qint64 kibibytes : {0, 64, 256, 512, 1024, 2048, 5120, 10240, 25600, 102400}) {
        const qint64 rate = kibibytes * 1024;
        connect(add(rate == 0 ? tr("no limit") : formatRate(rate), rate), &QAction::triggered, this,
                [this, isDownload, rate] { setLimit(isDownload, rate); });
    }
    menu->addSeparator();
    QAction *another = add(tr("Another limit…"), -1);
    connect(menu, &QMenu::aboutToShow, this, [this, rates, another, isDownload] {
        const qint64 set = limitSetting(isDownload);
        another->setChecked(true); // unless it is one of the others
        for (QAction *action : rates->actions())
            if (action->data().toLongLong() == set)
                action->setChecked(true);
    });
    connect(another, &QAction::triggered, this, [this, isDownload, name] {
        auto *dialog = new TextDialog({name, tr("Bytes per second, as 800K, 1.5M or 2G"), tr("Set")}, window());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setCheck([](const QString &text) {
            return parseByteSize(text) ? QString() : tr("Write a number, and K, M or G behind it where it is large.");
        });
        connect(dialog, &TextDialog::taken, this,
                [this, isDownload](const QString &text) { setLimit(isDownload, parseByteSize(text).value_or(0)); });
        dialog->open();
    });
    connect(button, &QToolButton::clicked, menu,
            [menu, button] { menu->popup(button->mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
    return button;
}

void StatusLine::setLimit(bool isDownload, qint64 bytesPerSecond) {
    m_engine.settings.set(isDownload ? Preferences::downloadLimit : Preferences::uploadLimit, bytesPerSecond);
}

qint64 StatusLine::limitSetting(bool isDownload) const {
    return m_engine.settings.get(isDownload ? Preferences::downloadLimit : Preferences::uploadLimit);
}

void StatusLine::showLimits() {
    const auto text = [](const RateLimiter &limiter, const ScheduledLimit &hours) {
        const QString rate = limiter.rate() > 0 ? formatRate(limiter.rate()) : tr("no limit");
        return hours.isByRule() ? tr("%1 at this hour").arg(rate) : rate;
    };
    m_downLimit->setText(text(m_engine.downloadLimit, m_engine.downloadHours));
    m_upLimit->setText(text(m_engine.uploadLimit, m_engine.uploadHours));
    m_downLimit->setAccessibleName(tr("Limit of downloads: %1").arg(m_downLimit->text()));
    m_upLimit->setAccessibleName(tr("Limit of uploads: %1").arg(m_upLimit->text()));
}

void StatusLine::setSecurity(Security security, const QString &protocol) {
    switch (security) {
    case Security::NotConnected:
        m_lock->set(QStringLiteral("unplug"), Ink::Muted);
        m_security->setText(tr("Not connected"));
        break;
    case Security::Connecting:
        m_lock->set(QStringLiteral("plug"), Ink::Muted);
        m_security->setText(tr("Connecting…"));
        break;
    case Security::Plain:
        m_lock->set(QStringLiteral("lock-open"), Ink::Warning);
        m_security->setText(tr("Not encrypted"));
        break;
    case Security::Encrypted:
        m_lock->set(QStringLiteral("lock"), Ink::Ok);
        m_security->setText(protocol.isEmpty() ? tr("Encrypted") : protocol);
        break;
    }
    m_security->setAccessibleName(tr("Connection: %1").arg(m_security->text()));
    m_security->setToolTip(security == Security::Plain ? tr("Names, passwords and files go over the network in clear.")
                                                       : QString());
}

void StatusLine::setNote(const QString &text) {
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    m_noteLine->setVisible(!text.isEmpty());
}

void StatusLine::onTick() {
    const QueueTotals &totals = m_engine.queue.totals();
    const bool isBusy = totals.pending() > 0;
    m_bar->setVisible(isBusy);
    m_percent->setVisible(isBusy);
    m_remaining->setVisible(isBusy && totals.rate > 0);
    const bool isPaused = isBusy && !m_engine.queue.isProcessing();
    m_queueLabel->setText(isPaused ? tr("Queue: paused") : isBusy ? tr("Queue") : tr("Queue: idle"));
    if (!isBusy)
        return;
    m_bar->setValue(static_cast<int>(totals.share() * m_bar->maximum()));
    m_percent->setText(tr("%1 %").arg(static_cast<int>(totals.share() * 100)));
    if (totals.rate > 0)
        m_remaining->setText(roughly((totals.bytes - totals.bytesDone) / totals.rate));
}
