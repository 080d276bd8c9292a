#include "pages/logpage.h"

#include "base/log.h"
#include "dialogs/confirmation.h"
#include "ui/icons.h"
#include "ui/logview.h"
#include "ui/tableview.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>

namespace {
// Who speaks in the log, in the reader's language; a name without one stays.
QString speaker(const QString &source) {
    static constexpr struct {
        const char *source, *text;
    } speakers[] = {
        {"server", QT_TRANSLATE_NOOP("LogPage", "server")},   {"guard", QT_TRANSLATE_NOOP("LogPage", "guard")},
        {"files", QT_TRANSLATE_NOOP("LogPage", "files")},     {"accounts", QT_TRANSLATE_NOOP("LogPage", "accounts")},
        {"store", QT_TRANSLATE_NOOP("LogPage", "store")},     {"events", QT_TRANSLATE_NOOP("LogPage", "events")},
        {"control", QT_TRANSLATE_NOOP("LogPage", "control")},
    };
    for (const auto &one : speakers) {
        if (source == QLatin1String(one.source))
            return LogPage::tr(one.text);
    }
    const QLatin1String session("session ");
    return source.startsWith(session) ? LogPage::tr("session %1").arg(source.mid(session.size())) : source;
}
} // namespace

LogPage::LogPage(Log &log, QWidget *parent)
    : ListPage(tr("Log"), parent)
    , m_view(new LogView)
    , m_copy(new QPushButton(themedIcon(QStringLiteral("copy")), tr("Copy")))
    , m_export(new QPushButton(themedIcon(QStringLiteral("download")), tr("Export…"))) {
    auto *level = new QComboBox;
    level->setAccessibleName(tr("Least level shown"));
    level->addItem(tr("Everything"), static_cast<int>(LogRecord::Level::Debug));
    level->addItem(tr("Events"), static_cast<int>(LogRecord::Level::Info));
    level->addItem(tr("Warnings"), static_cast<int>(LogRecord::Level::Warning));
    level->addItem(tr("Errors"), static_cast<int>(LogRecord::Level::Error));
    connect(level, &QComboBox::currentIndexChanged, this,
            [this, level] { m_view->setLevel(static_cast<LogRecord::Level>(level->currentData().toInt())); });
    addControl(level);
    QLineEdit *search = addSearch(tr("Search the log"));
    connect(search, &QLineEdit::textChanged, m_view, &LogView::setFilterText);
    m_copy->setToolTip(tr("Copy all that is shown"));
    m_copy->setAccessibleName(tr("Copy log"));
    connect(m_copy, &QPushButton::clicked, m_view, &LogView::copyAll);
    addControl(m_copy);
    m_export->setAccessibleName(tr("Export log"));
    connect(m_export, &QPushButton::clicked, this, &LogPage::onExport);
    addControl(m_export);
    m_view->table().setEmptyText(tr("Nothing has happened yet"), QStringLiteral("scroll-text"));
    setList(m_view);
    const QAbstractItemModel *shown = m_view->table().model();
    connect(shown, &QAbstractItemModel::rowsInserted, this, &LogPage::onRowsChanged);
    connect(shown, &QAbstractItemModel::rowsRemoved, this, &LogPage::onRowsChanged);
    connect(shown, &QAbstractItemModel::modelReset, this, &LogPage::onRowsChanged);
    connect(&log, &Log::recorded, m_view, [this](LogRecord record) {
        record.source = speaker(record.source);
        m_view->append(record);
    });
    onRowsChanged();
}

void LogPage::onRowsChanged() {
    const bool isEmpty = m_view->table().model()->rowCount() == 0;
    m_copy->setEnabled(!isEmpty);
    m_export->setEnabled(!isEmpty);
}

void LogPage::onExport() {
    auto *dialog = new QFileDialog(this, tr("Export log"), {}, tr("Text files (*.txt *.log);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->selectFile(QStringLiteral("wherry-server.log"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const QByteArray text = m_view->text().toUtf8();
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            complain(*this, tr("The log could not be saved."), file.errorString());
    });
    dialog->open();
}
