#include "cli/failuretext.h"

#include "base/visibletext.h"
#include "net/tlsalert.h"

#include <QCoreApplication>

#include <cerrno>

using FailureKind = Failure::Kind;

namespace {
struct FailureTextWords {
    Q_DECLARE_TR_FUNCTIONS(FailureText)
};

// "cause" as its own words, without a full stop at the end.
QString cause(const Failure &failure) {
    QString text = visibleText(QStringView(failure.text)).trimmed();
    while (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

QString withStep(const Failure &failure, const QString &sentence) {
    const QString step = visibleText(QStringView(failure.step));
    return step.isEmpty() ? sentence : QString(step + QLatin1String(": ") + sentence);
}

QString refused(const Failure &failure) {
    const QString said = FailureTextWords::tr("the server said \"%1 %2\".").arg(failure.code).arg(cause(failure));
    switch (failure.code) {
    case 421:
        return said + QLatin1Char(' ') +
               FailureTextWords::tr("It is closing the connection or has too many; try again later.");
    case 530:
        return said + QLatin1Char(' ') + FailureTextWords::tr("Check user name and password.");
    case 550:
        return said + QLatin1Char(' ') +
               FailureTextWords::tr("Check that the name is right and that this account may do it.");
    case 452:
    case 552:
        return said + QLatin1Char(' ') +
               FailureTextWords::tr("There is no room left on the server; delete something there first.");
    case 553:
        return said + QLatin1Char(' ') + FailureTextWords::tr("Choose another name.");
    default:
        break;
    }
    if (failure.code >= 400 && failure.code < 500)
        return said + QLatin1Char(' ') + FailureTextWords::tr("This may pass; try again later.");
    return said;
}

QString localFile(const Failure &failure) {
    const QString said = cause(failure) + QLatin1Char('.');
    switch (failure.code) {
    case ENOSPC:
    case EDQUOT:
        return said + QLatin1Char(' ') +
               FailureTextWords::tr("Make room and run the command again; it goes on where it stopped.");
    case EACCES:
    case EPERM:
    case EROFS:
        return said + QLatin1Char(' ') +
               FailureTextWords::tr("Choose a folder that you may write to, or change its permissions.");
    case ENOENT:
        return said + QLatin1Char(' ') + FailureTextWords::tr("Check the name.");
    default:
        return said;
    }
}
} // namespace

QString FailureText::sentence(const Failure &failure, const QString &host) {
    const QString server = visibleText(QStringView(host));
    switch (failure.kind) {
    case FailureKind::None:
        return {};
    case FailureKind::Cancelled:
        return withStep(failure, FailureTextWords::tr("cancelled."));
    case FailureKind::CannotConnect:
        return FailureTextWords::tr(
                   "Cannot connect to %1: %2. Check the name and the port, and that the server is running.")
            .arg(server, cause(failure));
    case FailureKind::Lost:
        return withStep(
            failure, FailureTextWords::tr("the connection to %1 was lost (%2). Run the command again; it goes on where "
                                          "it stopped.")
                         .arg(server, cause(failure)));
    case FailureKind::TimedOut:
        return withStep(failure,
                        FailureTextWords::tr("%1 does not answer (%2). Try again later, or with a longer --timeout.")
                            .arg(server, cause(failure)));
    case FailureKind::Refused: {
        // "PASS ****" says nothing that the sentence does not.
        const QString said = refused(failure);
        return failure.code == 530 ? said.left(1).toUpper() + said.sliced(1) : withStep(failure, said);
    }
    case FailureKind::BadReply:
        return withStep(failure, FailureTextWords::tr("%1 does not keep to the protocol (%2). Is it an FTP server?")
                                     .arg(server, cause(failure)));
    case FailureKind::Untrusted:
        if (isCertificateAlert(failure))
            return FailureTextWords::tr("%1 wants a certificate of yours that it accepts (%2). Give one with --cert.")
                .arg(server, cause(failure));
        if (failure.code != 0) // a command for encryption was refused; no certificate is in question
            return FailureTextWords::tr(
                       "%1 is not trusted: %2. Somebody may be in between. If it shall go in clear all the same, "
                       "write --tls off.")
                .arg(server, cause(failure));
        return FailureTextWords::tr(
                   "%1 is not trusted: %2. If the certificate is right, give its fingerprint with --trust.")
            .arg(server, cause(failure));
    case FailureKind::LocalFile:
        return withStep(failure, localFile(failure));
    case FailureKind::Damaged:
        return withStep(
            failure,
            FailureTextWords::tr("what arrived is not what was sent (%1). Run the command again.").arg(cause(failure)));
    case FailureKind::Unsupported:
        return withStep(failure, FailureTextWords::tr("this cannot be done here: %1.").arg(cause(failure)));
    }
    return {};
}

int FailureText::exitCode(const Failure &failure, bool duringLogin) {
    if (failure.kind == FailureKind::None)
        return 0;
    if (failure.kind == FailureKind::Untrusted)
        return 4;
    return failure.kind == FailureKind::CannotConnect || duringLogin ? 3 : 1;
}
