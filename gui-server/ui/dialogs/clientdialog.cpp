#include "dialogs/clientdialog.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "ui/card.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextDocument>

namespace {
constexpr int RenewInterval = 1000; // ms
constexpr int CommandLines = 8;
} // namespace

ClientDialog::ClientDialog(ServerControl &control, quint64 session, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_session(session)
    , m_note(new PlainLabel({}, Ink::Warning))
    , m_commands(new QPlainTextEdit) {
    setWindowTitle(tr("Client %1").arg(session));
    auto *heading = new PlainLabel(windowTitle());
    heading->setRelativeSize(7);
    heading->setWeight(QFont::DemiBold);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Metrics::Large);
    form->setVerticalSpacing(Metrics::Small);
    m_address = addLine(*form, tr("Address"));
    m_account = addLine(*form, tr("Account"));
    m_program = addLine(*form, tr("Program"));
    m_encryption = addLine(*form, tr("Encryption"));
    m_since = addLine(*form, tr("Connected since"));
    m_idle = addLine(*form, tr("Idle"));
    m_directory = addLine(*form, tr("Directory"));
    m_received = addLine(*form, tr("Received"));
    m_sent = addLine(*form, tr("Sent"));
    m_transfer = addLine(*form, tr("Active transfers"));
    m_commands->setReadOnly(true);
    m_commands->setTabChangesFocus(true);
    m_commands->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_commands->setAccessibleName(tr("Last commands"));
    m_commands->setFixedHeight(CommandLines * m_commands->fontMetrics().lineSpacing() + // whole lines
                               2 * qRound(m_commands->document()->documentMargin()) + 1);
    auto *commands = new Card;
    commands->addContent(m_commands);
    commands->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *close = new QPushButton(tr("Close"));
    makePrimary(*close);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(heading);
    layout->addLayout(form);
    layout->addWidget(new PlainLabel(tr("Last commands"), Ink::Muted));
    layout->addWidget(commands);
    layout->addLayout(buttons);
    setMinimumWidth(460);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_timer, &QTimer::timeout, this, &ClientDialog::ask);
    m_timer.start(RenewInterval);
    ask();
}

PlainLabel *ClientDialog::addLine(QFormLayout &form, const QString &name) {
    auto *value = new PlainLabel;
    value->setAccessibleName(name);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form.addRow(new PlainLabel(name, Ink::Muted), value);
    return value;
}

void ClientDialog::ask() {
    m_control.ask(
        {{QStringLiteral("request"), QStringLiteral("client")}, {QStringLiteral("session"), qint64(m_session)}}, this,
        [this](const QJsonObject &answer) { show(answer); });
}

QString ClientDialog::transferText(const QJsonObject &transfer) {
    const QString path = visibleText(transfer[QStringLiteral("path")].toString());
    const qint64 there = transfer[QStringLiteral("offset")].toInteger() + transfer[QStringLiteral("bytes")].toInteger();
    const QString moved =
        transfer[QStringLiteral("size")].isDouble()
            ? tr("%1 of %2").arg(formatBytes(there), formatBytes(transfer[QStringLiteral("size")].toInteger()))
            : formatBytes(there);
    const QJsonValue files = transfer[QStringLiteral("batch_files")];
    if (files.isDouble())
        return tr("%1 (%2), after %n file(s)", nullptr, files.toInt()).arg(path, moved);
    return tr("%1 (%2)").arg(path, moved);
}

void ClientDialog::show(const QJsonObject &answer) {
    if (!answer[QStringLiteral("ok")].toBool()) { // what was seen last stays
        m_timer.stop();
        return m_note->setText(tr("This client has left."));
    }
    const QJsonObject client = answer[QStringLiteral("client")].toObject();
    const auto text = [&client](const char *member) { return visibleText(client[QLatin1String(member)].toString()); };
    const auto orElse = [](const QString &value, const QString &otherwise) {
        return value.isEmpty() ? otherwise : value;
    };
    m_address->setText(QStringLiteral("%1, %2").arg(text("address")).arg(client[QStringLiteral("port")].toInt()));
    m_account->setText(orElse(text("account"), tr("not signed in")));
    m_program->setText(orElse(text("client"), tr("not announced")));
    const QString version = text("encryption");
    m_encryption->setText(version.isEmpty() ? tr("none") : QStringLiteral("%1, %2").arg(version, text("cipher")));
    m_encryption->setInk(version.isEmpty() ? Ink::Warning : Ink::Ok);
    const QDateTime since = QDateTime::fromString(client[QStringLiteral("connected")].toString(), Qt::ISODateWithMs);
    m_since->setText(locale().toString(since.toLocalTime(), QStringLiteral("yyyy-MM-dd HH:mm:ss")));
    m_idle->setText(formatDuration(client[QStringLiteral("idle_seconds")].toInteger()));
    m_directory->setText(orElse(text("directory"), QStringLiteral("–")));
    m_received->setText(formatBytes(client[QStringLiteral("bytes_received")].toInteger()));
    m_sent->setText(formatBytes(client[QStringLiteral("bytes_sent")].toInteger()));
    QStringList transfers;
    for (const auto &one : answer[QStringLiteral("transfers")].toArray())
        transfers += transferText(one.toObject());
    m_transfer->setText(orElse(transfers.join(QLatin1Char('\n')), QStringLiteral("–")));
    QStringList commands;
    for (const auto &one : client[QStringLiteral("commands")].toArray())
        commands += visibleText(one.toString());
    if (const QString all = commands.join(QLatin1Char('\n')); all != m_commands->toPlainText()) {
        m_commands->setPlainText(all);
        m_commands->moveCursor(QTextCursor::End);
    }
}
