#include "dialogs/settingsform.h"

#include "base/visibletext.h"
#include "config/permissionwords.h"
#include "dialogs/formlabels.h"
#include "dialogs/mountspage.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

#include <cmath>

namespace {
constexpr double MiB = 1024.0 * 1024;
constexpr double GiB = 1024 * MiB;
constexpr int RulesHeight = 72;

enum Rights { Inherited, Everything, ReadOnly, UploadOnly, Chosen };

std::optional<Permissions> permissionsOf(int rights) {
    switch (rights) {
    case Everything:
        return PermissionSet::Everything;
    case ReadOnly:
        return PermissionSet::ReadOnly;
    case UploadOnly:
        return PermissionSet::UploadOnly;
    default:
        return std::nullopt;
    }
}

QFormLayout *formOn(QWidget &page) {
    auto *layout = new QFormLayout(&page);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setHorizontalSpacing(Metrics::Large);
    layout->setVerticalSpacing(Metrics::Small);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return layout;
}

PlainLabel *hint(const QString &text) {
    auto *label = new PlainLabel(text, Ink::Muted);
    label->setRelativeSize(-1);
    label->setWordWrap(true);
    return label;
}

template<class Field>
Field *named(const QString &name) {
    auto *field = new Field;
    field->setAccessibleName(name);
    return field;
}

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }
} // namespace

SettingsForm::SettingsForm(QTabWidget &tabs)
    : QObject(&tabs)
    , m_home(named<QLineEdit>(tr("Folder")))
    , m_rights(named<QComboBox>(tr("Permissions")))
    , m_rules(named<QPlainTextEdit>(tr("Folders with other permissions")))
    , m_mounts(new MountsPage)
    , m_requireTls(named<QComboBox>(tr("Encryption")))
    , m_networks(named<QLineEdit>(tr("Addresses")))
    , m_hours(named<QLineEdit>(tr("Hours"))) {
    tabs.addTab(makeFolders(), tr("Folders and permissions"));
    tabs.addTab(m_mounts, tr("Mounted folders"));
    tabs.addTab(makeLimits(), tr("Limits"));
    tabs.addTab(makeTransfers(), tr("Transfer quota"));
    tabs.addTab(makeAccess(), tr("Access"));
    show({});
}

QWidget *SettingsForm::makeFolders() {
    auto *page = new QWidget;
    QFormLayout *layout = formOn(*page);
    auto *home = new QHBoxLayout;
    m_home->setPlaceholderText(tr("Inherited, else a folder of its own"));
    auto *choose = new QPushButton(themedIcon(QStringLiteral("folder-open")), tr("Choose…"));
    choose->setAccessibleName(tr("Choose folder"));
    connect(choose, &QPushButton::clicked, this, &SettingsForm::onChooseHome);
    home->setSpacing(Metrics::Small);
    home->addWidget(m_home, 1);
    home->addWidget(choose);
    layout->addRow(tr("Folder"), home);
    layout->addRow(QString(), hint(tr("{name}, {group} and {data} stand for the account, its group and the data "
                                      "directory of the server.")));
    for (const QString &text :
         {tr("Inherited"), tr("Read and write"), tr("Read only"), tr("Upload only"), tr("As chosen below")})
        m_rights->addItem(text);
    layout->addRow(tr("Permissions"), m_rights);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(Metrics::Tiny);
    const QString texts[] = {
        tr("List"),         tr("Download"), tr("Upload new files"), tr("Overwrite"),      tr("Append to files"),
        tr("Delete files"), tr("Rename"),   tr("Make folders"),     tr("Remove folders"), tr("Change times and modes")};
    for (const QString &text : texts) {
        auto *box = new QCheckBox(text);
        const int number = static_cast<int>(m_permissions.size());
        m_permissions.append(box);
        grid->addWidget(box, number / 3, number % 3);
    }
    layout->addRow(QString(), grid);
    layout->addRow(QString(), hint(tr("To overwrite includes to append.")));
    connect(m_rights, &QComboBox::currentIndexChanged, this, [this](int rights) {
        const auto preset = permissionsOf(rights);
        for (int bit = 0; bit < m_permissions.size(); ++bit) {
            m_permissions[bit]->setEnabled(rights == Chosen);
            if (rights != Chosen)
                m_permissions[bit]->setChecked(preset && preset->testFlag(Permission(1 << bit)));
        }
    });
    m_rules->setFixedHeight(RulesHeight);
    m_rules->setTabChangesFocus(true);
    m_rules->setPlaceholderText(QStringLiteral("/incoming drop-box\n/archive list,download"));
    auto *card = new Card;
    card->addContent(m_rules);
    layout->addRow(tr("Other folders"), card);
    layout->addRow(QString(), hint(tr("One a line: the folder as the account sees it, a space, then all, read-only, "
                                      "drop-box, none, or words like list,download,upload.")));
    levelLabels(*layout);
    return page;
}

void SettingsForm::addNumber(QFormLayout &layout, const char *member, const QString &label, const QString &suffix,
                             double unit, double least) {
    Number number{QLatin1String(member), unit, new QCheckBox(label), named<QDoubleSpinBox>(label)};
    number.field->setRange(least, 9.0e6);
    number.field->setDecimals(unit > 1 ? 2 : 0);
    number.field->setSuffix(suffix);
    number.field->setSpecialValueText(tr("no limit"));
    number.field->setAlignment(Qt::AlignRight);
    number.field->setEnabled(false);
    connect(number.isSet, &QCheckBox::toggled, number.field, &QWidget::setEnabled);
    layout.addRow(number.isSet, number.field);
    m_numbers.push_back(number);
}

QWidget *SettingsForm::makeLimits() {
    auto *page = new QWidget;
    QFormLayout *layout = formOn(*page);
    addNumber(*layout, "quota", tr("Storage"), tr(" GiB"), GiB, -1);
    addNumber(*layout, "files", tr("Number of files"), {}, 1, -1);
    addNumber(*layout, "upload-rate", tr("Speed of uploads"), tr(" MiB/s"), MiB, 0);
    addNumber(*layout, "download-rate", tr("Speed of downloads"), tr(" MiB/s"), MiB, 0);
    addNumber(*layout, "sessions", tr("Sessions at the same time"), {}, 1, 0);
    addNumber(*layout, "sessions-per-address", tr("Sessions from one address"), {}, 1, 0);
    layout->addRow(hint(tr("What is not ticked is inherited from the group; without one there is no limit. Speeds are "
                           "of all sessions together. Changes hold for open sessions at once.")));
    levelLabels(*layout);
    return page;
}

QWidget *SettingsForm::makeTransfers() {
    auto *page = new QWidget;
    QFormLayout *layout = formOn(*page);
    addNumber(*layout, "upload-per-day", tr("Uploads a day"), tr(" GiB"), GiB, -1);
    addNumber(*layout, "upload-per-week", tr("Uploads a week"), tr(" GiB"), GiB, -1);
    addNumber(*layout, "upload-per-month", tr("Uploads a month"), tr(" GiB"), GiB, -1);
    addNumber(*layout, "download-per-day", tr("Downloads a day"), tr(" GiB"), GiB, -1);
    addNumber(*layout, "download-per-week", tr("Downloads a week"), tr(" GiB"), GiB, -1);
    addNumber(*layout, "download-per-month", tr("Downloads a month"), tr(" GiB"), GiB, -1);
    layout->addRow(hint(tr("How much the account may move in all. Days, weeks (from Monday on) and months begin at "
                           "midnight UTC. What is not ticked is inherited from the group; without one there is no "
                           "limit.")));
    levelLabels(*layout);
    return page;
}

QWidget *SettingsForm::makeAccess() {
    auto *page = new QWidget;
    QFormLayout *layout = formOn(*page);
    m_requireTls->addItem(tr("Inherited"), QVariant());
    m_requireTls->addItem(tr("Signs in only encrypted"), true);
    m_requireTls->addItem(tr("As the server allows"), false);
    layout->addRow(tr("Encryption"), m_requireTls);
    m_networks->setPlaceholderText(tr("Inherited, else from everywhere"));
    layout->addRow(tr("Addresses"), m_networks);
    layout->addRow(QString(), hint(tr("Addresses and networks like 192.0.2.0/24, with commas between them.")));
    m_hours->setPlaceholderText(tr("Inherited, else always"));
    layout->addRow(tr("Hours"), m_hours);
    layout->addRow(QString(), hint(tr("Like mon-fri 08:00-18:00; sat 09:00-12:00")));
    levelLabels(*layout);
    return page;
}

QString SettingsForm::complaint(const QJsonObject &answer) {
    QString cause = visibleText(answer[QStringLiteral("error")].toString());
    if (cause.endsWith(QLatin1Char('.'))) // most are no whole sentences
        cause.chop(1);
    return tr("Not saved: %1.").arg(cause);
}

void SettingsForm::onChooseHome() {
    auto *dialog = new QFileDialog(m_home->window(), tr("Choose folder"), m_home->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_home, &QLineEdit::setText);
    dialog->open();
}

void SettingsForm::showPermissions(const QJsonValue &words) {
    const auto permissions = PermissionWords::parse(words.toString());
    int rights = permissions && words.isString() ? Chosen : Inherited;
    for (const int preset : {Everything, ReadOnly, UploadOnly}) {
        if (rights == Chosen && permissionsOf(preset) == permissions)
            rights = preset;
    }
    m_rights->setCurrentIndex(rights);
    for (int bit = 0; bit < m_permissions.size(); ++bit) {
        m_permissions[bit]->setEnabled(rights == Chosen);
        m_permissions[bit]->setChecked(rights != Inherited && permissions->testFlag(Permission(1 << bit)));
    }
}

QString SettingsForm::permissions() const {
    if (m_rights->currentIndex() == Inherited)
        return {};
    Permissions permissions;
    for (int bit = 0; bit < m_permissions.size(); ++bit)
        permissions.setFlag(Permission(1 << bit), m_permissions[bit]->isChecked());
    return PermissionWords::text(permissions);
}

QJsonValue SettingsForm::rules() const {
    QJsonArray rules;
    for (const QString &line : m_rules->toPlainText().split(QLatin1Char('\n'))) {
        const QString rule = line.trimmed();
        if (rule.isEmpty())
            continue;
        const qsizetype space = rule.lastIndexOf(QLatin1Char(' '));
        rules += QJsonObject{{QStringLiteral("path"), rule.left(space).trimmed()},
                             {QStringLiteral("permissions"), space < 0 ? QString() : rule.mid(space + 1)}};
    }
    return rules.isEmpty() ? QJsonValue() : QJsonValue(rules);
}

void SettingsForm::show(const QJsonObject &settings) {
    m_home->setText(settings[QStringLiteral("home")].toString());
    showPermissions(settings[QStringLiteral("permissions")]);
    QStringList rules;
    for (const auto &rule : settings[QStringLiteral("rules")].toArray())
        rules +=
            rule[QStringLiteral("path")].toString() + QLatin1Char(' ') + rule[QStringLiteral("permissions")].toString();
    m_rules->setPlainText(rules.join(QLatin1Char('\n')));
    m_mounts->setMounts(settings[QStringLiteral("mounts")]);
    for (const Number &number : m_numbers) {
        const QJsonValue value = settings[number.member];
        number.isSet->setChecked(value.isDouble());
        const double plain = value.toDouble(number.field->minimum());
        number.field->setValue(plain < 0 ? -1 : plain / number.unit);
    }
    const QJsonValue tls = settings[QStringLiteral("require-tls")];
    m_requireTls->setCurrentIndex(tls.isBool() ? (tls.toBool() ? 1 : 2) : 0);
    QStringList networks;
    for (const auto &network : settings[QStringLiteral("networks")].toArray())
        networks += network.toString();
    m_networks->setText(networks.join(QStringLiteral(", ")));
    m_hours->setText(settings[QStringLiteral("hours")].toString());
    m_given = settings;
    m_shown = fields();
}

QJsonObject SettingsForm::fields() const {
    QJsonObject values{{QStringLiteral("home"), orNull(m_home->text())},
                       {QStringLiteral("permissions"), orNull(permissions())},
                       {QStringLiteral("rules"), rules()},
                       {QStringLiteral("mounts"), m_mounts->mounts()},
                       {QStringLiteral("require-tls"), QJsonValue::fromVariant(m_requireTls->currentData())},
                       {QStringLiteral("hours"), orNull(m_hours->text().trimmed())}};
    for (const Number &number : m_numbers) {
        const double value = number.field->value();
        const auto whole = static_cast<qint64>(value < 0 ? -1 : std::round(value * number.unit));
        values.insert(number.member, number.isSet->isChecked() ? QJsonValue(whole) : QJsonValue());
    }
    QJsonArray networks;
    for (const QString &network : m_networks->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        networks += network.trimmed();
    values.insert(QStringLiteral("networks"), networks.isEmpty() ? QJsonValue() : QJsonValue(networks));
    return values;
}

QJsonObject SettingsForm::changes() const {
    QJsonObject changes = fields();
    for (auto shown = m_shown.begin(); shown != m_shown.end(); ++shown) {
        if (changes[shown.key()] == shown.value())
            changes.remove(shown.key());
    }
    return changes;
}

QJsonObject SettingsForm::values() const {
    QJsonObject values = changes();
    for (const QString &member : m_shown.keys()) {
        if (!values.contains(member))
            values.insert(member, m_given.contains(member) ? m_given[member] : QJsonValue());
    }
    return values;
}
