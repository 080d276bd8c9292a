#include "selftest/selftestwords.h"

using Step = SelfTestFinding::Step;
using Cause = SelfTestFinding::Cause;

QString SelfTestWords::sentence(const SelfTestFinding &finding) {
    if (finding.cause == Cause::NoEncryption)
        return tr("Without encryption: anybody on the way can read passwords and files.");
    if (finding.cause != Cause::None)
        return finding.detail.isEmpty() ? failure(finding.step)
                                        : tr("%1 (%2)").arg(failure(finding.step), finding.detail);
    switch (finding.step) {
    case Step::Connect:
        return tr("Clients reach the server.");
    case Step::Encrypt:
        return tr("The connection is encrypted (%1), with this server's certificate.").arg(finding.detail);
    case Step::LogIn:
        return tr("A login works.");
    case Step::Passive:
        return tr("Data connections work (ports %1).").arg(finding.detail);
    case Step::Upload:
        return tr("An upload arrives.");
    case Step::Download:
        return tr("It comes back unchanged.");
    case Step::Delete:
        return tr("It can be deleted.");
    }
    Q_UNREACHABLE();
}

QString SelfTestWords::failure(Step step) {
    switch (step) {
    case Step::Connect:
        return tr("Clients do not reach the server.");
    case Step::Encrypt:
        return tr("The connection cannot be encrypted.");
    case Step::LogIn:
        return tr("A login does not work.");
    case Step::Passive:
        return tr("Data connections do not work.");
    case Step::Upload:
        return tr("An upload does not arrive.");
    case Step::Download:
        return tr("What was uploaded does not come back.");
    case Step::Delete:
        return tr("What was uploaded cannot be deleted.");
    }
    Q_UNREACHABLE();
}

QString SelfTestWords::advice(const SelfTestFinding &finding, const PortRange &passivePorts) {
    const QString port = finding.target.section(QLatin1Char(':'), -1);
    switch (finding.cause) {
    case Cause::None:
        return {};
    case Cause::NotReached:
    case Cause::TimedOut:
        if (finding.step != Step::Connect)
            return tr("See the log for what happened meanwhile.");
        return finding.isExternal
                   ? tr("Let the router forward port %1 to this computer. Many routers do not answer their "
                        "own network at this address: then try from elsewhere.")
                         .arg(port)
                   : tr("Let port %1 through the firewall of this computer.").arg(port);
    case Cause::TurnedAway:
        return tr("The address rules, a ban or the limit of sessions keep this computer out.");
    case Cause::Refused:
        return tr("The log says more about it.");
    case Cause::NoEncryption:
        return tr("Switch TLS on (key tls, in the settings under Encryption).");
    case Cause::OtherCertificate:
        return tr("Another program answers at this address, or something on the way opens the encryption: look at what "
                  "the router forwards port %1 to.")
            .arg(port);
    case Cause::TlsFailed:
        return tr("Look at the certificate and its key.");
    case Cause::PortNotReached: {
        const QString range = tr("%1 to %2").arg(passivePorts.first).arg(passivePorts.last);
        return finding.isExternal
                   ? tr("Let the router forward the ports %1 to this computer, too, with the same numbers.").arg(range)
                   : tr("Let the ports %1 through the firewall of this computer, too.").arg(range);
    }
    case Cause::WrongAddress:
        return tr("Set the address that clients from elsewhere use (key external-address).");
    case Cause::Damaged:
        return tr("Something on the way changes the data: routers and firewalls that “help” with FTP do; require TLS.");
    case Cause::Lost:
        return tr("Something on the way cut the connection, or the server ended it: the log says more.");
    }
    Q_UNREACHABLE();
}
