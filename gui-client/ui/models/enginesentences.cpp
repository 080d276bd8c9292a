#include "models/enginesentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

namespace {
// Where two fit, the first is taken.
constexpr const char *sentences[] = {
    // Connection and login
    QT_TRANSLATE_NOOP("EngineSentences", "not connected"),
    QT_TRANSLATE_NOOP("EngineSentences", "cancelled"),
    QT_TRANSLATE_NOOP("EngineSentences", "the connection ended"),
    QT_TRANSLATE_NOOP("EngineSentences", "the connection was closed"),
    QT_TRANSLATE_NOOP("EngineSentences", "the connection is not encrypted"),
    QT_TRANSLATE_NOOP("EngineSentences", "the connection ended during the TLS handshake"),
    QT_TRANSLATE_NOOP("EngineSentences", "the connection ended without TLS close_notify"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server closed the connection"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server did not answer the end of a cancelled transfer"),
    QT_TRANSLATE_NOOP("EngineSentences", "nothing came for %1 s"),
    QT_TRANSLATE_NOOP("EngineSentences", "no answer within %1 s"),
    QT_TRANSLATE_NOOP("EngineSentences", "no reply is due"),
    QT_TRANSLATE_NOOP("EngineSentences", "no password was given"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server sends preliminary replies without end"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server sent a reply line over 8 KiB"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server sent a reply line of more than 8 KiB"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server sent a reply of more than 64 KiB"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server sent a reply that nothing had asked for: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server sent something that is not an FTP reply"),
    QT_TRANSLATE_NOOP("EngineSentences", "a command of more than 8 KiB is not sent"),
    QT_TRANSLATE_NOOP("EngineSentences", "an empty or broken command is not sent"),
    QT_TRANSLATE_NOOP("EngineSentences", "a name with a line break or a NUL byte cannot be sent to a server"),
    QT_TRANSLATE_NOOP("EngineSentences", "a name with a line break or a zero byte cannot be sent"),
    QT_TRANSLATE_NOOP("EngineSentences", "this command cannot be sent by hand"),
    QT_TRANSLATE_NOOP("EngineSentences", "these passwords cannot be sent by SITE PSWD"),
    QT_TRANSLATE_NOOP("EngineSentences", "an account needs a name without spaces and a password"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server gives no accounts by itself; ask its administrator"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server cannot set times"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server makes no digests"),
    // TLS and certificates
    QT_TRANSLATE_NOOP("EngineSentences", "bytes in clear were slipped in before TLS began"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server offers no encryption"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server offers no encryption: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server offers no encryption, although it once did: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server would send files in clear: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server shows no certificate"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server's certificate has changed; it is now %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the certificate is unknown; it is %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the certificate is not the one that was named; it is %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the certificate cannot be made: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the certificate cannot be used: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the client certificate cannot be used: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "no certificate authority can be read from %1: %2"),
    QT_TRANSLATE_NOOP("EngineSentences", "encryption cannot be set up: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "unknown error"),
    QT_TRANSLATE_NOOP("EngineSentences", "there is no PEM certificate in it"),
    QT_TRANSLATE_NOOP("EngineSentences", "there is no PEM private key in it"),
    QT_TRANSLATE_NOOP("EngineSentences", "the key is protected by a password, and this one is not it"),
    QT_TRANSLATE_NOOP("EngineSentences", "the key does not belong to the certificate"),
    // Data connections and what comes over them
    QT_TRANSLATE_NOOP("EngineSentences", "the server names port %1 for data, which belongs to another service"),
    QT_TRANSLATE_NOOP("EngineSentences", "the data connection shows another certificate than the control connection"),
    QT_TRANSLATE_NOOP("EngineSentences", "the data connection was lost"),
    QT_TRANSLATE_NOOP("EngineSentences", "the data connection ended within a file"),
    QT_TRANSLATE_NOOP("EngineSentences", "the data ended without TLS close_notify"),
    QT_TRANSLATE_NOOP("EngineSentences", "the data ended at byte %1, although more was asked for"),
    QT_TRANSLATE_NOOP("EngineSentences", "the encrypted data did not end properly, and the size is not known"),
    QT_TRANSLATE_NOOP("EngineSentences", "the other side closed the data connection"),
    QT_TRANSLATE_NOOP("EngineSentences", "the other side sent no data for %1 s"),
    QT_TRANSLATE_NOOP("EngineSentences", "the other side took no data for %1 s"),
    QT_TRANSLATE_NOOP("EngineSentences", "what came is not a block"),
    QT_TRANSLATE_NOOP("EngineSentences", "no file can be continued in blocks"),
    QT_TRANSLATE_NOOP("EngineSentences", "more than %1 bytes"),
    QT_TRANSLATE_NOOP("EngineSentences", "more bytes came than the server had announced"),
    QT_TRANSLATE_NOOP("EngineSentences", "%1 of %2 bytes came, although the server says that this was all"),
    QT_TRANSLATE_NOOP("EngineSentences", "%1 bytes came instead of %2"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server has %1 of %2 bytes, although it had said that all was well"),
    QT_TRANSLATE_NOOP("EngineSentences", "what the server sends changes from one attempt to the next"),
    QT_TRANSLATE_NOOP("EngineSentences", "what the server sends is not what was fetched before"),
    QT_TRANSLATE_NOOP("EngineSentences", "the digest of what came is not the server's"),
    QT_TRANSLATE_NOOP("EngineSentences", "the digest of what the server has is not the file's"),
    // Proxies
    QT_TRANSLATE_NOOP("EngineSentences", "the proxy refused: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "the proxy %1: %2"),
    QT_TRANSLATE_NOOP("EngineSentences", "the proxy: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "this is no proxy of the kind that was named: %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "it closed the connection"),
    QT_TRANSLATE_NOOP("EngineSentences", "it failed"),
    QT_TRANSLATE_NOOP("EngineSentences", "its rules do not allow this connection"),
    QT_TRANSLATE_NOOP("EngineSentences", "it cannot reach the network"),
    QT_TRANSLATE_NOOP("EngineSentences", "it cannot reach the host"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server does not take the connection"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server did not answer it"),
    QT_TRANSLATE_NOOP("EngineSentences", "it does not know CONNECT"),
    QT_TRANSLATE_NOOP("EngineSentences", "it does not know this kind of address"),
    QT_TRANSLATE_NOOP("EngineSentences", "it answered with error %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "it does not speak SOCKS 5"),
    QT_TRANSLATE_NOOP("EngineSentences", "it does not speak HTTP"),
    QT_TRANSLATE_NOOP("EngineSentences", "it does not know RFC 1929"),
    QT_TRANSLATE_NOOP("EngineSentences", "it wants a name and a password"),
    QT_TRANSLATE_NOOP("EngineSentences", "it wants a name and a password, or those given are wrong"),
    QT_TRANSLATE_NOOP("EngineSentences", "it wants another way of authentication"),
    QT_TRANSLATE_NOOP("EngineSentences", "it chose what was not offered"),
    QT_TRANSLATE_NOOP("EngineSentences", "it tells an address of no known kind"),
    QT_TRANSLATE_NOOP("EngineSentences", "its answer has no end"),
    QT_TRANSLATE_NOOP("EngineSentences", "name or password are wrong"),
    QT_TRANSLATE_NOOP("EngineSentences", "a proxy cannot be told this host name"),
    QT_TRANSLATE_NOOP("EngineSentences", "the name at an HTTP proxy cannot hold a colon"),
    QT_TRANSLATE_NOOP("EngineSentences", "name and password at a SOCKS proxy have 255 bytes at most"),
    QT_TRANSLATE_NOOP("EngineSentences", "a proxy begins with socks5:// or http://"),
    QT_TRANSLATE_NOOP("EngineSentences", "the address of the proxy names no host"),
    QT_TRANSLATE_NOOP("EngineSentences", "nothing follows host and port in the address of a proxy"),
    QT_TRANSLATE_NOOP("EngineSentences", "the port of the proxy is not a number from 1 to 65535"),
    // Files and folders
    QT_TRANSLATE_NOOP("EngineSentences", "a file of this name is there"),
    QT_TRANSLATE_NOOP("EngineSentences", "a folder of this name is there"),
    QT_TRANSLATE_NOOP("EngineSentences", "something of this name is there that is no file, a link or a device"),
    QT_TRANSLATE_NOOP("EngineSentences", "a link of this name is there, it is not followed"),
    QT_TRANSLATE_NOOP("EngineSentences", "a link, it is not followed"),
    QT_TRANSLATE_NOOP("EngineSentences", "neither a file nor a folder"),
    QT_TRANSLATE_NOOP("EngineSentences", "not a file"),
    QT_TRANSLATE_NOOP("EngineSentences", "the file is not there"),
    QT_TRANSLATE_NOOP("EngineSentences", "there is no such folder"),
    QT_TRANSLATE_NOOP("EngineSentences", "the folder cannot be made"),
    QT_TRANSLATE_NOOP("EngineSentences", "no free name is left"),
    QT_TRANSLATE_NOOP("EngineSentences", "the file changed while it was sent"),
    QT_TRANSLATE_NOOP("EngineSentences", "the file became shorter while it was sent"),
    QT_TRANSLATE_NOOP("EngineSentences", "the name leads out of the folder"),
    QT_TRANSLATE_NOOP("EngineSentences", "the name cannot be sent: it is not UTF-8, or holds a line break"),
    QT_TRANSLATE_NOOP("EngineSentences", "the server names a file \"%1\""),
    QT_TRANSLATE_NOOP("EngineSentences", "too many files wait to be made durable"),
    QT_TRANSLATE_NOOP("EngineSentences", "more than %1 folders deep"),
    QT_TRANSLATE_NOOP("EngineSentences", "the folders lie deeper than 100 levels"),
    QT_TRANSLATE_NOOP("EngineSentences", "the path is too long"),
    QT_TRANSLATE_NOOP("EngineSentences", "the listing is too long"),
    QT_TRANSLATE_NOOP("EngineSentences", "the listing is longer than this program takes"),
    QT_TRANSLATE_NOOP("EngineSentences", "this folder contains itself"),
    QT_TRANSLATE_NOOP("EngineSentences", "it contains itself"),
    QT_TRANSLATE_NOOP("EngineSentences", "it lies too deep"),
    QT_TRANSLATE_NOOP("EngineSentences", "it has changed since the comparison"),
    QT_TRANSLATE_NOOP("EngineSentences", "the name \"%1\" cannot stand on both sides"),
    QT_TRANSLATE_NOOP("EngineSentences", "another synchronisation of these two folders is running"),
    // Sites, addresses and what is kept on the disk
    QT_TRANSLATE_NOOP("EngineSentences", "an address begins with ftp://, ftpes:// or ftps://"),
    QT_TRANSLATE_NOOP("EngineSentences", "the address names no host"),
    QT_TRANSLATE_NOOP("EngineSentences", "the address has [ without ]"),
    QT_TRANSLATE_NOOP("EngineSentences", "after ] only :port may follow"),
    QT_TRANSLATE_NOOP("EngineSentences", "the port in the address is not a number from 1 to 65535"),
    QT_TRANSLATE_NOOP("EngineSentences", "the name or password in the address has a wrong %-code or a line break"),
    QT_TRANSLATE_NOOP("EngineSentences", "the path in the address has a wrong %-code, a line break or a zero byte"),
    QT_TRANSLATE_NOOP("EngineSentences", "the path has a line break or a zero byte"),
    QT_TRANSLATE_NOOP("EngineSentences", "no saved site has this name"),
    QT_TRANSLATE_NOOP("EngineSentences", "not a file of sites that this program knows"),
    QT_TRANSLATE_NOOP("EngineSentences", "site %1 is damaged"),
    QT_TRANSLATE_NOOP("EngineSentences", "not a file of FileZilla"),
    QT_TRANSLATE_NOOP("EngineSentences", "no list of sites in it"),
    QT_TRANSLATE_NOOP("EngineSentences", "folders too deep"),
    QT_TRANSLATE_NOOP("EngineSentences", "line %1: %2"),
    QT_TRANSLATE_NOOP("EngineSentences", "no session of WinSCP in it"),
    QT_TRANSLATE_NOOP("EngineSentences", "there is no keychain"),
    QT_TRANSLATE_NOOP("EngineSentences", "the keychain did not answer within %1 s"),
    QT_TRANSLATE_NOOP("EngineSentences", "no master password was given"),
    QT_TRANSLATE_NOOP("EngineSentences", "the file of passwords is damaged"),
    QT_TRANSLATE_NOOP("EngineSentences", "too little memory for the key"),
    QT_TRANSLATE_NOOP("EngineSentences", "too much work waits"),
    QT_TRANSLATE_NOOP("EngineSentences", "in use by process %1"),
    QT_TRANSLATE_NOOP("EngineSentences", "not a JSON object"),
    QT_TRANSLATE_NOOP("EngineSentences", "the database is overloaded"),
    QT_TRANSLATE_NOOP("EngineSentences", "the file was written by a newer version"),
};

// What glibc says of an error number (strerror), where the desktop's own language is not the window's, and OpenSSL.
constexpr const char *systemTexts[] = {
    QT_TRANSLATE_NOOP("EngineSentences", "Operation not permitted"),
    QT_TRANSLATE_NOOP("EngineSentences", "No such file or directory"),
    QT_TRANSLATE_NOOP("EngineSentences", "Input/output error"),
    QT_TRANSLATE_NOOP("EngineSentences", "Cannot allocate memory"),
    QT_TRANSLATE_NOOP("EngineSentences", "Permission denied"),
    QT_TRANSLATE_NOOP("EngineSentences", "Device or resource busy"),
    QT_TRANSLATE_NOOP("EngineSentences", "File exists"),
    QT_TRANSLATE_NOOP("EngineSentences", "Invalid cross-device link"),
    QT_TRANSLATE_NOOP("EngineSentences", "Not a directory"),
    QT_TRANSLATE_NOOP("EngineSentences", "Is a directory"),
    QT_TRANSLATE_NOOP("EngineSentences", "Invalid argument"),
    QT_TRANSLATE_NOOP("EngineSentences", "Too many open files in system"),
    QT_TRANSLATE_NOOP("EngineSentences", "Too many open files"),
    QT_TRANSLATE_NOOP("EngineSentences", "Text file busy"),
    QT_TRANSLATE_NOOP("EngineSentences", "File too large"),
    QT_TRANSLATE_NOOP("EngineSentences", "No space left on device"),
    QT_TRANSLATE_NOOP("EngineSentences", "Read-only file system"),
    QT_TRANSLATE_NOOP("EngineSentences", "Too many links"),
    QT_TRANSLATE_NOOP("EngineSentences", "Broken pipe"),
    QT_TRANSLATE_NOOP("EngineSentences", "File name too long"),
    QT_TRANSLATE_NOOP("EngineSentences", "Directory not empty"),
    QT_TRANSLATE_NOOP("EngineSentences", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("EngineSentences", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("EngineSentences", "Stale file handle"),
    QT_TRANSLATE_NOOP("EngineSentences", "Protocol error"),
    QT_TRANSLATE_NOOP("EngineSentences", "Operation not supported"),
    QT_TRANSLATE_NOOP("EngineSentences", "Address already in use"),
    QT_TRANSLATE_NOOP("EngineSentences", "Cannot assign requested address"),
    QT_TRANSLATE_NOOP("EngineSentences", "Network is down"),
    QT_TRANSLATE_NOOP("EngineSentences", "Network is unreachable"),
    QT_TRANSLATE_NOOP("EngineSentences", "Software caused connection abort"),
    QT_TRANSLATE_NOOP("EngineSentences", "Connection reset by peer"),
    QT_TRANSLATE_NOOP("EngineSentences", "No buffer space available"),
    QT_TRANSLATE_NOOP("EngineSentences", "Connection timed out"),
    QT_TRANSLATE_NOOP("EngineSentences", "Connection refused"),
    QT_TRANSLATE_NOOP("EngineSentences", "Host is down"),
    QT_TRANSLATE_NOOP("EngineSentences", "No route to host"),
    // Qt's, of a name that no server of names knows
    QT_TRANSLATE_NOOP("EngineSentences", "Host not found"),
    // OpenSSL's, of a certificate (X509_verify_cert_error_string)
    QT_TRANSLATE_NOOP("EngineSentences", "self-signed certificate"),
    QT_TRANSLATE_NOOP("EngineSentences", "self-signed certificate in certificate chain"),
    QT_TRANSLATE_NOOP("EngineSentences", "unable to get issuer certificate"),
    QT_TRANSLATE_NOOP("EngineSentences", "unable to get local issuer certificate"),
    QT_TRANSLATE_NOOP("EngineSentences", "unable to verify the first certificate"),
    QT_TRANSLATE_NOOP("EngineSentences", "certificate is not yet valid"),
    QT_TRANSLATE_NOOP("EngineSentences", "certificate has expired"),
    QT_TRANSLATE_NOOP("EngineSentences", "certificate signature failure"),
    QT_TRANSLATE_NOOP("EngineSentences", "certificate revoked"),
    QT_TRANSLATE_NOOP("EngineSentences", "certificate rejected"),
    QT_TRANSLATE_NOOP("EngineSentences", "certificate not trusted"),
    QT_TRANSLATE_NOOP("EngineSentences", "certificate chain too long"),
    QT_TRANSLATE_NOOP("EngineSentences", "invalid CA certificate"),
    QT_TRANSLATE_NOOP("EngineSentences", "unsuitable certificate purpose"),
    QT_TRANSLATE_NOOP("EngineSentences", "hostname mismatch"),
    QT_TRANSLATE_NOOP("EngineSentences", "IP address mismatch"),
    QT_TRANSLATE_NOOP("EngineSentences", "EE certificate key too weak"),
    QT_TRANSLATE_NOOP("EngineSentences", "CA certificate key too weak"),
    QT_TRANSLATE_NOOP("EngineSentences", "CA signature digest algorithm too weak"),
};

// A server's words may be 64 KiB long and made to keep an expression busy; what the engine writes stays below this.
constexpr qsizetype longest = 2048;

QString inLanguage(const char *sentence) { return QCoreApplication::translate("EngineSentences", sentence); }

// A sentence in which the engine puts something.
struct Pattern {
    explicit Pattern(const char *text)
        : sentence(text) {
        QString expression = QRegularExpression::escape(QString::fromUtf8(text));
        for (const char *place : {"\\%1", "\\%2"}) // in this order in each of them
            expression.replace(QLatin1String(place), QLatin1String("(.*?)"));
        fits = QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                  QRegularExpression::DotMatchesEverythingOption);
    }

    const char *sentence;
    QRegularExpression fits;
};

const std::vector<Pattern> &patterns() {
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const char *sentence : sentences) {
            if (QByteArrayView(sentence).contains("%1"))
                made.emplace_back(sentence);
        }
        return made;
    }();
    return all;
}
} // namespace

std::span<const char *const> EngineSentences::all() { return sentences; }

std::span<const char *const> EngineSentences::ofSystem() { return systemTexts; }

QString EngineSentences::translated(const QString &text) {
    if (text.isEmpty() || text.size() > longest)
        return text;
    if (const QString whole = inLanguage(text.toUtf8().constData()); whole != text)
        return whole;
    for (const Pattern &pattern : patterns()) {
        const QRegularExpressionMatch match = pattern.fits.match(text);
        if (!match.hasMatch())
            continue;
        // What was put in may be one of ours again: why the proxy refused.
        const QString sentence = inLanguage(pattern.sentence), first = translated(match.captured(1));
        return match.lastCapturedIndex() == 1 ? sentence.arg(first)
                                              : sentence.arg(first, translated(match.captured(2)));
    }
    return text;
}
