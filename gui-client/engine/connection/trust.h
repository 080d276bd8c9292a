// Which servers' certificates we trust: pins per host and port, and whether a server was ever spoken to under TLS (so
// that a later answer without TLS is noticed). Values; the questions are asked by operations/securecontrol.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

class TrustStore {
public:
    virtual ~TrustStore() = default;

    // SHA-256 of the pinned certificate (32 raw bytes), by Site::endpoint().
    virtual std::optional<QByteArray> pin(const QString &endpoint) const = 0;
    virtual void setPin(const QString &endpoint, const QByteArray &fingerprint) = 0;
    virtual void removePin(const QString &endpoint) = 0;
    virtual bool hadTls(const QString &endpoint) const = 0;
    virtual void setHadTls(const QString &endpoint) = 0;

    // What a person has trusted "this time": until the program ends, for all its connections there.
    bool isAccepted(const QString &endpoint, const QByteArray &fingerprint) const {
        return !fingerprint.isEmpty() && m_accepted.value(endpoint) == fingerprint;
    }
    void accept(const QString &endpoint, const QByteArray &fingerprint) { m_accepted.insert(endpoint, fingerprint); }

protected:
    void forgetAccepted(const QString &endpoint) { m_accepted.remove(endpoint); }

private:
    QHash<QString, QByteArray> m_accepted;
};

// Forgotten with the program: for tests and single runs.
class MemoryTrustStore : public TrustStore {
public:
    std::optional<QByteArray> pin(const QString &endpoint) const override;
    void setPin(const QString &endpoint, const QByteArray &fingerprint) override;
    void removePin(const QString &endpoint) override;
    bool hadTls(const QString &endpoint) const override;
    void setHadTls(const QString &endpoint) override;

protected:
    struct Known {
        QByteArray fingerprint;
        bool tls = false;
    };
    QHash<QString, Known> m_known;
};

// Kept in one text file (mode 0600), written anew and renamed at each change.
class FileTrustStore : public MemoryTrustStore {
public:
    explicit FileTrustStore(QString path);
    void setPin(const QString &endpoint, const QByteArray &fingerprint) override;
    void removePin(const QString &endpoint) override;
    void setHadTls(const QString &endpoint) override;

private:
    void load();
    void save() const;

    QString m_path;
};
