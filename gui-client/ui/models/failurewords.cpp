#include "models/failurewords.h"

#include "base/visibletext.h"
#include "models/enginesentences.h"
#include "net/tlsalert.h"

#include <QCoreApplication>

#include <cerrno>

namespace {
QString words(const char *text) { return QCoreApplication::translate("FailureWords", text); }

bool tooMany(const Failure &failure) {
    return failure.code == 421 ||
           (failure.code == 530 && failure.text.contains(QLatin1String("many"), Qt::CaseInsensitive));
}

// Servers have one code for all that a file system says.
bool isThere(const Failure &failure) {
    return failure.text.contains(QLatin1String("already"), Qt::CaseInsensitive) ||
           failure.text.contains(QLatin1String("file exists"), Qt::CaseInsensitive);
}

FailureWords taken() {
    return {words(QT_TRANSLATE_NOOP("FailureWords", "There is something of this name already.")),
            {},
            words(QT_TRANSLATE_NOOP("FailureWords", "Choose another name."))};
}

FailureWords refused(const Failure &failure, const QString &subject) {
    switch (failure.code) {
    case 530:
    case 430:
    case 332:
        if (tooMany(failure))
            break;
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server did not accept the name or the password.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Check both and connect again. Capital letters matter."))};
    case 421:
        break;
    case 425:
    case 426:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The data connection could not be made or was cut.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "A firewall between here and the server may be in the way."))};
    case 450:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server cannot use the file at the moment.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "It may be in use. Try again in a while."))};
    case 452:
    case 552:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "There is not enough space on the server.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Delete something there, or ask for more space."))};
    case 521:
    case 550:
        if (isThere(failure))
            return taken();
        return {
            words(QT_TRANSLATE_NOOP("FailureWords", "The server refused it: not found, or not permitted.")), {}, {}};
    case 553:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server does not take this name.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Choose another name."))};
    case 500:
    case 502:
    case 504:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server does not know this command.")), {}, {}};
    default:
        break;
    }
    if (tooMany(failure))
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server takes no more connections at the moment.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Fewer are used from now on. Try again in a while."))};
    if (subject.isEmpty())
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server refused it.")), {}, {}};
    return {words(QT_TRANSLATE_NOOP("FailureWords", "The server refused %1.")).arg(subject), {}, {}};
}

FailureWords local(const Failure &failure) {
    switch (failure.code) {
    case ENOENT:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The file or folder on this computer is not there.")), {}, {}};
    case EACCES:
    case EPERM:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "You may not do this with the file or folder.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Check its permissions on this computer."))};
    case ENOSPC:
    case EDQUOT:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The disk of this computer is full.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Make room, then try again. What has arrived is kept."))};
    case EEXIST:
        return taken();
    default:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "It did not work on this computer.")), {}, {}};
    }
}

FailureWords sentencesOf(const Failure &failure, const QString &subject) {
    using Kind = Failure::Kind;
    switch (failure.kind) {
    case Kind::None:
        return {};
    case Kind::Cancelled:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "Cancelled.")), {}, {}};
    case Kind::CannotConnect:
        return {subject.isEmpty() ? words(QT_TRANSLATE_NOOP("FailureWords", "The server cannot be reached."))
                                  : words(QT_TRANSLATE_NOOP("FailureWords", "%1 cannot be reached.")).arg(subject),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Check the host, the port and your network."))};
    case Kind::Lost:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The connection to the server was lost.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Reconnect; interrupted transfers continue where they were."))};
    case Kind::TimedOut:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server did not answer in time.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Try again. A firewall may be swallowing the answer."))};
    case Kind::Refused:
        return refused(failure, subject);
    case Kind::BadReply:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The server answered in a way that makes no sense.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Is it an FTP server that listens on this port?"))};
    case Kind::Untrusted:
        if (isCertificateAlert(failure))
            return {
                words(QT_TRANSLATE_NOOP("FailureWords", "The server wants a certificate of yours that it accepts.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "Name it in the settings of the saved site."))};
        return {words(QT_TRANSLATE_NOOP("FailureWords", "The connection is not safe, so nothing was sent.")),
                {},
                failure.code == 0 // else a command for encryption was refused
                    ? QString()
                    : words(QT_TRANSLATE_NOOP("FailureWords",
                                              "Somebody may be in between. Where the server really has given up "
                                              "encryption, save it as a site without encryption."))};
    case Kind::LocalFile:
        return local(failure);
    case Kind::Damaged:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "What arrived is not what was sent.")),
                {},
                words(QT_TRANSLATE_NOOP("FailureWords", "The file is not used. Transfer it again."))};
    case Kind::Unsupported:
        return {words(QT_TRANSLATE_NOOP("FailureWords", "This cannot be done here.")), {}, {}};
    }
    return {};
}
} // namespace

FailureWords FailureWords::of(const Failure &failure, const QString &subject) {
    FailureWords result = sentencesOf(failure, subject);
    result.cause = causeOf(failure);
    if (failure.kind == Failure::Kind::Refused && failure.code > 0 &&
        !result.cause.startsWith(QString::number(failure.code)))
        result.cause = QString(QString::number(failure.code) + u' ' + result.cause).trimmed();
    return result;
}

QString FailureWords::causeOf(const Failure &failure) { return visibleText(EngineSentences::translated(failure.text)); }

QString FailureWords::brief(const Failure &failure) {
    QString text = sentencesOf(failure, {}).sentence;
    while (text.endsWith(u'.') || text.endsWith(u'。'))
        text.chop(1);
    return text;
}

QString FailureWords::asSentence(const QString &text) {
    const bool isWhole = text.isEmpty() || QStringLiteral(".!?…。！？").contains(text.back());
    return isWhole ? text : words(QT_TRANSLATE_NOOP("FailureWords", "%1.")).arg(text);
}

QString FailureWords::paragraph() const {
    QString text;
    for (const QString &part : {sentence, asSentence(cause), advice}) {
        const bool isApart = text.isEmpty() || part.isEmpty() || QStringLiteral("。！？").contains(text.back());
        text += isApart ? part : QString(u' ' + part);
    }
    return text;
}
