#include "dialogs/bandialog.h"

#include "base/visibletext.h"
#include "dialogs/formlabels.h"
#include "guard/network.h"
#include "models/banmodel.h"
#include "models/showntime.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QNetworkInterface>
#include <QPushButton>

#include <algorithm>

namespace {
constexpr qint64 hour = 3600, day = 24 * hour; // s
constexpr qint64 untilDate = -1;               // in place of a length
constexpr int mostNamed = 3;                   // accounts named in a warning

bool isThisComputer(const Network &network) {
    const QList<QHostAddress> own = QNetworkInterface::allAddresses();
    return network.contains(QHostAddress(QHostAddress::LocalHost)) ||
           network.contains(QHostAddress(QHostAddress::LocalHostIPv6)) ||
           std::any_of(own.begin(), own.end(), [&](const QHostAddress &address) {
               return !address.isLinkLocal() && network.contains(address);
           });
}
} // namespace

BanDialog::BanDialog(ServerControl &control, const QString &address, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_network(new QLineEdit(address))
    , m_reason(new QLineEdit)
    , m_length(new QComboBox)
    , m_end(new QDateTimeEdit)
    , m_notice(new PlainLabel({}, Ink::Warning))
    , m_save(new QPushButton) {
    build(tr("Ban an address"));
    (address.isEmpty() ? m_network : m_reason)->setFocus();
}

BanDialog::BanDialog(ServerControl &control, const BanRow &ban, QWidget *parent)
    : BanDialog(control, ban.network, parent) {
    const QString title = tr("Ban of %1").arg(visibleText(ban.network));
    setWindowTitle(title);
    findChild<PlainLabel *>(QStringLiteral("heading"))->setText(title);
    m_isNew = false;
    m_network->setReadOnly(true);
    m_reason->setText(ban.reason);
    m_length->setCurrentIndex(m_length->findData(ban.until == 0 ? 0 : untilDate));
    if (ban.until > 0)
        m_end->setDateTime(QDateTime::fromMSecsSinceEpoch(ban.until));
    onEdited();
}

void BanDialog::build(const QString &title) {
    setWindowTitle(title);
    auto *heading = new PlainLabel(title);
    heading->setObjectName(QStringLiteral("heading"));
    heading->setRelativeSize(7);
    heading->setWeight(QFont::DemiBold);
    m_network->setAccessibleName(tr("Address or network"));
    m_network->setPlaceholderText(QStringLiteral("192.0.2.1, 192.0.2.0/24, 2001:db8::/48"));
    m_network->setMinimumWidth(320);
    m_length->setAccessibleName(tr("Lasts"));
    m_length->addItem(tr("1 hour"), hour);
    m_length->addItem(tr("1 day"), day);
    m_length->addItem(tr("1 week"), 7 * day);
    m_length->addItem(tr("30 days"), 30 * day);
    m_length->addItem(tr("Until it is lifted"), 0);
    m_length->addItem(tr("Until a time…"), untilDate);
    m_length->setCurrentIndex(1);
    m_end->setAccessibleName(tr("Ends on"));
    m_end->setCalendarPopup(true);
    m_end->setDisplayFormat(ShownTime::minuteFormat());
    m_end->setDateTime(QDateTime::currentDateTime().addDays(1));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setMaxLength(200);
    m_notice->setWordWrap(true);
    m_notice->setMinimumHeight(40);
    m_notice->setAlignment(Qt::AlignTop | Qt::AlignLeft);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Metrics::Large);
    form->setVerticalSpacing(Metrics::Small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Address or network"), m_network);
    form->addRow(tr("Lasts"), m_length);
    form->addRow(QString(), m_end);
    form->addRow(tr("Reason"), m_reason);
    levelLabels(*form);
    auto *cancel = new QPushButton(tr("Cancel"));
    makePrimary(*m_save);
    m_save->setMinimumWidth(96);
    m_save->setAccessibleName(tr("Save ban"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(heading);
    layout->addLayout(form);
    layout->addWidget(m_notice, 1);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &BanDialog::onSave);
    connect(m_network, &QLineEdit::textChanged, this, &BanDialog::onEdited);
    connect(m_length, &QComboBox::currentIndexChanged, this, &BanDialog::onEdited);
    connect(m_end, &QDateTimeEdit::dateTimeChanged, this, &BanDialog::onEdited);
    onEdited();
}

bool BanDialog::isOver() const {
    return m_length->currentData().toLongLong() == untilDate && m_end->dateTime() <= QDateTime::currentDateTime();
}

qint64 BanDialog::seconds() const {
    const qint64 length = m_length->currentData().toLongLong();
    return length == untilDate ? qMax<qint64>(1, QDateTime::currentDateTime().secsTo(m_end->dateTime())) : length;
}

QString BanDialog::warning() const {
    const auto network = Network::fromText(m_network->text().trimmed());
    if (!network)
        return {};
    QStringList sentences;
    if (isThisComputer(*network))
        sentences += tr("This is this computer: programs on it could no longer connect.");
    QStringList accounts;
    int count = 0;
    for (const ClientSnapshot &client : m_control.clients()) {
        if (!network->contains(QHostAddress(client.address)))
            continue;
        ++count;
        const QString account = visibleText(client.account);
        if (!account.isEmpty() && !accounts.contains(account) && accounts.size() < mostNamed)
            accounts += account;
    }
    if (count > 0 && accounts.isEmpty())
        sentences += tr("%n connected client(s) will be disconnected.", nullptr, count);
    else if (count > 0)
        sentences +=
            tr("%n connected client(s) will be disconnected, of %1.", nullptr, count).arg(accounts.join(tr(", ")));
    return sentences.join(QLatin1Char('\n'));
}

void BanDialog::onEdited() {
    m_end->setVisible(m_length->currentData().toLongLong() == untilDate);
    const QString text = m_network->text().trimmed();
    const bool isNetwork = Network::fromText(text).has_value();
    m_save->setEnabled(isNetwork && !isOver());
    const QString warned = warning();
    m_notice->setInk(isOver() || (!isNetwork && !text.isEmpty()) ? Ink::Error : Ink::Warning);
    if (!isNetwork && !text.isEmpty())
        m_notice->setText(tr("This is no address and no network. Write for example 192.0.2.1 or 192.0.2.0/24."));
    else
        m_notice->setText(isOver() ? tr("This time is over.") : warned);
    m_save->setText(!m_isNew ? tr("Save") : warned.isEmpty() ? tr("Ban") : tr("Ban all the same"));
}

void BanDialog::onSave() {
    m_save->setEnabled(false);
    m_control.ask({{QStringLiteral("request"), QStringLiteral("ban-add")},
                   {QStringLiteral("address"), m_network->text().trimmed()},
                   {QStringLiteral("seconds"), seconds()},
                   {QStringLiteral("reason"), m_reason->text()},
                   {QStringLiteral("made_by"), QStringLiteral("window")}},
                  this, [this](const QJsonObject &answer) {
                      if (answer[QStringLiteral("ok")].toBool())
                          return accept();
                      m_save->setEnabled(true);
                      m_notice->setInk(Ink::Error);
                      m_notice->setText(visibleText(answer[QStringLiteral("error")].toString()));
                  });
}
