#include "sites/siteeditor.h"

#include "ftp/wiretext.h"
#include "models/tlswords.h"
#include "sites/formrows.h"
#include "sites/sitecolours.h"
#include "ui/card.h"
#include "ui/labels.h"
#include "ui/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

namespace {
constexpr qint64 limitUnit = 1024; // bytes per second of a step of the limits
constexpr int mostParallel = 10;
constexpr int mostSegments = 8;
constexpr quint16 plainPort = 21, implicitPort = 990;
} // namespace

SiteEditor::SiteEditor(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget(this)) {
    m_tabs->setAccessibleName(tr("Settings of the site"));
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    addGeneral();
    addTransfer();
    addProxy();
    addTrust();
    addNotes();
}

QFormLayout *SiteEditor::addPage(const QString &title) {
    auto *page = new QWidget;
    auto *rows = new QFormLayout(page);
    FormRows::layOut(*rows);
    m_tabs->addTab(page, title);
    return rows;
}

QLineEdit *SiteEditor::addText(QFormLayout &rows, const QString &name, const QString &hint) {
    QLineEdit *field = FormRows::addText(rows, name, hint);
    connect(field, &QLineEdit::textEdited, this, &SiteEditor::onEdited);
    return field;
}

QLineEdit *SiteEditor::addPath(QFormLayout &rows, const QString &name, const QString &hint, bool isFolder) {
    QLineEdit *field = FormRows::addPath(rows, name, hint, isFolder);
    connect(field, &QLineEdit::textEdited, this, &SiteEditor::onEdited);
    return field;
}

QSpinBox *SiteEditor::addHostAndPort(QFormLayout &rows, const QString &name, QLineEdit *host, const QString &portName) {
    auto *port = new QSpinBox;
    port->setRange(1, 65535);
    port->setAccessibleName(portName);
    port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    port->setFixedWidth(72);
    connect(port, &QSpinBox::valueChanged, this, &SiteEditor::onEdited);
    auto *label = new PlainLabel(tr("Port"), Ink::Text);
    label->setBuddy(port);
    auto *around = new QHBoxLayout;
    around->setSpacing(Metrics::Small);
    around->addWidget(host, 1);
    around->addWidget(label);
    around->addWidget(port);
    FormRows::add(rows, name, host, around);
    return port;
}

QSpinBox *SiteEditor::addNumber(QFormLayout &rows, const QString &name, int most, const QString &ofNone,
                                const QString &unit) {
    auto *field = new QSpinBox;
    field->setRange(0, most);
    field->setSpecialValueText(ofNone);
    field->setSuffix(unit);
    FormRows::add(rows, name, field);
    connect(field, &QSpinBox::valueChanged, this, &SiteEditor::onEdited);
    return field;
}

QComboBox *SiteEditor::addChoice(QFormLayout &rows, const QString &name, const QStringList &choices) {
    auto *field = new QComboBox;
    field->addItems(choices);
    FormRows::add(rows, name, field);
    connect(field, &QComboBox::activated, this, &SiteEditor::onEdited);
    return field;
}

QCheckBox *SiteEditor::addSwitch(QFormLayout &rows, const QString &name) {
    auto *field = new QCheckBox(name);
    rows.addRow(field);
    connect(field, &QCheckBox::clicked, this, &SiteEditor::onEdited);
    return field;
}

void SiteEditor::addGeneral() {
    QFormLayout &rows = *addPage(tr("General"));
    m_name = addText(rows, tr("Name"));
    m_host = new QLineEdit;
    m_host->setPlaceholderText(tr("ftp.example.org, or a whole ftp:// address"));
    connect(m_host, &QLineEdit::textEdited, this, &SiteEditor::onEdited);
    connect(m_host, &QLineEdit::editingFinished, this, &SiteEditor::onHostFinished);
    m_port = addHostAndPort(rows, tr("Host"), m_host, tr("Port"));

    QStringList modes;
    for (const TlsMode mode : TlsWords::inOrder)
        modes.append(TlsWords::of(mode));
    m_tls = addChoice(rows, tr("Encryption"), modes);
    connect(m_tls, &QComboBox::activated, this, &SiteEditor::onTlsChosen);
    m_login = addChoice(rows, tr("Login"),
                        {tr("Anonymous"), tr("Name and password"), tr("Name; ask for the password each time")});
    m_user = addText(rows, tr("Username"));
    m_password = addText(rows, tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_localFolder = addPath(rows, tr("Folder here"), tr("the one that is shown"), true);
    m_remoteFolder = addText(rows, tr("Folder on the server"), tr("the one that the login leads to"));
}

void SiteEditor::addProxy() {
    QFormLayout &rows = *addPage(tr("Proxy"));
    m_proxy = addChoice(rows, tr("Proxy"), {tr("None"), tr("SOCKS5"), tr("HTTP (CONNECT)")});
    connect(m_proxy, &QComboBox::activated, this, &SiteEditor::onProxyChosen);
    m_proxyHost = new QLineEdit;
    connect(m_proxyHost, &QLineEdit::textEdited, this, &SiteEditor::onEdited);
    m_proxyPort = addHostAndPort(rows, tr("Host of the proxy"), m_proxyHost, tr("Port of the proxy"));
    m_proxyUser = addText(rows, tr("Username at the proxy"), tr("only where the proxy asks for one"));
    m_proxyPassword = addText(rows, tr("Password at the proxy"));
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    auto *note = new PlainLabel(tr("Data connections go the same way, and are made from here (passive)."), Ink::Muted);
    note->setWordWrap(true);
    rows.addRow(note);
}

void SiteEditor::addNotes() {
    QFormLayout &rows = *addPage(tr("Notes"));
    m_colour = addChoice(rows, tr("Colour"), {});
    for (int colour = 0; colour < SiteColours::count; ++colour)
        m_colour->addItem(SiteColours::icon(static_cast<SiteColour>(colour)),
                          SiteColours::name(static_cast<SiteColour>(colour)));
    m_notes = new QPlainTextEdit;
    m_notes->setTabChangesFocus(true);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("What is worth knowing about this site"));
    auto *frame = new Card;
    frame->addContent(m_notes, 1);
    rows.addRow(frame);
    connect(m_notes, &QPlainTextEdit::textChanged, this, &SiteEditor::onEdited);
}

void SiteEditor::addTransfer() {
    QFormLayout &rows = *addPage(tr("Transfers"));
    m_parallel = addNumber(rows, tr("Transfers at a time"), mostParallel, tr("as in the settings"), {});
    m_segments = addNumber(rows, tr("Connections for one large file"), mostSegments, tr("as many as help"), {});
    const int mostLimit = 100 * 1024 * 1024; // 100 GiB/s
    m_downloadLimit = addNumber(rows, tr("Limit of downloads"), mostLimit, tr("no limit"), tr(" KiB/s"));
    m_uploadLimit = addNumber(rows, tr("Limit of uploads"), mostLimit, tr("no limit"), tr(" KiB/s"));
    m_data =
        addChoice(rows, tr("Data connections"), {tr("Made from here (passive)"), tr("Made by the server (active)")});
    m_encoding = addChoice(rows, tr("File names"), {tr("UTF-8"), tr("Latin-1, for old servers")});
    m_temporaryNames = addSwitch(rows, tr("Upload under a temporary name until the file is whole"));
}

void SiteEditor::addTrust() {
    QFormLayout &rows = *addPage(tr("Advanced"));
    m_account = addText(rows, tr("Account (ACCT)"), tr("only where the server asks for one"));
    m_certificate = addPath(rows, tr("Client certificate"), tr("a PEM file, or nothing"), false);
    m_key = addPath(rows, tr("Key of the certificate"), tr("a PEM file, or nothing"), false);
    m_closeNotify = addSwitch(rows, tr("Data under TLS must end in order"));
    m_closeNotify->setToolTip(tr("Without it a download that was cut off may pass for a whole one."));
}

void SiteEditor::show(const SavedSite &saved, const QString &password, const QString &proxyPassword, bool isKept) {
    m_showing = true;
    m_isKept = isKept;
    m_saved = saved;
    const Site &site = saved.site;
    m_name->setText(site.label);
    m_host->setText(site.host);
    m_port->setValue(site.port);
    const auto mode = std::find(std::begin(TlsWords::inOrder), std::end(TlsWords::inOrder), site.tls);
    m_tls->setCurrentIndex(static_cast<int>(mode - std::begin(TlsWords::inOrder)));
    const Login login = site.isAnonymous() ? Login::Anonymous : saved.askPassword ? Login::Asked : Login::Kept;
    m_login->setCurrentIndex(static_cast<int>(login));
    m_user->setText(site.isAnonymous() ? QString() : site.user);
    m_password->setText(password);
    m_localFolder->setText(saved.localFolder);
    m_remoteFolder->setText(decodeWireText(saved.remoteFolder));
    m_colour->setCurrentIndex(static_cast<int>(saved.colour));
    m_notes->setPlainText(saved.notes);
    m_parallel->setValue(site.maxSessions);
    m_segments->setValue(site.segments);
    m_downloadLimit->setValue(static_cast<int>(std::min<qint64>(site.downloadLimit / limitUnit, INT_MAX)));
    m_uploadLimit->setValue(static_cast<int>(std::min<qint64>(site.uploadLimit / limitUnit, INT_MAX)));
    m_data->setCurrentIndex(site.preferActive ? 1 : 0);
    m_encoding->setCurrentIndex(site.latin1Names ? 1 : 0);
    m_temporaryNames->setChecked(site.temporaryNames);
    m_account->setText(site.account);
    m_certificate->setText(site.clientCertificate);
    m_key->setText(site.clientKey);
    m_closeNotify->setChecked(site.requireCloseNotify);
    m_proxy->setCurrentIndex(static_cast<int>(site.proxy.kind));
    m_proxyHost->setText(site.proxy.host);
    m_proxyPort->setValue(site.proxy.port);
    m_proxyUser->setText(site.proxy.user);
    m_proxyPassword->setText(proxyPassword);
    m_showing = false;
    updateLogin();
    updateProxy();
}

SiteEditor::Login SiteEditor::login() const { return static_cast<Login>(m_login->currentIndex()); }

SavedSite SiteEditor::site() const {
    SavedSite saved = m_saved;
    Site &site = saved.site;
    site.label = m_name->text();
    site.host = m_host->text().trimmed();
    site.port = static_cast<quint16>(m_port->value());
    site.tls = TlsWords::inOrder[std::max(0, m_tls->currentIndex())];
    site.user = login() == Login::Anonymous ? Site().user : m_user->text();
    saved.askPassword = login() == Login::Asked;
    saved.localFolder = m_localFolder->text();
    if (m_remoteFolder->text() != decodeWireText(m_saved.remoteFolder))
        saved.remoteFolder = encodeWireText(m_remoteFolder->text());
    saved.colour = static_cast<SiteColour>(std::max(0, m_colour->currentIndex()));
    saved.notes = m_notes->toPlainText();
    site.maxSessions = m_parallel->value();
    site.segments = m_segments->value();
    // The fields round: what nobody touched stays.
    const auto limit = [](const QSpinBox &field, qint64 shown) {
        return field.value() == shown / limitUnit ? shown : field.value() * limitUnit;
    };
    site.downloadLimit = limit(*m_downloadLimit, m_saved.site.downloadLimit);
    site.uploadLimit = limit(*m_uploadLimit, m_saved.site.uploadLimit);
    site.preferActive = m_data->currentIndex() == 1;
    site.latin1Names = m_encoding->currentIndex() == 1;
    site.temporaryNames = m_temporaryNames->isChecked();
    site.account = m_account->text();
    site.clientCertificate = m_certificate->text();
    site.clientKey = m_key->text();
    site.requireCloseNotify = m_closeNotify->isChecked();
    site.proxy = {};
    site.proxy.kind = static_cast<Proxy::Kind>(std::max(0, m_proxy->currentIndex()));
    if (site.proxy) {
        site.proxy.host = m_proxyHost->text().trimmed();
        site.proxy.port = static_cast<quint16>(m_proxyPort->value());
        site.proxy.user = m_proxyUser->text();
    }
    return saved;
}

QString SiteEditor::password() const { return login() == Login::Kept ? m_password->text() : QString(); }

QString SiteEditor::proxyPassword() const {
    return m_proxyUser->text().isEmpty() ? QString() : m_proxyPassword->text();
}

void SiteEditor::takeFocus() {
    m_tabs->setCurrentIndex(0);
    QLineEdit *const field = m_host->text().isEmpty() ? m_host : m_name;
    field->setFocus(Qt::OtherFocusReason);
    field->selectAll();
}

void SiteEditor::updateLogin() {
    m_user->setEnabled(login() != Login::Anonymous);
    m_user->setPlaceholderText(login() == Login::Anonymous ? tr("anonymous") : QString());
    m_password->setEnabled(login() == Login::Kept);
    m_password->setPlaceholderText(login() == Login::Kept && m_isKept ? tr("as it is kept") : QString());
}

void SiteEditor::updateProxy() {
    const bool isUsed = m_proxy->currentIndex() > 0;
    for (QWidget *field : {static_cast<QWidget *>(m_proxyHost), static_cast<QWidget *>(m_proxyPort),
                           static_cast<QWidget *>(m_proxyUser)})
        field->setEnabled(isUsed);
    m_proxyPassword->setEnabled(isUsed && !m_proxyUser->text().isEmpty());
    m_proxyPassword->setPlaceholderText(m_saved.site.proxy.user.isEmpty() ? QString() : tr("as it is kept"));
    m_data->setEnabled(!isUsed);
}

void SiteEditor::onProxyChosen() {
    if (const quint16 port = Proxy::usualPort(site().site.proxy.kind); port != 0)
        m_proxyPort->setValue(port);
}

void SiteEditor::onTlsChosen() {
    const bool isImplicit = TlsWords::inOrder[std::max(0, m_tls->currentIndex())] == TlsMode::Implicit;
    if (m_port->value() == (isImplicit ? plainPort : implicitPort))
        m_port->setValue(isImplicit ? implicitPort : plainPort);
}

// A whole address counts as all that it names.
void SiteEditor::onHostFinished() {
    if (!m_host->text().contains(QLatin1String("://")))
        return;
    const Expected<SiteUrl> parsed = Site::fromUrl(m_host->text().trimmed());
    if (!parsed)
        return;
    SavedSite saved = site();
    saved.site.host = parsed->site.host;
    saved.site.port = parsed->site.port;
    saved.site.tls = parsed->site.tls;
    if (parsed->hasUser)
        saved.site.user = parsed->site.user;
    if (!parsed->path.isEmpty())
        saved.remoteFolder = parsed->path;
    show(saved, parsed->hasPassword ? parsed->site.password : password(), proxyPassword(), m_isKept);
    Q_EMIT edited();
}

void SiteEditor::onEdited() {
    if (m_showing)
        return;
    updateLogin();
    updateProxy();
    Q_EMIT edited();
}
