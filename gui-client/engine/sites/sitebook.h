// The saved sites of a person with their passwords: the tree in one file, each password in the desktop's keychain, or,
// where there is none, in the vault. The window and the terminal work on the same one.
#pragma once

#include "sites/sitetree.h"
#include "sites/vault.h"

#include <QMap>
#include <QObject>

#include <memory>

class SiteBook : public QObject {
    Q_OBJECT
public:
    // What is to be kept by the id of the site, and by SiteTree::proxyKey(); an empty password forgets the one that is
    // kept.
    using Passwords = QMap<QString, QString>;

    // directory: of the program's data. The executor outlives it.
    SiteBook(const QString &directory, BlockingExecutor &executor, std::unique_ptr<PasswordStore> keychain);
    ~SiteBook() override;

    void setAskMasterPassword(Vault::Ask ask) { m_vault.setAsk(std::move(ask)); }
    // As the file has it now: another process may have changed it.
    [[nodiscard]] Expected<SiteTree> tree() const;
    // "ftp://..." or "site:Folder/Name/path". Names may be percent-encoded; the path begins at the folder on the server
    // that the site opens. Failure BadReply: text says what is wrong.
    [[nodiscard]] Expected<SiteUrl> locate(const QString &word) const;
    static bool isSiteWord(QStringView word) { return word.startsWith(QLatin1String("site:")); }

    // Saves the tree; a Failure when it cannot be. Then keeps the passwords and forgets those of sites that are no
    // longer in the tree; done gets the first failure of these.
    [[nodiscard]] Expected<bool> apply(const SiteTree &tree, Passwords passwords, QObject *context,
                                       PasswordStore::Done done);
    // By the same keys; empty when none is kept.
    void password(const QString &key, QObject *context, PasswordStore::Found found);
    // The site with the passwords that are kept for it, where it lacks them: its own if that is wanted, and its
    // proxy's. The first failure, if any, with what was found all the same.
    using Completed = std::function<void(const Site &site, const Failure &failure)>;
    void complete(const QString &id, const Site &site, bool wantsPassword, QObject *context, Completed completed);

Q_SIGNALS:
    void changed(); // by apply()

private:
    struct Work;
    void keepNext(const std::shared_ptr<Work> &work);
    void keep(const QString &id, const QString &password, PasswordStore::Done done);
    void forget(const QString &id, PasswordStore::Done done);

    QString m_path;
    std::unique_ptr<PasswordStore> m_keychain;
    Vault m_vault;
};
