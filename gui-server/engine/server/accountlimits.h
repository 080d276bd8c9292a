// The speed limits that sessions share: of each account and of all together. Owned by Server.
#pragma once

#include "accounts/account.h"
#include "net/ratelimiter.h"
#include "transfer/transfer.h"

#include <QByteArray>

#include <map>
#include <memory>

class AccountLimits {
public:
    explicit AccountLimits(const Configuration &configuration)
        : m_upload(configuration.uploadRate)
        , m_download(configuration.downloadRate) {}

    void reload(const Configuration &configuration);
    // Null when neither the account nor all together are limited. Stays valid as long as this object.
    RateLimiter *limiter(const Account &account, TransferProgress::Direction direction);

private:
    RateLimiter m_upload;
    RateLimiter m_download;
    std::map<QByteArray, std::unique_ptr<RateLimiter>> m_uploads; // by account
    std::map<QByteArray, std::unique_ptr<RateLimiter>> m_downloads;
};
