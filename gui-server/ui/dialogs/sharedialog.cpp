#include "dialogs/sharedialog.h"

#include "dialogs/sharecard.h"
#include "models/sharepassword.h"
#include "ui/iconbutton.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/metrics.h"
#include "ui/style.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace {
constexpr int SharePasswordWidth = 320; // px; most of the passwords that are made fit

namespace ShareRights {
enum { ReadOnly, UploadOnly, ReadAndWrite };
}

QString rightsText(int rights) {
    switch (rights) {
    case ShareRights::ReadOnly:
        return ShareDialog::tr("Read only");
    case ShareRights::UploadOnly:
        return ShareDialog::tr("Upload only");
    default:
        return ShareDialog::tr("Read and write");
    }
}

Permissions permissionsWith(int rights) {
    switch (rights) {
    case ShareRights::ReadOnly:
        return PermissionSet::ReadOnly;
    case ShareRights::UploadOnly:
        return PermissionSet::UploadOnly;
    default:
        return PermissionSet::Everything;
    }
}

// The first dropped thing that is a local folder.
QString folderOf(const QMimeData &data) {
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir())
            return url.toLocalFile();
    }
    return {};
}

PlainLabel *heading(const QString &text) {
    auto *label = new PlainLabel(text);
    label->setWeight(QFont::DemiBold);
    return label;
}
} // namespace

ShareDialog::ShareDialog(ServerControl &control, QWidget *parent)
    : QDialog(parent)
    , m_control(control)
    , m_steps(new QStackedWidget)
    , m_folder(new QLineEdit)
    , m_account(new QLineEdit(makeGuestName()))
    , m_password(new QLineEdit(makeSharePassword()))
    , m_rights(new QButtonGroup(this))
    , m_reach(new QComboBox)
    , m_end(new QComboBox)
    , m_complaint(new PlainLabel({}, Ink::Error))
    , m_share(new QPushButton(tr("Share"))) {
    setWindowTitle(tr("Share a folder"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_steps);
    m_steps->addWidget(makeForm());
    onEdited();
}

QWidget *ShareDialog::makeRights() {
    const std::pair<int, QString> choices[] = {
        {ShareRights::ReadOnly, tr("People can list and download")},
        {ShareRights::UploadOnly, tr("A drop box: people can send files and see nothing")},
        {ShareRights::ReadAndWrite, tr("People can also upload, change and delete")},
    };
    auto *area = new QWidget;
    auto *grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Metrics::Large);
    grid->setVerticalSpacing(Metrics::Tiny);
    int row = 0;
    for (const auto &[rights, hint] : choices) {
        auto *button = new QRadioButton(rightsText(rights));
        button->setAccessibleDescription(hint);
        auto *text = new PlainLabel(hint, Ink::Muted);
        text->setRelativeSize(-1);
        m_rights->addButton(button, rights);
        grid->addWidget(button, row, 0);
        grid->addWidget(text, row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    m_rights->button(ShareRights::ReadOnly)->setChecked(true);
    return area;
}

QWidget *ShareDialog::makeForm() {
    auto *form = new QWidget;
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(Metrics::Small);

    auto *title = new PlainLabel(tr("Share a folder"));
    title->setRelativeSize(7);
    title->setWeight(QFont::DemiBold);
    auto *subtitle =
        new PlainLabel(tr("Choose a folder, or drop one here. Nobody can connect before you press Share."), Ink::Muted);
    layout->addWidget(title);
    layout->addWidget(subtitle);
    layout->addSpacing(Metrics::Medium);

    layout->addWidget(heading(tr("Folder")));
    auto *folderRow = new QHBoxLayout;
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setPlaceholderText(tr("/path/to/the/folder"));
    m_folder->setMinimumWidth(380);
    auto *choose = new QPushButton(themedIcon(QStringLiteral("folder-open")), tr("Choose…"));
    choose->setAccessibleName(tr("Choose folder"));
    folderRow->addWidget(m_folder, 1);
    folderRow->addWidget(choose);
    layout->addLayout(folderRow);
    layout->addSpacing(Metrics::Small);

    layout->addWidget(heading(tr("What people may do")));
    layout->addWidget(makeRights());
    layout->addSpacing(Metrics::Small);

    auto *pairs = new QGridLayout;
    pairs->setHorizontalSpacing(Metrics::Large);
    pairs->setVerticalSpacing(Metrics::Tiny);
    pairs->addWidget(heading(tr("Account")), 0, 0);
    pairs->addWidget(heading(tr("Password")), 0, 1);
    m_account->setAccessibleName(tr("Account"));
    m_account->setMaxLength(64);
    m_password->setAccessibleName(tr("Password"));
    m_password->setMaxLength(128);
    m_password->setMinimumWidth(SharePasswordWidth);
    m_password->setCursorPosition(0); // what is longer is cut at its end
    auto *passwordRow = new QHBoxLayout;
    passwordRow->setSpacing(Metrics::Tiny);
    auto *another = new IconButton(QStringLiteral("refresh-cw"), tr("Make another password"));
    passwordRow->addWidget(m_password, 1);
    passwordRow->addWidget(another);
    pairs->addWidget(m_account, 1, 0);
    pairs->addLayout(passwordRow, 1, 1);
    pairs->setRowMinimumHeight(2, Metrics::Small);
    pairs->addWidget(heading(tr("Who can reach it")), 3, 0);
    pairs->addWidget(heading(tr("Ends")), 3, 1);
    m_reach->setAccessibleName(tr("Who can reach it"));
    m_reach->addItem(tr("The local network"), true);
    m_reach->addItem(tr("This computer only"), false);
    if (m_control.state() == ServerControl::State::Running) {
        m_reach->clear();
        m_reach->addItem(tr("As the server runs now"));
        m_reach->setEnabled(false);
    }
    m_end->setAccessibleName(tr("Ends"));
    m_end->addItem(tr("When Wherry Server is closed"), 0);
    m_end->addItem(tr("After a day"), 1);
    m_end->addItem(tr("After a week"), 7);
    m_end->addItem(tr("After a month"), 30);
    pairs->addWidget(m_reach, 4, 0);
    pairs->addWidget(m_end, 4, 1);
    pairs->setColumnStretch(0, 2);
    pairs->setColumnStretch(1, 3);
    layout->addLayout(pairs);
    layout->addSpacing(Metrics::Small);
    m_complaint->setWordWrap(true);
    m_complaint->setMinimumHeight(20);
    layout->addWidget(m_complaint);
    layout->addStretch(1);

    auto *cancel = new QPushButton(tr("Cancel"));
    makePrimary(*m_share);
    m_share->setMinimumWidth(96);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_share);
    layout->addLayout(buttons);

    connect(choose, &QPushButton::clicked, this, &ShareDialog::onChooseFolder);
    connect(another, &QToolButton::clicked, this, [this] {
        m_password->setText(makeSharePassword());
        m_password->setCursorPosition(0);
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_share, &QPushButton::clicked, this, &ShareDialog::onShare);
    for (QLineEdit *field : {m_folder, m_account, m_password})
        connect(field, &QLineEdit::textEdited, this, &ShareDialog::onEdited);
    return form;
}

void ShareDialog::setFolder(const QString &folder) {
    m_folder->setText(QDir::toNativeSeparators(folder));
    onEdited();
}

void ShareDialog::dragEnterEvent(QDragEnterEvent *event) {
    if (m_steps->currentIndex() == 0 && !folderOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ShareDialog::dropEvent(QDropEvent *event) {
    setFolder(folderOf(*event->mimeData()));
    event->acceptProposedAction();
}

void ShareDialog::onChooseFolder() {
    const QString start = m_folder->text().isEmpty() ? QDir::homePath() : m_folder->text();
    auto *dialog = new QFileDialog(this, tr("Choose folder"), start);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ShareDialog::setFolder);
    dialog->open();
}

void ShareDialog::onEdited() {
    m_complaint->clear();
    m_share->setEnabled(!m_folder->text().isEmpty() && !m_account->text().isEmpty() && !m_password->text().isEmpty());
}

QString ShareDialog::problem() const {
    const QFileInfo folder(m_folder->text());
    if (!folder.isAbsolute())
        return tr("Write the folder with its whole path, beginning with /.");
    if (!folder.exists())
        return tr("There is no such folder.");
    if (!folder.isDir())
        return tr("That is a file; choose the folder it lies in.");
    if (!folder.isReadable() || !folder.isExecutable())
        return tr("You may not read this folder yourself.");
    if (m_rights->checkedId() != ShareRights::ReadOnly && !folder.isWritable())
        return tr("You may not write to this folder yourself; share it read only.");
    for (const QChar c : m_account->text()) {
        if (c.isSpace() || !c.isPrint() || c == QLatin1Char(':') || c == QLatin1Char('/'))
            return tr("An account's name has no blanks, colons or slashes.");
    }
    for (const AccountConfiguration &account : m_control.configuration().accounts) {
        if (account.name == m_account->text().toUtf8())
            return tr("There is an account of this name; choose another.");
    }
    return {};
}

void ShareDialog::onShare() {
    m_complaint->setText(problem());
    if (!m_complaint->text().isEmpty())
        return;
    AccountConfiguration account;
    account.name = m_account->text().toUtf8();
    account.password = m_password->text().toUtf8();
    account.home = QFile::encodeName(QDir::cleanPath(m_folder->text()));
    account.permissions = permissionsWith(m_rights->checkedId());
    QList<ListenAddress> addresses;
    if (m_reach->currentData().toBool())
        addresses.append({QHostAddress(QHostAddress::Any), true});
    const int days = m_end->currentData().toInt();
    const qint64 endsAt = days == 0 ? 0 : QDateTime::currentDateTimeUtc().addDays(days).toMSecsSinceEpoch();
    if (!m_control.share(account, addresses, endsAt)) {
        m_complaint->setText(tr("The server could not start: %1").arg(m_control.failure().text));
        return;
    }
    showResult(m_account->text(), m_password->text(), endsAt);
    Q_EMIT shared(m_account->text());
}

void ShareDialog::showResult(const QString &account, const QString &password, qint64 endsAt) {
    ShareResult result;
    result.folder = QDir::cleanPath(m_folder->text());
    result.rights = rightsText(m_rights->checkedId());
    result.account = account;
    result.password = password;
    result.fingerprint = m_control.fingerprint();
    result.endsAt = endsAt;
    const QList<ServerControl::Address> addresses = m_control.addresses();
    if (!addresses.isEmpty())
        result.address = addresses.first();
    auto *card = new ShareCard(result);
    connect(card, &ShareCard::done, this, &QDialog::accept);
    m_share->setDefault(false);
    m_steps->setCurrentIndex(m_steps->addWidget(card));
    m_share->setEnabled(false);
    card->doneButton().setDefault(true);
    card->doneButton().setFocus();
    adjustSize();
}
