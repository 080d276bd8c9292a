#include "commands/commandtable.h"

#include "support/registry.h"
#include "support/servercontext.h"

#include <QFile>
#include <QSet>
#include <QTest>

namespace {
QString text(std::string_view view) { return QString::fromUtf8(view.data(), qsizetype(view.size())); }

// The table of docs/protocol.md as the command table has it.
QString documentedTable() {
    QString table;
    for (const CommandRow &row : CommandTable::rows()) {
        const QString when = row.when == When::LoggedIn      ? QStringLiteral("logged in")
                             : row.when == When::BeforeLogin ? QStringLiteral("before login")
                                                             : QStringLiteral("always");
        const QString during = row.duringTransfer == DuringTransfer::Waits          ? QStringLiteral("waits")
                               : row.duringTransfer == DuringTransfer::WaitsForData ? QStringLiteral("waits for data")
                               : row.duringTransfer == DuringTransfer::Overtakes
                                   ? QStringLiteral("at once")
                                   : QStringLiteral("at once without argument");
        QString help = row.handler ? text(row.help) : QStringLiteral("not offered (502)");
        if (row.argument == Argument::Subcommand)
            help = QStringLiteral("see its forms below");
        table += QStringLiteral("| `%1` | %2 | %3 | %4 | %5 | %6 |\n")
                     .arg(text(row.verb),
                          row.syntax.empty()
                              ? QString()
                              : QLatin1Char('`') + text(row.syntax).replace(QLatin1Char('|'), QStringLiteral("\\|")) +
                                    QLatin1Char('`'),
                          when, during, text(row.source), help);
    }
    return table;
}
} // namespace

class CommandTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsEveryRow();
    void doesNotFindOthers();
    void featIsTrueForEveryLine();
    void documentationHasTheWholeTable();
};

void CommandTableTest::findsEveryRow() {
    for (const CommandRow &row : CommandTable::rows())
        QCOMPARE(CommandTable::find(QByteArrayView(row.verb.data(), qsizetype(row.verb.size()))), &row);
}

void CommandTableTest::doesNotFindOthers() {
    for (const char *verb : {"", "A", "retr", "RETRX", "SITE FOO", "ZZZZ", "\xff"})
        QVERIFY(!CommandTable::find(verb));
    QCOMPARE(CommandTable::nearest("STOOR"), QByteArray("STOR"));
    QCOMPARE(CommandTable::nearest("LSIT"), QByteArray("LIST"));
    QVERIFY(CommandTable::nearest("HTTP").isEmpty() || CommandTable::find(CommandTable::nearest("HTTP")));
    QVERIFY(CommandTable::nearest(QByteArray(1000, 'A')).isEmpty());
}

void CommandTableTest::featIsTrueForEveryLine() {
    RecordingContext context;
    context.tls = false;
    const auto feat = context.send("FEAT");
    QCOMPARE(feat.format, ReplyFormat::Fixed);
    QSet<QByteArray> names;
    for (const QByteArray &line : feat.lines.mid(1, feat.lines.size() - 2)) {
        QVERIFY2(line.startsWith(' '), line.constData());
        names += line.trimmed().split(' ').first();
    }
    for (const char *wanted :
         {"EPRT", "EPSV", "MDTM", "MFMT", "MFF",  "MLST", "REST", "SIZE", "UTF8", "TVFS",    "HASH",
          "RANG", "LANG", "HOST", "COMB", "AVBL", "CSID", "CLNT", "MODE", "XCRC", "X-WHERRY"})
        QVERIFY2(names.contains(wanted), wanted);
    for (const char *untrue : {"AUTH", "PBSZ", "PROT"})
        QVERIFY2(!names.contains(untrue), untrue);
    context.tls = true;
    QVERIFY(context.send("FEAT").lines.contains(" AUTH TLS"));
}

void CommandTableTest::documentationHasTheWholeTable() {
    QFile file(QStringLiteral(TEST_DATA "/../docs/protocol.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString page = QString::fromUtf8(file.readAll());
    const QStringList rows = documentedTable().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &row : rows)
        if (!page.contains(row))
            QFAIL(qPrintable(QStringLiteral("docs/protocol.md lacks this row (the whole table is below):\n") + row +
                             QStringLiteral("\n\n") + documentedTable()));
}

WHERRY_TEST(CommandTableTest)
#include "commandtabletest.moc"
