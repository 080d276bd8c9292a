#include "settings/selftestcard.h"

#include "base/visibletext.h"
#include "selftest/selftestwords.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPushButton>
#include <QVBoxLayout>

namespace {
constexpr int SignSize = 16;

struct Look {
    const char *icon;
    Ink ink;
    const char *word;
};

Look lookOf(SelfTestFinding::Mark mark) {
    switch (mark) {
    case SelfTestFinding::Mark::Works:
        return {"circle-check", Ink::Ok, QT_TRANSLATE_NOOP("SelfTestCard", "Works")};
    case SelfTestFinding::Mark::Warning:
        return {"triangle-alert", Ink::Warning, QT_TRANSLATE_NOOP("SelfTestCard", "Warning")};
    case SelfTestFinding::Mark::Fails:
        return {"circle-x", Ink::Error, QT_TRANSLATE_NOOP("SelfTestCard", "Fails")};
    }
    Q_UNREACHABLE();
}

PlainLabel *smallLabel(const QString &text) {
    auto *label = new PlainLabel(text, Ink::Muted);
    label->setRelativeSize(-1);
    label->setWordWrap(true);
    return label;
}

QWidget *rowOf(const SelfTestFinding &finding, const QString &sentence, const QString &advice) {
    const Look look = lookOf(finding.mark());
    const QString word = SelfTestCard::tr(look.word);
    auto *sign = new QLabel;
    sign->setPixmap(themedIcon(QLatin1String(look.icon), look.ink).pixmap(SignSize));
    sign->setAccessibleName(word);
    auto *text = new PlainLabel(sentence);
    text->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(text);
    if (!advice.isEmpty())
        texts->addWidget(smallLabel(advice));
    auto *row = new QWidget;
    row->setAccessibleName(word + QStringLiteral(": ") + sentence);
    row->setAccessibleDescription(advice);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    return row;
}
} // namespace

SelfTestCard::SelfTestCard(ServerControl &control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_note(smallLabel({}))
    , m_results(new QVBoxLayout)
    , m_check(new QPushButton(themedIcon(QStringLiteral("shield-check")), tr("Check this server")))
    , m_copy(new QPushButton(themedIcon(QStringLiteral("copy")), tr("Copy results"))) {
    m_check->setAccessibleName(tr("Check this server"));
    m_copy->setAccessibleName(tr("Copy results"));
    m_copy->hide();
    m_results->setSpacing(Metrics::Tiny);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Small);
    buttons->addWidget(m_check);
    buttons->addWidget(m_copy);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Metrics::Small);
    layout->addLayout(buttons);
    layout->addWidget(m_note);
    layout->addLayout(m_results);
    connect(m_check, &QPushButton::clicked, this, &SelfTestCard::onCheck);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text); });
    connect(&m_control, &ServerControl::stateChanged, this, &SelfTestCard::refresh);
    refresh();
}

void SelfTestCard::refresh() {
    const bool runs = m_control.state() == ServerControl::State::Running;
    m_isRunning = m_isRunning && m_control.state() != ServerControl::State::Stopped;
    m_check->setEnabled(runs && !m_isRunning);
    if (m_isRunning)
        m_note->setText(tr("Trying…"));
    else
        m_note->setText(
            runs ? tr("Connects to each address as a client would, uploads a small file, fetches and deletes it.")
                 : tr("Start the server to check it."));
}

void SelfTestCard::onCheck() {
    clear();
    m_isRunning = true;
    refresh();
    m_control.ask({{QStringLiteral("request"), QStringLiteral("selftest")}}, this,
                  [this](const QJsonObject &answer) { onAnswer(answer); });
}

void SelfTestCard::clear() {
    while (QLayoutItem *item = m_results->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_text.clear();
    m_copy->hide();
}

void SelfTestCard::onAnswer(const QJsonObject &answer) {
    m_isRunning = false;
    refresh();
    if (!answer[QStringLiteral("ok")].toBool())
        return m_note->setText(visibleText(answer[QStringLiteral("error")].toString()));
    const QJsonArray range = answer[QStringLiteral("passive_ports")].toArray();
    const PortRange ports{quint16(range.at(0).toInt()), quint16(range.at(1).toInt())};
    QString target;
    for (const auto &one : answer[QStringLiteral("findings")].toArray()) {
        const SelfTestFinding finding = SelfTestFinding::fromJson(one.toObject());
        const QString sentence = visibleText(SelfTestWords::sentence(finding));
        const QString advice = SelfTestWords::advice(finding, ports);
        if (target != finding.target) {
            target = finding.target;
            auto *heading = new PlainLabel(finding.isExternal ? tr("%1, from elsewhere").arg(target) : target);
            heading->setWeight(QFont::Medium);
            if (m_results->count() > 0)
                m_results->addSpacing(Metrics::Small);
            m_results->addWidget(heading);
            m_text += heading->text() + QLatin1Char('\n');
        }
        m_results->addWidget(rowOf(finding, sentence, advice));
        m_text += QStringLiteral("  %1: %2\n").arg(tr(lookOf(finding.mark()).word), sentence);
        if (!advice.isEmpty())
            m_text += QStringLiteral("    %1\n").arg(advice);
    }
    m_copy->show();
}
