#include "dialogs/mountspage.h"

#include "base/visibletext.h"
#include "config/permissionwords.h"
#include "dialogs/formlabels.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/itemroles.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/tableview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStandardItemModel>
#include <QUrl>

namespace {
enum Column { Place, Folder, Access };
constexpr int Value = ItemRole::Bold + 1; // of each cell, as the store knows it

QStringList droppedFolders(const QMimeData &data) {
    QStringList folders;
    for (const QUrl &url : data.urls())
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir())
            folders += url.toLocalFile();
    return folders;
}
} // namespace

MountsPage::MountsPage(QWidget *parent)
    : QWidget(parent)
    , m_isOwn(new QCheckBox(tr("Own list instead of the group's")))
    , m_model(new QStandardItemModel(this))
    , m_table(new TableView(TableView::RowLook::Card))
    , m_remove(new QPushButton(themedIcon(QStringLiteral("minus")), tr("Remove")))
    , m_fields(new QWidget)
    , m_path(new QLineEdit)
    , m_folder(new QLineEdit)
    , m_access(new QComboBox) {
    setAcceptDrops(true);
    m_model->setHorizontalHeaderLabels({tr("Place"), tr("Folder"), tr("Access")});
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Mounted folders"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setColumnWidth(Place, 140);
    m_table->setColumnWidth(Access, 130);
    m_table->setElasticColumn(Folder, 120);
    auto *card = new Card;
    card->addContent(m_table, 1);
    auto *add = new QPushButton(themedIcon(QStringLiteral("plus")), tr("Add folder…"));
    m_remove->setAccessibleName(tr("Remove mounted folder"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::Small);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);

    m_path->setAccessibleName(tr("Place in the home"));
    m_folder->setAccessibleName(tr("Mounted folder"));
    m_access->setAccessibleName(tr("Access"));
    m_path->setPlaceholderText(QStringLiteral("/music"));
    auto *choose = new QPushButton(themedIcon(QStringLiteral("folder-open")), tr("Choose…"));
    choose->setAccessibleName(tr("Choose mounted folder"));
    auto *folder = new QHBoxLayout;
    folder->setSpacing(Metrics::Small);
    folder->addWidget(m_folder, 1);
    folder->addWidget(choose);
    auto *form = new QFormLayout(m_fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Metrics::Large);
    form->setVerticalSpacing(Metrics::Small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Place in the home"), m_path);
    form->addRow(tr("Folder"), folder);
    form->addRow(tr("Access"), m_access);
    levelLabels(*form);
    auto *hint = new PlainLabel(tr("The account sees the folder at that place, wherever it lies on this computer. What "
                                   "is stored there does not count in its storage."),
                                Ink::Muted);
    hint->setRelativeSize(-1);
    hint->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Metrics::Large, Metrics::Large, Metrics::Large, Metrics::Large);
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_isOwn);
    layout->addWidget(card, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_fields);
    layout->addWidget(hint);

    connect(add, &QPushButton::clicked, this,
            [this] { chooseFolder(tr("Mount folder"), [this](const QString &one) { addFolder(one); }); });
    connect(choose, &QPushButton::clicked, this, [this] {
        chooseFolder(tr("Choose mounted folder"), [this](const QString &one) {
            m_folder->setText(one);
            onEdited();
        });
    });
    connect(m_remove, &QPushButton::clicked, this, &MountsPage::onRemove);
    connect(m_path, &QLineEdit::textEdited, this, &MountsPage::onEdited);
    connect(m_folder, &QLineEdit::textEdited, this, &MountsPage::onEdited);
    connect(m_access, &QComboBox::currentIndexChanged, this, &MountsPage::onEdited);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { onChosen(current.row()); });
    connect(m_isOwn, &QCheckBox::toggled, this, &MountsPage::onOwnToggled);
    onOwnToggled(false);
}

void MountsPage::setMounts(const QJsonValue &mounts) {
    m_isOwn->setChecked(mounts.isArray());
    m_own = mounts.toArray();
    list(m_own);
}

QJsonValue MountsPage::mounts() const { return m_isOwn->isChecked() ? QJsonValue(listed()) : QJsonValue(); }

void MountsPage::list(const QJsonArray &mounts) {
    m_model->removeRows(0, m_model->rowCount());
    for (const auto &mount : mounts)
        append(mount[QStringLiteral("path")].toString(), mount[QStringLiteral("folder")].toString(),
               mount[QStringLiteral("permissions")].toString());
    m_table->setCurrentIndex(m_model->index(0, 0));
    onChosen(chosen());
}

QJsonArray MountsPage::listed() const {
    QJsonArray mounts;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto value = [this, row](int column) { return m_model->index(row, column).data(Value).toString(); };
        mounts += QJsonObject{{QStringLiteral("path"), value(Place)},
                              {QStringLiteral("folder"), value(Folder)},
                              {QStringLiteral("permissions"), value(Access)}};
    }
    return mounts;
}

void MountsPage::onOwnToggled(bool isOwn) {
    if (!isOwn)
        m_own = listed();
    list(isOwn ? m_own : QJsonArray());
    m_table->setEmptyText(isOwn ? tr("None. Add a folder, or drop one here.")
                                : tr("Those of the group, if it has any. Add a folder, or drop one here."),
                          QStringLiteral("folder-open"));
}

void MountsPage::append(const QString &path, const QString &folder, const QString &permissions) {
    const int row = m_model->rowCount();
    QList<QStandardItem *> items{new QStandardItem, new QStandardItem, new QStandardItem};
    for (QStandardItem *item : items)
        item->setEditable(false);
    m_model->appendRow(items);
    fill(row, path, folder, permissions);
}

void MountsPage::fill(int row, const QString &path, const QString &folder, const QString &permissions) {
    const QString values[] = {path, folder, permissions};
    const QString texts[] = {visibleText(path), visibleText(folder), accessText(permissions)};
    for (int column = Place; column <= Access; ++column) {
        m_model->setData(m_model->index(row, column), values[column], Value);
        m_model->setData(m_model->index(row, column), texts[column]);
    }
}

QString MountsPage::accessText(const QString &permissions) {
    const auto parsed = PermissionWords::parse(permissions);
    return parsed == PermissionSet::Everything   ? tr("Read and write")
           : parsed == PermissionSet::ReadOnly   ? tr("Read only")
           : parsed == PermissionSet::UploadOnly ? tr("Upload only")
                                                 : permissions;
}

int MountsPage::chosen() const { return m_table->currentIndex().row(); }

void MountsPage::onChosen(int row) {
    const QScopedValueRollback<bool> showing(m_isShowing, true);
    const auto value = [this, row](int column) { return m_model->index(row, column).data(Value).toString(); };
    m_fields->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_path->setText(value(Place));
    m_folder->setText(value(Folder));
    m_access->clear();
    QStringList words{QStringLiteral("read-only"), QStringLiteral("all"), QStringLiteral("drop-box")};
    if (row >= 0 && accessText(value(Access)) == value(Access))
        words += value(Access); // of another kind, made on the command line
    for (const QString &one : std::as_const(words))
        m_access->addItem(accessText(one), one);
    m_access->setCurrentText(row >= 0 ? accessText(value(Access)) : accessText(words.first()));
}

void MountsPage::onEdited() {
    if (!m_isShowing && chosen() >= 0)
        fill(chosen(), m_path->text().trimmed(), m_folder->text(), m_access->currentData().toString());
}

void MountsPage::onRemove() {
    m_model->removeRow(chosen());
    onChosen(chosen());
}

QString MountsPage::freePlace(const QString &name) const {
    QStringList taken;
    for (int row = 0; row < m_model->rowCount(); ++row)
        taken += m_model->index(row, Place).data(Value).toString();
    const QString wanted = QLatin1Char('/') + name;
    QString place = wanted;
    for (int number = 2; taken.contains(place); ++number)
        place = wanted + QLatin1Char('-') + QString::number(number);
    return place;
}

void MountsPage::addFolder(const QString &folder) {
    m_isOwn->setChecked(true);
    const QString name = QDir(folder).dirName();
    append(freePlace(name.isEmpty() ? QStringLiteral("folder") : name), folder, QStringLiteral("read-only"));
    m_table->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
}

void MountsPage::chooseFolder(const QString &title, const std::function<void(const QString &)> &chosen) {
    auto *dialog = new QFileDialog(window(), title, m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, chosen);
    dialog->open();
}

void MountsPage::dragEnterEvent(QDragEnterEvent *event) {
    if (!droppedFolders(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MountsPage::dropEvent(QDropEvent *event) {
    for (const QString &folder : droppedFolders(*event->mimeData()))
        addFolder(folder);
    event->acceptProposedAction();
}
