#include "cli/requestrun.h"

#include "base/visibletext.h"
#include "cli/failuretext.h"
#include "cli/listingtext.h"
#include "cli/standardoutput.h"
#include "cli/tty.h"
#include "ftp/wiretext.h"
#include "operations/listdirectory.h"
#include "operations/makedirectory.h"
#include "operations/removefile.h"
#include "operations/removetree.h"
#include "operations/rename.h"
#include "operations/stat.h"
#include "operations/transfer/digest.h"
#include "operations/transfer/remotedigest.h"
#include "operations/transfer/streamfile.h"
#include "sites/urlpassword.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <unistd.h>

using Command = TerminalArguments::Command;

namespace {
struct RequestRunWords {
    Q_DECLARE_TR_FUNCTIONS(RequestRun)
};
} // namespace

RequestRun::RequestRun(Environment &environment)
    : TerminalRun(environment) {}

RequestRun::~RequestRun() = default;

void RequestRun::onOpened() {
    const TerminalArguments &arguments = m_environment.arguments();
    for (const QString &url : arguments.urls) {
        const Expected<SiteUrl> where = m_environment.locate(url);
        // All URLs of one command lie on one server: one login is enough.
        if (!where || where->site.endpoint() != m_environment.site().endpoint()) {
            say(RequestRunWords::tr("%1 is on another server than the first URL; write one command for each server.")
                    .arg(visibleText(QStringView(withoutUrlPassword(url)))));
            return end(2);
        }
        m_paths.append(session().resolve(where->path));
    }
    next();
}

void RequestRun::next() {
    if (m_paths.isEmpty())
        return end(FailureText::exitCode(m_firstFailure, false));
    m_path = m_paths.takeFirst();
    const TerminalArguments &arguments = m_environment.arguments();
    switch (arguments.command) {
    case Command::List:
        return run(std::make_unique<ListDirectory>(link(), m_path), &RequestRun::onListed);
    case Command::Show:
        if (!m_output)
            m_output = std::make_unique<StandardOutput>();
        return run(std::make_unique<StreamFile>(link(), m_path, *m_output), &RequestRun::onShown);
    case Command::Remove:
        if (arguments.recursive)
            return run(std::make_unique<RemoveTree>(link(), m_path), &RequestRun::onTreeRemoved);
        return run(std::make_unique<RemoveFile>(link(), m_path), &RequestRun::onRemoved);
    case Command::MakeDirectory:
        return run(std::make_unique<MakeDirectory>(link(), m_path), &RequestRun::onMade);
    case Command::Move: {
        QByteArray target = encodeWireText(arguments.target);
        if (const Expected<SiteUrl> where = m_environment.locate(arguments.target))
            target = session().resolve(where->path).bytes();
        return run(std::make_unique<Rename>(link(), m_path, m_path.parent().resolved(target)), &RequestRun::onMoved);
    }
    case Command::Verify:
        return verify();
    default:
        return end(2);
    }
}

// --- ls ---

void RequestRun::onListed(ListDirectory &listing) {
    if (!listing.failure()) {
        Listing found = listing.takeListing();
        std::sort(found.entries.begin(), found.entries.end(),
                  [](const RemoteEntry &a, const RemoteEntry &b) { return a.name < b.name; });
        show(found.entries);
        for (const QByteArray &name : std::as_const(found.refused))
            say(RequestRunWords::tr("Left out a name that is none: \"%1\".").arg(visibleText(QByteArrayView(name))));
        return next();
    }
    m_listFailure = listing.failure();
    if (m_listFailure.kind != Failure::Kind::Refused)
        return settle(m_listFailure, "ls");
    run(std::make_unique<Stat>(link(), m_path), &RequestRun::onListedAsFile);
}

void RequestRun::onListedAsFile(Stat &stat) {
    if (stat.failure() || !stat.entry() || stat.entry()->isDirectory())
        return settle(m_listFailure, "ls");
    RemoteEntry entry = *stat.entry();
    entry.name = m_path.fileName();
    show({entry});
    next();
}

void RequestRun::show(const QList<RemoteEntry> &entries) {
    const QStringList lines = m_environment.arguments().json
                                  ? ListingText::jsonLines(entries)
                                  : ListingText::lines(entries, Tty::isTerminal(STDOUT_FILENO));
    for (const QString &line : lines)
        print(line);
}

// --- cat ---

void RequestRun::onShown(StreamFile &file) {
    if (!file.failure())
        return next();
    if (file.failure().kind == Failure::Kind::LocalFile && file.failure().code == EPIPE)
        return end(1); // whoever reads has enough
    settle(file.failure(), "shown");
}

// --- rm, mkdir, mv ---

void RequestRun::onRemoved(RemoveFile &removal) { settle(removal.failure(), "removed"); }

void RequestRun::onTreeRemoved(RemoveTree &removal) { settle(removal.failure(), "removed"); }

void RequestRun::onMade(MakeDirectory &making) { settle(making.failure(), "made"); }

void RequestRun::onMoved(Rename &renaming) { settle(renaming.failure(), "moved"); }

// --- verify ---

void RequestRun::verify() {
    m_local.setFileName(m_environment.arguments().locals.first());
    if (!m_local.open(QIODevice::ReadOnly)) {
        Failure failure;
        failure.kind = Failure::Kind::LocalFile;
        failure.code = errno;
        failure.text = m_local.errorString();
        failure.step = m_local.fileName();
        return settle(failure, "verify");
    }
    run(std::make_unique<Stat>(link(), m_path), &RequestRun::onSize);
}

void RequestRun::onSize(Stat &stat) {
    if (stat.failure())
        return settle(stat.failure(), "verify");
    Failure failure;
    if (!stat.entry() && stat.isCertain()) {
        failure.kind = Failure::Kind::Refused;
        failure.code = 550;
        failure.text = RequestRunWords::tr("there is no such file");
        return settle(failure, "verify");
    }
    if (stat.entry() && stat.entry()->size >= 0 && stat.entry()->size != m_local.size()) {
        failure.kind = Failure::Kind::Damaged;
        failure.text = RequestRunWords::tr("%1 bytes there, %2 here").arg(stat.entry()->size).arg(m_local.size());
        return settle(failure, "verify");
    }
    run(std::make_unique<RemoteDigest>(link(), m_path), &RequestRun::onRemoteDigest);
}

void RequestRun::onRemoteDigest(RemoteDigest &digest) {
    if (digest.failure())
        return settle(digest.failure(), "verify");
    const std::optional<HashAlgorithm> algorithm = digest.algorithm();
    if (digest.digest().isEmpty() || !algorithm) {
        Failure failure;
        failure.kind = Failure::Kind::Unsupported;
        failure.text =
            RequestRunWords::tr("the server makes no digests; only the size could be compared, and it is equal");
        return settle(failure, "verify");
    }
    m_expected = digest.digest();
    m_algorithmName = hashName(*algorithm);
    m_digest = std::make_unique<FileDigest>(m_local.handle(), m_local.size(), *algorithm);
    connect(m_digest.get(), &FileDigest::finished, this, &RequestRun::onLocalDigest);
    m_digest->start();
}

void RequestRun::onLocalDigest(const QByteArray &digest) {
    Failure failure;
    if (digest != m_expected) {
        failure.kind = Failure::Kind::Damaged;
        failure.text = RequestRunWords::tr("the digests (%1) differ").arg(QString::fromLatin1(m_algorithmName));
    }
    settle(failure, "verified");
}

// --- all ---

// Reports one path and goes on with the next: one that fails does not stop the others.
void RequestRun::settle(const Failure &failure, const char *event) {
    const QString path = visibleText(QByteArrayView(m_path.bytes()));
    const TerminalArguments &arguments = m_environment.arguments();
    if (failure) {
        if (!m_firstFailure)
            m_firstFailure = failure;
        say(path + QLatin1String(": ") + FailureText::sentence(failure, m_environment.site().host));
        if (failure.kind == Failure::Kind::Lost || failure.kind == Failure::Kind::TimedOut)
            m_paths.clear();
    }
    if (arguments.json) {
        QJsonObject object{{QStringLiteral("event"), failure ? QStringLiteral("failed") : QString::fromLatin1(event)},
                           {QStringLiteral("remote"), decodeWireText(m_path.bytes())}};
        if (failure) {
            object.insert(QStringLiteral("code"), failure.code);
            object.insert(QStringLiteral("cause"), FailureText::sentence(failure, m_environment.site().host));
        }
        print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    } else if (!failure && !arguments.quiet) {
        if (arguments.command == Command::Verify)
            print(RequestRunWords::tr("%1  verified (%2)").arg(path, QString::fromLatin1(m_algorithmName)));
        else if (Tty::isTerminal(STDOUT_FILENO))
            print(path + QLatin1String("  ") + QLatin1String(event));
    }
    next();
}

void RequestRun::print(const QString &line) { Tty::write(stdout, line + QLatin1Char('\n')); }
