#include "models/failurewords.h"

#include "models/enginesentences.h"
#include "support/registry.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <openssl/x509_vfy.h>

#include <cerrno>

namespace {
// What the sources of the folders write as a failure's text: in small letters and more than one word, as no command, no
// record of the log and no statement of a database begins.
QStringList sentencesIn(const QStringList &folders) {
    static const QRegularExpression literals(
        QStringLiteral(R"re((?:QStringLiteral|broken|notSent)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\))re"));
    static const QRegularExpression parts(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    static const QRegularExpression sentence(QStringLiteral("^(%1 )?[a-z]+ ."));
    QStringList found;
    for (const QString &folder : folders) {
        QDirIterator files(QStringLiteral(TEST_DATA "/../") + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                return {};
            const QString source = QString::fromUtf8(file.readAll());
            for (const QRegularExpressionMatch &literal : literals.globalMatch(source)) {
                QString text;
                for (const QRegularExpressionMatch &part : parts.globalMatch(literal.captured(1)))
                    text += part.captured(1);
                text.replace(QStringLiteral("\\\""), QStringLiteral("\""));
                if (sentence.match(text).hasMatch() && !found.contains(text))
                    found.append(text);
            }
        }
    }
    return found;
}

QString lacking(const QStringList &list, QStringList wanted) {
    wanted.removeIf([&list](const QString &text) { return list.contains(text); });
    return wanted.join(u'\n');
}

Failure failed(const QString &text, Failure::Kind kind = Failure::Kind::Lost, int code = 0) {
    return {kind, code, text, {}};
}
} // namespace

class FailureWordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        QVERIFY(m_chinese.load(QStringLiteral(":/i18n/wherry_zh_CN.qm")));
        QVERIFY(QCoreApplication::installTranslator(&m_chinese));
    }

    void cleanup() { QCoreApplication::removeTranslator(&m_chinese); }

    void knowsEverySentenceOfTheSourcesAndNoOther() {
        QStringList written = sentencesIn({QStringLiteral("gui-client/engine"), QStringLiteral("shared")});
        QVERIFY(written.size() > 100);
        for (const QString &record : {QStringLiteral("%1 records lost"),
                                      QStringLiteral("cannot accept a connection (%1); trying again by itself")})
            QCOMPARE(written.removeAll(record), 1); // of the log
        written.append(QStringLiteral("cancelled"));
        QStringList known;
        for (const char *sentence : EngineSentences::all())
            known.append(QString::fromUtf8(sentence));
        QCOMPARE(lacking(known, written), QString());
        QCOMPARE(lacking(written, known), QString());
    }

    void hasChineseForEach() {
        static const QRegularExpression place(QStringLiteral("%[12]"));
        for (const char *sentence : EngineSentences::all()) {
            const QString chinese = m_chinese.translate("EngineSentences", sentence);
            QVERIFY2(!chinese.isEmpty() && chinese != QLatin1String(sentence), sentence);
            for (const char *put : {"%1", "%2"})
                QVERIFY2(chinese.count(QLatin1String(put)) == QLatin1String(sentence).count(QLatin1String(put)),
                         sentence);
        }
    }

    // Under the desktop's language "C", as the tests run, glibc speaks English.
    void knowsWhatTheSystemSays() {
        QStringList said;
        for (const int error :
             {EPERM,   ENOENT,     EIO,          ENOMEM,        EACCES,      EBUSY,       EEXIST,       EXDEV,
              ENOTDIR, EISDIR,     EINVAL,       ENFILE,        EMFILE,      ETXTBSY,     EFBIG,        ENOSPC,
              EROFS,   EMLINK,     EPIPE,        ENAMETOOLONG,  ENOTEMPTY,   ELOOP,       EDQUOT,       ESTALE,
              EPROTO,  EOPNOTSUPP, EADDRINUSE,   EADDRNOTAVAIL, ENETDOWN,    ENETUNREACH, ECONNABORTED, ECONNRESET,
              ENOBUFS, ETIMEDOUT,  ECONNREFUSED, EHOSTDOWN,     EHOSTUNREACH})
            said.append(Failure::ofLocalFile(error).text);
        said.append(QStringLiteral("Host not found"));
        for (const long verdict :
             {X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN,
              X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
              X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE, X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED,
              X509_V_ERR_CERT_SIGNATURE_FAILURE, X509_V_ERR_CERT_REVOKED, X509_V_ERR_CERT_REJECTED,
              X509_V_ERR_CERT_UNTRUSTED, X509_V_ERR_CERT_CHAIN_TOO_LONG, X509_V_ERR_INVALID_CA,
              X509_V_ERR_INVALID_PURPOSE, X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH,
              X509_V_ERR_EE_KEY_TOO_SMALL, X509_V_ERR_CA_KEY_TOO_SMALL, X509_V_ERR_CA_MD_TOO_WEAK})
            said.append(QString::fromLatin1(X509_verify_cert_error_string(verdict)));
        QStringList known;
        for (const char *text : EngineSentences::ofSystem())
            known.append(QString::fromLatin1(text));
        QCOMPARE(lacking(said, known), QString());
        QCOMPARE(lacking(known, said), QString());
        for (const QString &text : std::as_const(known))
            QVERIFY2(FailureWords::causeOf(failed(text)) != text, qPrintable(text));
        QCOMPARE(FailureWords::causeOf(failed(QStringLiteral("the proxy: Connection refused"))),
                 QStringLiteral("代理：连接被拒绝"));
    }

    void putsInWhatTheEngineHadPutIn() {
        QCOMPARE(FailureWords::of(failed(QStringLiteral("the connection ended"))).cause, QStringLiteral("连接已结束"));
        QCOMPARE(FailureWords::of(failed(QStringLiteral("nothing came for 12.5 s"))).cause,
                 QStringLiteral("12.5 秒内没有收到任何数据"));
        QCOMPARE(FailureWords::causeOf(failed(QStringLiteral("70 bytes came instead of 100"))),
                 QStringLiteral("收到 70 字节，应为 100 字节"));
        QCOMPARE(FailureWords::causeOf(failed(QStringLiteral("the server names a file \"%1 %2\x1b\""))),
                 QStringLiteral("服务器给出的文件名为“%1 %2\\x1b”"));
        QCOMPARE(FailureWords::causeOf(failed(QStringLiteral("the server offers no encryption: "))),
                 QStringLiteral("服务器不提供加密："));
    }

    void translatesAReasonWithinASentence() {
        QCOMPARE(FailureWords::causeOf(
                     failed(QStringLiteral("the proxy socks5://b:1: the proxy refused: it cannot reach the host"))),
                 QStringLiteral("代理 socks5://b:1：代理拒绝：它无法访问该主机"));
        QCOMPARE(FailureWords::causeOf(failed(QStringLiteral("the proxy refused: 503 Busy: later"))),
                 QStringLiteral("代理拒绝：503 Busy: later"));
    }

    void leavesTheWordsOfOthers() {
        const QString words = QStringLiteral("No more than 5 bytes: the connection ended");
        QCOMPARE(FailureWords::of(failed(words, Failure::Kind::Refused, 550)).cause,
                 QString(QStringLiteral("550 ") + words));
        QCOMPARE(FailureWords::causeOf(failed({})), QString());
        const QString endless = QStringLiteral("1 of 2 bytes came, ").repeated(3000);
        QCOMPARE(FailureWords::causeOf(failed(endless)), endless);
    }

    void keepsEnglishWithoutATranslation() {
        QCoreApplication::removeTranslator(&m_chinese);
        for (const QString &text : {QStringLiteral("the connection ended"), QStringLiteral("line 3: folders too deep")})
            QCOMPARE(FailureWords::causeOf(failed(text)), text);
    }

private:
    QTranslator m_chinese;
};

WHERRY_TEST(FailureWordsTest)
#include "failurewordstest.moc"
