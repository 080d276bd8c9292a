// A desktop's keychain in memory; absent when there is no desktop.
#pragma once

#include "sites/passwordstore.h"

#include <QMap>

class FakeKeychain : public PasswordStore {
public:
    explicit FakeKeychain(QMap<QString, QString> *kept)
        : m_kept(kept) {}

    void read(const QString &id, QObject *, Found found) override {
        found(m_kept ? Expected<QString>(m_kept->value(id)) : Expected<QString>(absent()));
    }
    void write(const QString &id, const QString &password, QObject *, Done done) override {
        if (m_kept)
            m_kept->insert(id, password);
        done(m_kept ? Failure() : absent());
    }
    void remove(const QString &id, QObject *, Done done) override {
        if (m_kept)
            m_kept->remove(id);
        done(m_kept ? Failure() : absent());
    }

private:
    static Failure absent() { return {Failure::Kind::Unsupported, 0, QStringLiteral("no bus"), {}}; }

    QMap<QString, QString> *m_kept;
};
