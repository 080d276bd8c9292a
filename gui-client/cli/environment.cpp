#include "cli/environment.h"

#include "base/datadirectory.h"
#include "base/visibletext.h"
#include "cli/tty.h"
#include "connection/trust.h"

#include <QCoreApplication>
#include <QDir>

namespace {
struct EnvironmentWords {
    Q_DECLARE_TR_FUNCTIONS(Environment)
};

QString fingerprintText(const QByteArray &fingerprint) { return QString::fromLatin1(fingerprint.toHex(':').toUpper()); }
} // namespace

Environment::Environment(const TerminalArguments &arguments, const SiteUrl &where, SiteBook &book,
                         BlockingExecutor &executor)
    : m_arguments(arguments)
    , m_where(where)
    , m_site(where.site)
    , m_folder(DataDirectory::standardPath(QStringLiteral("wherry")))
    , m_book(book)
    , m_executor(executor)
    , m_limits(m_folder) {
    arguments.applyTo(m_site);
    const bool isLimited = arguments.limitRate > 0;
    m_downloadHours.set(isLimited ? arguments.limitRate : m_site.downloadLimit, arguments.limitRules);
    m_uploadHours.set(isLimited ? arguments.limitRate : m_site.uploadLimit, arguments.limitRules);
    m_isFtpScheme = m_site.tls == TlsMode::Optional;
    if (QDir().mkpath(m_folder))
        m_trust = std::make_unique<FileTrustStore>(m_folder + QStringLiteral("/trust"));
    else
        m_trust = std::make_unique<MemoryTrustStore>();
    if (!arguments.verbose) // nobody sees commands and replies
        m_log.setLevel(LogRecord::Level::Warning);
    connect(&m_log, &Log::recorded, this, &Environment::onRecorded);
}

Environment::~Environment() = default;

LinkServices Environment::services() {
    const bool mayChange = !m_arguments.limitRules.isEmpty();
    LinkServices services{.log = m_log,
                          .executor = m_executor,
                          .publisher = m_publisher,
                          .trust = *m_trust,
                          .downloadLimit = mayChange || m_downloadLimit.rate() > 0 ? &m_downloadLimit : nullptr,
                          .uploadLimit = mayChange || m_uploadLimit.rate() > 0 ? &m_uploadLimit : nullptr,
                          .caFile = m_arguments.caFile,
                          .trustedFingerprint = m_arguments.trust,
                          .pinUnknown = m_isFtpScheme,
                          .contexts = &m_contexts};
    services.inactivity = std::chrono::seconds(m_arguments.timeoutSeconds);
    return services;
}

void Environment::completePassword(std::function<void(bool)> then) {
    const bool lacksPassword = m_where.hasUser && !m_where.hasPassword && !m_site.isAnonymous();
    if (lacksPassword)
        m_site.password = Tty::takeVariable("WHERRY_PASSWORD");
    const auto finish = [this, lacksPassword, then = std::move(then)] {
        then(!lacksPassword || !m_site.password.isEmpty() || askPassword());
    };
    if (m_where.savedId.isEmpty())
        return finish();
    m_book.complete(m_where.savedId, m_site, lacksPassword, this, [this, finish](const Site &site, const Failure &why) {
        m_site = site;
        if (why)
            say(EnvironmentWords::tr("The saved password cannot be read: %1.").arg(why.text));
        finish();
    });
}

bool Environment::askPassword() {
    const std::optional<QString> typed =
        Tty::askSecret(EnvironmentWords::tr("Password of %1 at %2: ")
                           .arg(visibleText(QStringView(m_site.user)), visibleText(QStringView(m_site.host))));
    m_site.password = typed.value_or(QString());
    return typed.has_value();
}

QString Environment::askNewPassword() {
    const QString chosen = Tty::askSecret(EnvironmentWords::tr("New password: ")).value_or(QString());
    return chosen.isEmpty() || Tty::askSecret(EnvironmentWords::tr("The same again: ")) != chosen ? QString() : chosen;
}

void Environment::changePassword(const QString &password, PasswordStore::Done done) {
    m_site.password = password;
    const Expected<SiteTree> tree = m_book.tree();
    const SavedSite *const saved = tree ? tree->find(m_where.savedId) : nullptr;
    if (!saved || saved->askPassword)
        return done(tree || m_where.savedId.isEmpty() ? Failure() : tree.error());
    const Expected<bool> kept = m_book.apply(*tree, {{saved->id, password}}, this, done);
    if (!kept)
        done(kept.error());
}

Answer Environment::ask(const Question &question) {
    const QString host = visibleText(QStringView(question.host));
    Answer answer;
    switch (question.kind) {
    case Question::Kind::Password: {
        const std::optional<QString> typed = Tty::askSecret(
            EnvironmentWords::tr("Password of %1 at %2: ").arg(visibleText(QStringView(question.user)), host));
        answer.accepted = typed.has_value();
        answer.text = typed.value_or(QString());
        return answer;
    }
    case Question::Kind::PlainConnection:
        answer.accepted = m_site.tls == TlsMode::Optional || m_site.tls == TlsMode::Off;
        return answer;
    case Question::Kind::ChangedCertificate:
        say(EnvironmentWords::tr(
                "The certificate of %1 has CHANGED. It was %2 and is now %3. Somebody may be listening; ask the "
                "administrator. If the new one is right, give it with --trust.")
                .arg(host, fingerprintText(question.pinnedFingerprint), question.certificate.fingerprintText()));
        return answer;
    case Question::Kind::UnknownCertificate:
        break;
    }
    say(EnvironmentWords::tr("The certificate of %1 is not known: issued for %2 by %3, SHA-256 %4.")
            .arg(host, visibleText(QStringView(question.certificate.subject)),
                 visibleText(QStringView(question.certificate.issuer)), question.certificate.fingerprintText()));
    const std::optional<QString> typed = Tty::askLine(EnvironmentWords::tr("Trust it from now on? Type yes or no: "));
    answer.accepted = typed && typed->trimmed().compare(QLatin1String("yes"), Qt::CaseInsensitive) == 0;
    answer.remember = answer.accepted;
    if (!typed)
        say(EnvironmentWords::tr("If it is right, run the command again with --trust %1.")
                .arg(question.certificate.fingerprintText()));
    return answer;
}

void Environment::say(const QString &line) { Q_EMIT said(line); }

void Environment::onRecorded(const LogRecord &record) {
    // Errors come as failures, in sentences; what only the log says are warnings.
    if (!m_arguments.verbose && (record.level != LogRecord::Level::Warning || m_arguments.quiet))
        return;
    QLatin1String mark;
    if (record.kind == LogRecord::Kind::Command)
        mark = QLatin1String("> ");
    else if (record.kind == LogRecord::Kind::Reply)
        mark = QLatin1String("< ");
    say(mark + visibleText(QStringView(record.text)));
}
