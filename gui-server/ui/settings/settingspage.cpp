#include "settings/settingspage.h"

#include "config/configurationkeys.h"
#include "settings/appearanceform.h"
#include "settings/certificatecard.h"
#include "settings/selftestcard.h"
#include "settings/settingwords.h"
#include "settings/topicform.h"
#include "ui/card.h"
#include "ui/celldelegate.h"
#include "ui/icons.h"
#include "ui/itemroles.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QComboBox>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace {
constexpr int TopicsWidth = 216;
constexpr int RoomForList = 720; // of the page
constexpr int MostWidth = 720;   // of a form: lines longer than that are hard to read

QFrame *line(QFrame::Shape shape) {
    auto *frame = new QFrame;
    frame->setFrameShape(shape);
    if (shape == QFrame::VLine)
        frame->setFixedWidth(1);
    else
        frame->setFixedHeight(1);
    return frame;
}
} // namespace

SettingsPage::SettingsPage(ServerControl &control, SettingsFile &preferences, QWidget *parent)
    : ListPage(tr("Settings"), parent)
    , m_control(control)
    , m_topics(new QStandardItemModel(this))
    , m_list(new TableView(TableView::RowLook::Pane))
    , m_choice(new QComboBox)
    , m_edge(line(QFrame::VLine))
    , m_stack(new QStackedWidget)
    , m_message(new PlainLabel({}, Ink::Muted))
    , m_restart(new QPushButton(themedIcon(QStringLiteral("rotate-cw")), tr("Restart server…")))
    , m_defaults(new QPushButton(tr("Defaults")))
    , m_discard(new QPushButton(tr("Discard")))
    , m_save(new QPushButton(tr("Save"))) {
    m_list->setAccessibleName(tr("Topics"));
    m_list->setFixedWidth(TopicsWidth);
    m_list->setHeaderHidden(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setAlternatingRowColors(false);
    m_list->setModel(m_topics);
    m_choice->setAccessibleName(tr("Topics"));
    m_choice->setModel(m_topics);
    addControl(m_choice);
    QStringList topics;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        const QString topic = QLatin1String(key.topic);
        if (!topics.contains(topic) && topic != QLatin1String("Addresses")) // beside the bans
            topics += topic;
    }
    for (const QString &topic : std::as_const(topics))
        addTopic(topic);
    addPage({}, tr("Appearance and language"), QStringLiteral("sun"), {new AppearanceForm(preferences)});

    m_defaults->setToolTip(tr("Show what holds where nothing is set"));
    m_restart->setAccessibleName(tr("Restart server"));
    m_save->setAccessibleName(tr("Save settings"));
    m_discard->setAccessibleName(tr("Discard changes"));
    m_defaults->setAccessibleName(tr("Default values"));
    makePrimary(*m_save);
    m_message->setWordWrap(true);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(Metrics::CardPadding, Metrics::Small, Metrics::CardPadding, Metrics::Small);
    foot->setSpacing(Metrics::Small);
    foot->addWidget(m_message, 1);
    for (QPushButton *button : {m_restart, m_defaults, m_discard, m_save})
        foot->addWidget(button);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_list);
    body->addWidget(m_edge);
    body->addWidget(m_stack, 1);
    auto *all = new QWidget;
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, Metrics::Small, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(line(QFrame::HLine));
    layout->addLayout(foot);
    setList(all);

    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        m_stack->setCurrentIndex(current.row());
        m_choice->setCurrentIndex(current.row());
        refreshFoot();
    });
    connect(m_choice, &QComboBox::activated, this,
            [this](int row) { m_list->setCurrentIndex(m_topics->index(row, 0)); });
    connect(m_save, &QPushButton::clicked, this, &SettingsPage::onSave);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        for (TopicForm *form : std::as_const(m_forms))
            form->revert();
        refreshFoot();
    });
    connect(m_defaults, &QPushButton::clicked, this, [this] {
        if (TopicForm *form = currentForm())
            form->showDefaults();
    });
    connect(m_restart, &QPushButton::clicked, this, &SettingsPage::restartAsked);
    connect(&m_control, &ServerControl::stateChanged, this, &SettingsPage::refreshFoot);
    m_list->setCurrentIndex(m_topics->index(0, 0));
}

void SettingsPage::resizeEvent(QResizeEvent *event) {
    ListPage::resizeEvent(event);
    const bool isWide = width() >= RoomForList;
    m_list->setVisible(isWide);
    m_edge->setVisible(isWide);
    m_choice->setVisible(!isWide);
}

void SettingsPage::addTopic(const QString &topic) {
    QStringList names;
    for (const ConfigurationKey &key : ConfigurationKeys::all()) {
        if (topic == QLatin1String(key.topic))
            names += QLatin1String(key.name);
    }
    auto *form = new TopicForm(m_control, names);
    m_forms += form;
    connect(form, &TopicForm::edited, this, [this] {
        m_isSaved = false;
        refreshFoot();
    });
    QList<QWidget *> widgets = {form};
    if (names.contains(QStringLiteral("certificate")))
        widgets.prepend(new CertificateCard(m_control));
    if (names.contains(QStringLiteral("listen")))
        widgets += new SelfTestCard(m_control);
    const SettingWords::Topic words = SettingWords::topic(topic);
    addPage(topic, words.title, words.icon, widgets);
}

void SettingsPage::addPage(const QString &topic, const QString &title, const QString &icon,
                           const QList<QWidget *> &widgets) {
    auto *item = new QStandardItem(themedIcon(icon), title);
    item->setData(topic, ItemRole::Id);
    m_topics->appendRow(item);
    auto *heading = new PlainLabel(title);
    heading->setRelativeSize(3);
    heading->setWeight(QFont::DemiBold);
    auto *inside = new QWidget;
    inside->setMaximumWidth(MostWidth);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(Metrics::Large, Metrics::Small, Metrics::Large, Metrics::Large);
    column->setSpacing(Metrics::Large);
    column->addWidget(heading);
    for (QWidget *widget : widgets) {
        if (widget != widgets.first())
            column->addWidget(line(QFrame::HLine));
        column->addWidget(widget);
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    m_stack->addWidget(scroll);
}

void SettingsPage::showTopic(const QString &topic) {
    for (int row = 0; row < m_topics->rowCount(); ++row) {
        if (m_topics->item(row)->data(ItemRole::Id).toString() == topic)
            m_list->setCurrentIndex(m_topics->index(row, 0));
    }
}

TopicForm *SettingsPage::currentForm() const { return m_forms.value(m_stack->currentIndex()); }

void SettingsPage::onSave() {
    ConfigurationValues changes;
    for (const TopicForm *form : std::as_const(m_forms))
        changes.insert(form->changes());
    const ServerControl::SettingsRefusal refusal = m_control.changeSettings(changes);
    bool isShown = false;
    for (qsizetype page = 0; page < m_forms.size(); ++page) {
        if (refusal.isEmpty()) {
            m_forms.at(page)->revert();
        } else if (m_forms.at(page)->complain(refusal) && !isShown) {
            m_list->setCurrentIndex(m_topics->index(int(page), 0));
            isShown = true;
        }
    }
    m_isSaved = refusal.isEmpty();
    refreshFoot();
}

void SettingsPage::refreshFoot() {
    int changes = 0;
    for (const TopicForm *form : std::as_const(m_forms))
        changes += int(form->changes().size());
    m_save->setEnabled(changes > 0);
    m_discard->setEnabled(changes > 0);
    m_defaults->setVisible(currentForm() != nullptr);
    QStringList waiting;
    for (const QString &key : m_control.keysWaiting())
        waiting += SettingWords::key(key).label;
    m_restart->setVisible(!waiting.isEmpty());
    m_message->setInk(changes == 0 && !waiting.isEmpty() ? Ink::Warning : Ink::Muted);
    if (changes > 0)
        m_message->setText(tr("%n change(s) not saved", nullptr, changes));
    else if (!waiting.isEmpty())
        m_message->setText(tr("Saved. For the next start of the server: %1").arg(waiting.join(tr(", "))));
    else
        m_message->setText(m_isSaved ? tr("Saved and in force") : QString());
}
