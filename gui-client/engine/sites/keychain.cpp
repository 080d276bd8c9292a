#include "sites/keychain.h"

#include "sites/glibcontext.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

namespace {
Failure failureOf(const QKeychain::Job &job) {
    switch (job.error()) {
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return {};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        return {Failure::Kind::Cancelled, 0, job.errorString(), {}};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: // libsecret says no more when no service answers on the bus
        break;
    }
    return {Failure::Kind::Unsupported, 0, job.errorString(), {}};
}

template<class Job>
Job *makeJob(const QString &id) {
    auto *job = new Job(QStringLiteral("wherry"));
    job->setKey(QStringLiteral("site/") + id);
    job->setInsecureFallback(false);
    if (!GlibContext::isRunByLoop())
        new GlibContext(job);
    return job; // deletes itself when it has finished
}

// Done is called once: by the job or, when that takes longer than the limit, by the clock.
void start(QKeychain::Job *job, std::chrono::milliseconds limit, QObject *context, const PasswordStore::Done &done) {
    auto *clock = new QTimer(job);
    clock->setSingleShot(true);
    QObject::connect(job, &QKeychain::Job::finished, context, [clock, done](QKeychain::Job *finished) {
        clock->stop();
        done(failureOf(*finished));
    });
    QObject::connect(clock, &QTimer::timeout, context, [job, limit, context, done] {
        job->disconnect(context);
        done({Failure::Kind::TimedOut,
              0,
              QStringLiteral("the keychain did not answer within %1 s").arg(double(limit.count()) / 1000),
              {}});
    });
    clock->start(limit);
    job->start();
}
} // namespace

void Keychain::read(const QString &id, QObject *context, Found found) {
    auto *job = makeJob<QKeychain::ReadPasswordJob>(id);
    start(job, m_limit, context, [job, found = std::move(found)](const Failure &failure) {
        if (failure)
            found(failure);
        else
            found(job->textData());
    });
}

void Keychain::write(const QString &id, const QString &password, QObject *context, Done done) {
    auto *job = makeJob<QKeychain::WritePasswordJob>(id);
    job->setTextData(password);
    start(job, m_limit, context, done);
}

void Keychain::remove(const QString &id, QObject *context, Done done) {
    start(makeJob<QKeychain::DeletePasswordJob>(id), m_limit, context, done);
}
