#include "dialogs/accountdialog.h"

#include "base/visibletext.h"
#include "dialogs/formlabels.h"
#include "dialogs/settingsform.h"
#include "models/sharepassword.h"
#include "models/showntime.h"
#include "ui/iconbutton.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

AccountDialog::AccountDialog(ServerControl &control, Purpose purpose, const QJsonObject &account,
                             const QStringList &groups, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_purpose(purpose)
    , m_tabs(new QTabWidget)
    , m_name(new QLineEdit)
    , m_group(new QComboBox)
    , m_enabled(new QCheckBox(tr("May sign in")))
    , m_ends(new QCheckBox(tr("Ends on")))
    , m_end(new QDateEdit)
    , m_email(new QLineEdit)
    , m_note(new QLineEdit)
    , m_complaint(new PlainLabel({}, Ink::Error))
    , m_save(new QPushButton(tr("Save"))) {
    const QString title = purpose == Purpose::New
                              ? tr("New account")
                              : tr("Account %1").arg(visibleText(account[QStringLiteral("name")].toString()));
    setWindowTitle(title);
    auto *heading = new PlainLabel(title);
    heading->setRelativeSize(7);
    heading->setWeight(QFont::DemiBold);
    m_tabs->setAccessibleName(tr("Account settings"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeGeneral(groups), tr("General"));
    m_settings = new SettingsForm(*m_tabs);
    m_tabs->setMinimumWidth(m_tabs->tabBar()->sizeHint().width()); // all tabs in sight, in any language
    m_complaint->setWordWrap(true);
    m_complaint->setMinimumHeight(20);

    auto *cancel = new QPushButton(tr("Cancel"));
    makePrimary(*m_save);
    m_save->setMinimumWidth(96);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(heading);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_complaint);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &AccountDialog::onSave);
    show(account);
    if (purpose == Purpose::New)
        m_name->setFocus();
}

QWidget *AccountDialog::makeGeneral(const QStringList &groups) {
    auto *page = new QWidget;
    auto *layout = new QFormLayout(page);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setHorizontalSpacing(Metrics::Large);
    layout->setVerticalSpacing(Metrics::Small);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_name->setAccessibleName(tr("Account"));
    m_name->setMaxLength(64);
    layout->addRow(tr("Account"), m_name);
    if (m_purpose == Purpose::New) {
        m_password = new QLineEdit(makeSharePassword());
        m_password->setAccessibleName(tr("Password"));
        auto *another = new IconButton(QStringLiteral("refresh-cw"), tr("Make another password"));
        m_password->setCursorPosition(0); // of one that is too long for the field the beginning is seen
        connect(another, &QToolButton::clicked, this, [this] {
            m_password->setText(makeSharePassword());
            m_password->setCursorPosition(0);
        });
        auto *row = new QHBoxLayout;
        row->setSpacing(Metrics::Tiny);
        row->addWidget(m_password, 1);
        row->addWidget(another);
        layout->addRow(tr("Password"), row);
    }
    m_name->setReadOnly(m_purpose == Purpose::Change);
    m_group->setAccessibleName(tr("Group"));
    m_group->addItem(tr("None"), QString());
    for (const QString &group : groups)
        m_group->addItem(visibleText(group), group);
    layout->addRow(tr("Group"), m_group);
    layout->addRow(QString(), m_enabled);
    m_end->setAccessibleName(tr("Last day"));
    m_end->setCalendarPopup(true);
    m_end->setDisplayFormat(ShownTime::dayFormat());
    m_end->setEnabled(false);
    connect(m_ends, &QCheckBox::toggled, m_end, &QWidget::setEnabled);
    layout->addRow(m_ends, m_end);
    m_email->setAccessibleName(tr("E-mail"));
    layout->addRow(tr("E-mail"), m_email);
    m_note->setAccessibleName(tr("Note"));
    layout->addRow(tr("Note"), m_note);
    levelLabels(*layout);
    return page;
}

void AccountDialog::show(const QJsonObject &account) {
    if (m_purpose == Purpose::Change)
        m_name->setText(account[QStringLiteral("name")].toString());
    m_group->setCurrentIndex(qMax(0, m_group->findData(account[QStringLiteral("group")].toString())));
    m_enabled->setChecked(account[QStringLiteral("enabled")].toBool(true));
    const QDateTime end = QDateTime::fromString(account[QStringLiteral("expires")].toString(), Qt::ISODate);
    m_ends->setChecked(end.isValid());
    m_end->setDate(end.isValid() ? end.toLocalTime().date() : QDate::currentDate().addMonths(1));
    m_email->setText(account[QStringLiteral("email")].toString());
    m_note->setText(account[QStringLiteral("note")].toString());
    m_settings->show(account);
    m_shown = general();
}

QJsonObject AccountDialog::general() const {
    const QString group = m_group->currentData().toString();
    const QDateTime end = m_end->date().endOfDay().toUTC();
    return {{QStringLiteral("group"), group.isEmpty() ? QJsonValue() : QJsonValue(group)},
            {QStringLiteral("enabled"), m_enabled->isChecked()},
            {QStringLiteral("expires"), m_ends->isChecked() ? QJsonValue(end.toString(Qt::ISODate)) : QJsonValue()},
            {QStringLiteral("email"), m_email->text()},
            {QStringLiteral("note"), m_note->text()}};
}

void AccountDialog::onSave() {
    const bool isNew = m_purpose == Purpose::New;
    if (m_name->text().isEmpty()) {
        m_complaint->setText(tr("Not saved: the account needs a name."));
        m_tabs->setCurrentIndex(0);
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    QJsonObject settings = isNew ? m_settings->values() : m_settings->changes();
    const QJsonObject own = general();
    for (auto member = own.begin(); member != own.end(); ++member) {
        if (isNew || m_shown[member.key()] != member.value())
            settings.insert(member.key(), member.value());
    }
    QJsonObject request{
        {QStringLiteral("request"), isNew ? QStringLiteral("account-add") : QStringLiteral("account-set")},
        {QStringLiteral("name"), m_name->text()},
        {QStringLiteral("settings"), settings}};
    if (m_password)
        request.insert(QStringLiteral("password"), m_password->text());
    m_complaint->clear();
    m_save->setEnabled(false);
    m_control.ask(request, this, [this](const QJsonObject &answer) { onAnswer(answer); });
}

void AccountDialog::onAnswer(const QJsonObject &answer) {
    m_save->setEnabled(true);
    if (answer[QStringLiteral("ok")].toBool())
        return accept();
    m_complaint->setText(SettingsForm::complaint(answer));
}
