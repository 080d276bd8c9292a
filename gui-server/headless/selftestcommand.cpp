#include "base/visibletext.h"
#include "headless/subcommand.h"
#include "selftest/selftestwords.h"

#include <QJsonArray>

namespace {
constexpr int testLimit = 90'000; // ms; the server ends it sooner

const char *signOf(SelfTestFinding::Mark mark) {
    switch (mark) {
    case SelfTestFinding::Mark::Works:
        return "ok  ";
    case SelfTestFinding::Mark::Warning:
        return "warn";
    case SelfTestFinding::Mark::Fails:
        return "FAIL";
    }
    Q_UNREACHABLE();
}
} // namespace

int runSelfTest(QList<QByteArray> arguments) {
    const bool isJson = takeFlag(arguments, "--json");
    const auto answer = askServer(arguments, {{QStringLiteral("request"), QStringLiteral("selftest")}}, testLimit);
    if (!answer)
        return refuse(answer.error(), ExitCode::failed);
    const QJsonArray range = answer->value(QLatin1String("passive_ports")).toArray();
    const PortRange ports{quint16(range.at(0).toInt()), quint16(range.at(1).toInt())};
    QJsonArray told;
    bool allWorks = true;
    for (const auto &one : answer->value(QLatin1String("findings")).toArray()) {
        QJsonObject object = one.toObject();
        const SelfTestFinding finding = SelfTestFinding::fromJson(object);
        const QString sentence = SelfTestWords::sentence(finding);
        const QString advice = SelfTestWords::advice(finding, ports);
        allWorks = allWorks && finding.mark() != SelfTestFinding::Mark::Fails;
        object.insert(QStringLiteral("sentence"), sentence);
        object.insert(QStringLiteral("advice"), advice);
        told += object;
        if (isJson)
            continue;
        say(stdout, QStringLiteral("%1  %2  %3")
                        .arg(QLatin1String(signOf(finding.mark())), finding.target, visibleText(sentence)));
        if (!advice.isEmpty())
            say(stdout, QStringLiteral("      ") + advice);
    }
    if (isJson)
        sayJson(told);
    return allWorks ? ExitCode::ok : ExitCode::failed;
}
