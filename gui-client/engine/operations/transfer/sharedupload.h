// The parts of one large file that several connections send at once, each under a name of its own.
#pragma once

#include "operations/transfer/sharedtransfer.h"
#include "operations/transfer/transferoperation.h"
#include "operations/transfer/uploadparts.h"

#include <QString>

#include <optional>
#include <vector>

class LocalSource;

class SharedUpload : public SharedTransfer {
    Q_OBJECT
public:
    // seen: of the local file; another one is not sent. mayStand: an earlier attempt may have sent some of it.
    SharedUpload(QString localPath, FirstAttempt seen, const QList<UploadPart> &parts, bool mayStand);

    const QString &localPath() const { return m_localPath; }
    const FirstAttempt &seen() const { return m_seen; }

    // The number of a part to send.
    [[nodiscard]] std::optional<size_t> claim();
    const UploadPart &part(size_t number) const { return m_parts.at(number).part; }
    // Some of it may stand on the server: it is asked before it is sent.
    bool mayStand(size_t number) const { return m_parts.at(number).mayStand; }
    // It is being sent from there; the source is looked at until release().
    void begin(size_t number, const LocalSource &source);
    void release(size_t number, bool isWhole);
    std::unique_ptr<Operation> work(ServerLink &link) override;

    bool isWhole() const;
    bool isAnyLeft() const; // to be claimed
    qint64 sum() const;     // bytes that were sent, of all parts

protected:
    bool hasWork() const override;

private:
    struct State {
        UploadPart part;
        bool mayStand;
        bool isClaimed = false;
        bool isWhole = false;
        const LocalSource *source = nullptr;
    };

    QString m_localPath;
    FirstAttempt m_seen;
    std::vector<State> m_parts;
};
