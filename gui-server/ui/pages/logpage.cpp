#include "pages/logpage.h"

#include "base/log.h"
#include "ui/icons.h"
#include "ui/logview.h"
#include "ui/tableview.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

LogPage::LogPage(Log &log, QWidget *parent)
    : ListPage(tr("Log"), parent)
    , m_view(new LogView) {
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
    auto *copy = new QPushButton(themedIcon(QStringLiteral("copy")), tr("Copy"));
    copy->setToolTip(tr("Copy all that is shown"));
    copy->setAccessibleName(tr("Copy log"));
    connect(copy, &QPushButton::clicked, m_view, &LogView::copyAll);
    addControl(copy);
    auto *save = new QPushButton(themedIcon(QStringLiteral("download")), tr("Export..."));
    save->setAccessibleName(tr("Export log"));
    connect(save, &QPushButton::clicked, this, &LogPage::onExport);
    addControl(save);
    m_view->table().setEmptyText(tr("Nothing has happened yet"), QStringLiteral("scroll-text"));
    setList(m_view);
    m_view->follow(log);
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
        if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
            return;
        auto *box = new QMessageBox(QMessageBox::Warning, tr("Export log"), tr("The log could not be saved."),
                                    QMessageBox::Ok, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setTextFormat(Qt::PlainText);
        box->setInformativeText(file.errorString());
        box->open();
    });
    dialog->open();
}
