#include "sites/keychain.h"

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
    return job; // deletes itself when it has finished
}

void start(QKeychain::Job *job, QObject *context, PasswordStore::Done done) {
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [done = std::move(done)](QKeychain::Job *finished) { done(failureOf(*finished)); });
    job->start();
}
} // namespace

void Keychain::read(const QString &id, QObject *context, Found found) {
    auto *job = makeJob<QKeychain::ReadPasswordJob>(id);
    start(job, context, [job, found = std::move(found)](const Failure &failure) {
        if (failure)
            found(failure);
        else
            found(job->textData());
    });
}

void Keychain::write(const QString &id, const QString &password, QObject *context, Done done) {
    auto *job = makeJob<QKeychain::WritePasswordJob>(id);
    job->setTextData(password);
    start(job, context, std::move(done));
}

void Keychain::remove(const QString &id, QObject *context, Done done) {
    start(makeJob<QKeychain::DeletePasswordJob>(id), context, std::move(done));
}
