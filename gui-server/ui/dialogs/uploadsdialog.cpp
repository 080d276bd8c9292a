#include "dialogs/uploadsdialog.h"

#include "base/bytesize.h"
#include "base/duration.h"
#include "base/visibletext.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/itemroles.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"
#include "ui/tableview.h"

#include <QDateTime>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace {
namespace UploadColumn {
enum { File, Folder, Held, Since };
}
constexpr int IsRunning = ItemRole::Bold + 1;
} // namespace

UploadsDialog::UploadsDialog(ServerControl &control, const QString &account, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_account(account)
    , m_model(new QStandardItemModel(this))
    , m_table(new TableView(TableView::RowLook::Card))
    , m_complaint(new PlainLabel({}, Ink::Error))
    , m_remove(new QPushButton(themedIcon(QStringLiteral("trash-2"), Ink::Error), tr("Delete"))) {
    const QString title = tr("Unfinished uploads of %1").arg(visibleText(account));
    setWindowTitle(title);
    resize(720, 380);
    auto *heading = new PlainLabel(title);
    heading->setRelativeSize(7);
    heading->setWeight(QFont::DemiBold);
    m_model->setHorizontalHeaderLabels({tr("File"), tr("Folder"), tr("Held"), tr("Since")});
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Unfinished uploads"));
    m_table->setEmptyText(tr("Every upload was finished"), QStringLiteral("circle-check"));
    m_table->setColumnWidth(UploadColumn::File, 220);
    m_table->setElasticColumn(UploadColumn::Folder, 120);
    auto *card = new Card;
    card->addContent(m_table, 1);
    m_remove->setAccessibleName(tr("Delete upload"));
    makeDestructive(*m_remove);
    auto *done = new QPushButton(tr("Close"));
    makePrimary(*done);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_remove);
    buttons->addWidget(m_complaint, 1);
    buttons->addWidget(done);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Medium);
    layout->addWidget(heading);
    layout->addWidget(card, 1);
    layout->addLayout(buttons);
    connect(done, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_remove, &QPushButton::clicked, this, &UploadsDialog::onRemove);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(!chosen().isEmpty()); });
    refresh();
}

void UploadsDialog::refresh() {
    m_control.ask({{QStringLiteral("request"), QStringLiteral("unfinished-list")}}, this,
                  [this](const QJsonObject &answer) { show(answer[QStringLiteral("uploads")].toArray()); });
}

void UploadsDialog::show(const QJsonArray &uploads) {
    m_model->removeRows(0, m_model->rowCount());
    for (const auto &upload : uploads) {
        if (upload[QStringLiteral("account")].toString() != m_account)
            continue;
        const QDateTime changed =
            QDateTime::fromString(upload[QStringLiteral("changed")].toString(), Qt::ISODateWithMs);
        const bool running = upload[QStringLiteral("running")].toBool();
        QList<QStandardItem *> row;
        for (const QString &text :
             {visibleText(upload[QStringLiteral("name")].toString()),
              visibleText(upload[QStringLiteral("directory")].toString()),
              formatBytes(upload[QStringLiteral("held")].toInteger()),
              running ? tr("running") : formatDuration(changed.secsTo(QDateTime::currentDateTimeUtc()))}) {
            auto *item = new QStandardItem(text);
            item->setEditable(false);
            row += item;
        }
        row.first()->setData(upload[QStringLiteral("id")].toInteger(), ItemRole::Id);
        row.first()->setData(running, IsRunning);
        m_model->appendRow(row);
    }
    m_remove->setEnabled(false);
}

QList<qint64> UploadsDialog::chosen() const {
    QList<qint64> ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        if (!index.data(IsRunning).toBool())
            ids += index.data(ItemRole::Id).toLongLong();
    }
    return ids;
}

void UploadsDialog::onRemove() {
    m_complaint->clear();
    for (const qint64 id : chosen())
        m_control.ask({{QStringLiteral("request"), QStringLiteral("unfinished-remove")}, {QStringLiteral("id"), id}},
                      this, [this](const QJsonObject &answer) {
                          if (!answer[QStringLiteral("ok")].toBool())
                              m_complaint->setText(visibleText(answer[QStringLiteral("error")].toString()));
                      });
    refresh();
}
