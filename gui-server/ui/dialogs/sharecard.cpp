#include "dialogs/sharecard.h"

#include "base/visibletext.h"
#include "dialogs/qrcode.h"
#include "models/showntime.h"
#include "ui/card.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/stylepainting.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

namespace {
class CheckSign : public QWidget {
public:
    CheckSign() { setFixedSize(44, 44); }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const Colours &colours = coloursOf(palette());
        StylePainting::roundedBox(painter, rect(), withAlpha(colours.ok, colours.dark ? 0.2 : 0.1), {},
                                  Metrics::Radius);
        paintIcon(painter, QRectF(11, 11, 22, 22), QStringLiteral("check"), colours.ok);
    }
};

// A value that can be read, selected and copied, over one or two lines.
class ValueBox : public QWidget {
public:
    ValueBox(const QString &name, const QString &value, const QString &copied, bool fixedWidth) {
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(Metrics::Small - 2);
        grid->setVerticalSpacing(Metrics::Tiny);
        auto *label = new PlainLabel(name, Ink::Muted);
        label->setRelativeSize(-1);
        label->setWeight(QFont::Medium);
        grid->addWidget(label, 0, 0);
        auto *text = new PlainLabel(value);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAccessibleName(name);
        text->setMargin(Metrics::Small);
        if (fixedWidth) {
            QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
            font.setPixelSize(text->font().pixelSize() - 1);
            text->setFont(font);
        } else {
            text->setWeight(QFont::Medium);
        }
        // Whole in any number of lines: a fingerprint has two.
        text->setMinimumHeight(qMax(Metrics::ControlHeight, text->sizeHint().height()));
        m_text = text;
        grid->addWidget(text, 1, 0);
        auto *copy = new IconButton(QStringLiteral("copy"), ShareCard::tr("Copy %1").arg(name));
        QObject::connect(copy, &QToolButton::clicked, copy, [copied] { QApplication::clipboard()->setText(copied); });
        grid->addWidget(copy, 1, 1, Qt::AlignTop);
        grid->setColumnStretch(0, 1);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const Colours &colours = coloursOf(palette());
        StylePainting::roundedBox(painter, m_text->geometry(), colours.alternate, colours.controlBorder,
                                  Metrics::Radius);
    }

private:
    QWidget *m_text;
};

QWidget *hints(const ShareResult &result) {
    auto *card = new Card;
    auto *inside = new QWidget;
    auto *grid = new QGridLayout(inside);
    grid->setContentsMargins(Metrics::Tiny, 0, Metrics::Tiny, Metrics::Tiny);
    grid->setVerticalSpacing(Metrics::Tiny);
    grid->setHorizontalSpacing(Metrics::Large);
    auto *title = new PlainLabel(ShareCard::tr("In another program, type"));
    title->setWeight(QFont::DemiBold);
    grid->addWidget(title, 0, 0, 1, 4);
    int cell = 0;
    const auto add = [&](const QString &name, const QString &value) {
        auto *label = new PlainLabel(name, Ink::Muted);
        label->setRelativeSize(-1);
        auto *text = new PlainLabel(value);
        text->setWeight(QFont::Medium);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(label, 1 + cell / 2, cell % 2 * 2);
        grid->addWidget(text, 1 + cell / 2, cell % 2 * 2 + 1);
        ++cell;
    };
    add(ShareCard::tr("Protocol"), QStringLiteral("FTP"));
    add(ShareCard::tr("Host"), result.address.host);
    add(ShareCard::tr("Encryption"), result.address.tls ? ShareCard::tr("Explicit TLS") : ShareCard::tr("none"));
    add(ShareCard::tr("Port"), QString::number(result.address.port));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    card->addPadded(inside);
    return card;
}

QString endText(qint64 endsAt) {
    if (endsAt == 0)
        return ShareCard::tr("until Wherry Server is closed");
    return ShareCard::tr("until %1").arg(ShownTime::minute(endsAt));
}
} // namespace

QString ShareCard::inTwoLines(const QString &fingerprint) {
    const qsizetype half = fingerprint.indexOf(QLatin1Char(':'), fingerprint.size() / 2 - 1);
    if (half < 0)
        return fingerprint;
    return fingerprint.left(half) + QLatin1Char('\n') + fingerprint.mid(half + 1);
}

QString ShareCard::asText(const ShareResult &result) {
    QString text = tr("Address: %1").arg(result.address.url(result.account)) + QLatin1Char('\n') +
                   tr("Account: %1").arg(result.account) + QLatin1Char('\n') + tr("Password: %1").arg(result.password) +
                   QLatin1Char('\n');
    if (!result.fingerprint.isEmpty())
        text += tr("Certificate fingerprint (SHA-256): %1").arg(result.fingerprint) + QLatin1Char('\n');
    return text;
}

ShareCard::ShareCard(const ShareResult &result, QWidget *parent)
    : QWidget(parent)
    , m_done(new QPushButton(tr("Done"))) {
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Large);

    const QString name = visibleText(result.folder.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty));
    auto *title = new PlainLabel(tr("“%1” is shared").arg(name.isEmpty() ? QStringLiteral("/") : name));
    title->setRelativeSize(7);
    title->setWeight(QFont::DemiBold);
    title->setElide(Qt::ElideMiddle);
    auto *subtitle = new PlainLabel(
        tr("%1 in %2, %3").arg(result.rights, visibleText(result.folder), endText(result.endsAt)), Ink::Muted);
    subtitle->setElide(Qt::ElideMiddle);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(subtitle);
    auto *head = new QHBoxLayout;
    head->setSpacing(Metrics::Large - 2);
    head->addWidget(new CheckSign);
    head->addLayout(texts, 1);
    layout->addLayout(head);

    const QString url = result.address.url(result.account);
    auto *code = new QrCode(url);
    code->setFixedSize(208, 208);
    auto *codeHint = new PlainLabel(tr("Scan with a phone to open\nthe address, without the password"), Ink::Muted);
    codeHint->setRelativeSize(-1);
    codeHint->setAlignment(Qt::AlignHCenter);
    auto *left = new QVBoxLayout;
    left->setSpacing(Metrics::Medium);
    left->addWidget(code);
    left->addWidget(codeHint);
    left->addStretch(1);

    auto *right = new QVBoxLayout;
    right->setSpacing(Metrics::Medium);
    right->addWidget(new ValueBox(tr("Address"), url, url, false));
    right->addWidget(new ValueBox(tr("Account"), visibleText(result.account), result.account, false));
    right->addWidget(new ValueBox(tr("Password"), visibleText(result.password), result.password, true));
    auto *once = new QHBoxLayout;
    once->setSpacing(6);
    auto *onceIcon = new PlainLabel;
    onceIcon->setPixmap(themedIcon(QStringLiteral("info"), Ink::Warning).pixmap(QSize(14, 14), devicePixelRatioF()));
    auto *onceText = new PlainLabel(tr("Shown only now."), Ink::Warning);
    onceText->setRelativeSize(-1);
    onceText->setWeight(QFont::Medium);
    once->addWidget(onceIcon);
    once->addWidget(onceText, 1);
    right->addLayout(once);
    if (!result.fingerprint.isEmpty())
        right->addWidget(new ValueBox(tr("Certificate fingerprint (SHA-256)"), inTwoLines(result.fingerprint),
                                      result.fingerprint, true));
    right->addStretch(1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(28);
    middle->addLayout(left);
    middle->addLayout(right, 1);
    layout->addLayout(middle, 1);
    layout->addWidget(hints(result));

    auto *copyAll = new QPushButton(themedIcon(QStringLiteral("copy")), tr("Copy everything"));
    connect(copyAll, &QPushButton::clicked, this, [result] { QApplication::clipboard()->setText(asText(result)); });
    m_done->setMinimumWidth(96);
    makePrimary(*m_done);
    connect(m_done, &QPushButton::clicked, this, &ShareCard::done);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copyAll);
    buttons->addStretch(1);
    buttons->addWidget(m_done);
    layout->addSpacing(Metrics::Tiny);
    layout->addLayout(buttons);
}
