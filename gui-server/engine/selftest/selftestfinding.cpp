#include "selftest/selftestfinding.h"

#include <QStringList>

namespace {
const QStringList &stepNames() {
    static const QStringList names = {QStringLiteral("connect"), QStringLiteral("encrypt"), QStringLiteral("login"),
                                      QStringLiteral("passive"), QStringLiteral("upload"),  QStringLiteral("download"),
                                      QStringLiteral("delete")};
    return names;
}

const QStringList &causeNames() {
    static const QStringList names = {QStringLiteral("none"),
                                      QStringLiteral("not-reached"),
                                      QStringLiteral("timed-out"),
                                      QStringLiteral("turned-away"),
                                      QStringLiteral("refused"),
                                      QStringLiteral("no-encryption"),
                                      QStringLiteral("other-certificate"),
                                      QStringLiteral("tls-failed"),
                                      QStringLiteral("port-not-reached"),
                                      QStringLiteral("wrong-address"),
                                      QStringLiteral("damaged"),
                                      QStringLiteral("lost")};
    return names;
}
} // namespace

SelfTestFinding::Mark SelfTestFinding::mark() const {
    if (cause == Cause::None)
        return Mark::Works;
    const bool isUnreached = cause == Cause::NotReached || cause == Cause::TimedOut || cause == Cause::PortNotReached;
    return cause == Cause::NoEncryption || (isExternal && isUnreached) ? Mark::Warning : Mark::Fails;
}

QString SelfTestFinding::markName() const {
    switch (mark()) {
    case Mark::Works:
        return QStringLiteral("works");
    case Mark::Warning:
        return QStringLiteral("warning");
    case Mark::Fails:
        return QStringLiteral("fails");
    }
    Q_UNREACHABLE();
}

QJsonObject SelfTestFinding::toJson() const {
    return {{QStringLiteral("step"), stepNames().at(int(step))},
            {QStringLiteral("mark"), markName()},
            {QStringLiteral("cause"), causeNames().at(int(cause))},
            {QStringLiteral("target"), target},
            {QStringLiteral("external"), isExternal},
            {QStringLiteral("detail"), detail}};
}

SelfTestFinding SelfTestFinding::fromJson(const QJsonObject &object) {
    SelfTestFinding finding;
    finding.step =
        static_cast<Step>(qMax(qsizetype(0), stepNames().indexOf(object[QStringLiteral("step")].toString())));
    finding.cause =
        static_cast<Cause>(qMax(qsizetype(0), causeNames().indexOf(object[QStringLiteral("cause")].toString())));
    finding.target = object[QStringLiteral("target")].toString();
    finding.isExternal = object[QStringLiteral("external")].toBool();
    finding.detail = object[QStringLiteral("detail")].toString();
    return finding;
}
