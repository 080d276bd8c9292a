#include "sites/sitebook.h"

#include <QDir>
#include <QPointer>

struct SiteBook::Work {
    Passwords left;
    QPointer<QObject> context;
    PasswordStore::Done done;
    Failure first;
};

SiteBook::SiteBook(const QString &directory, BlockingExecutor &executor, std::unique_ptr<PasswordStore> keychain)
    : m_path(QDir(directory).filePath(QStringLiteral("sites.json")))
    , m_keychain(std::move(keychain))
    , m_vault(QDir(directory).filePath(QStringLiteral("passwords.json")), executor) {}

SiteBook::~SiteBook() = default;

Expected<SiteTree> SiteBook::tree() const { return SiteTree::load(m_path); }

Expected<SiteUrl> SiteBook::locate(const QString &word) const {
    if (!isSiteWord(word))
        return Site::fromUrl(word);
    const Expected<SiteTree> saved = tree();
    return saved ? saved->locate(word.sliced(5)) : Expected<SiteUrl>(saved.error());
}

Expected<bool> SiteBook::apply(const SiteTree &tree, Passwords passwords, QObject *context, PasswordStore::Done done) {
    const Expected<SiteTree> former = this->tree();
    if (!former)
        return former.error(); // a damaged file stays as it is
    const Expected<bool> saved = tree.save(m_path);
    if (!saved)
        return saved;
    for (const SavedSite &site : former->sites()) {
        const SavedSite *const now = tree.find(site.id);
        if (!now)
            passwords.insert(site.id, {});
        if (!site.site.proxy.user.isEmpty() && (!now || now->site.proxy.user.isEmpty()))
            passwords.insert(SiteTree::proxyKey(site.id), {});
    }
    Q_EMIT changed();
    keepNext(std::make_shared<Work>(Work{std::move(passwords), context, std::move(done), {}}));
    return true;
}

void SiteBook::keepNext(const std::shared_ptr<Work> &work) {
    if (work->left.isEmpty()) {
        if (work->context)
            work->done(work->first);
        return;
    }
    const QString id = work->left.firstKey(), password = work->left.take(id);
    const auto next = [this, work](const Failure &failure) {
        if (!work->first)
            work->first = failure;
        keepNext(work);
    };
    if (password.isEmpty())
        forget(id, next);
    else
        keep(id, password, next);
}

void SiteBook::keep(const QString &id, const QString &password, PasswordStore::Done done) {
    m_keychain->write(id, password, this, [this, id, password, done = std::move(done)](const Failure &failure) {
        if (failure.kind == Failure::Kind::Unsupported)
            m_vault.write(id, password, this, done);
        else
            done(failure);
    });
}

void SiteBook::forget(const QString &id, PasswordStore::Done done) {
    m_keychain->remove(id, this, [this, id, done = std::move(done)](const Failure &failure) {
        if (failure && failure.kind != Failure::Kind::Unsupported)
            done(failure);
        else
            m_vault.remove(id, this, done);
    });
}

void SiteBook::complete(const QString &id, const Site &site, bool wantsPassword, QObject *context,
                        Completed completed) {
    const auto askForProxy = [this, id, context = QPointer<QObject>(context),
                              completed = std::move(completed)](const Site &known, const Failure &failure) {
        if (!context)
            return;
        if (known.proxy.user.isEmpty() || !known.proxy.password.isEmpty())
            return completed(known, failure);
        password(SiteTree::proxyKey(id), context, [known, failure, completed](const Expected<QString> &kept) {
            Site whole = known;
            whole.proxy.password = kept ? *kept : QString();
            completed(whole, failure || kept ? failure : kept.error());
        });
    };
    if (!wantsPassword || !site.password.isEmpty())
        return askForProxy(site, {});
    password(id, context, [site, askForProxy](const Expected<QString> &kept) {
        Site known = site;
        known.password = kept ? *kept : QString();
        askForProxy(known, kept ? Failure() : kept.error());
    });
}

void SiteBook::password(const QString &id, QObject *context, PasswordStore::Found found) {
    m_keychain->read(
        id, this,
        [this, id, context = QPointer<QObject>(context), found = std::move(found)](const Expected<QString> &kept) {
            if (!context)
                return;
            const bool isElsewhere = kept ? kept->isEmpty() : kept.error().kind == Failure::Kind::Unsupported;
            if (isElsewhere)
                m_vault.read(id, context, found);
            else
                found(kept);
        });
}
