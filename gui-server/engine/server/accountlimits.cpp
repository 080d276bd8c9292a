#include "server/accountlimits.h"

void AccountLimits::reload(const Configuration &configuration) {
    m_upload.setRate(configuration.uploadRate);
    m_download.setRate(configuration.downloadRate);
}

RateLimiter *AccountLimits::limiter(const Account &account, TransferProgress::Direction direction) {
    const bool isUpload = direction == TransferProgress::Direction::Upload;
    RateLimiter &all = isUpload ? m_upload : m_download;
    auto &byAccount = isUpload ? m_uploads : m_downloads;
    const qint64 rate = isUpload ? account.uploadRate : account.downloadRate;
    const auto found = byAccount.find(account.name);
    if (rate <= 0 && found == byAccount.end())
        return all.rate() > 0 ? &all : nullptr;
    auto &own = byAccount[account.name];
    if (!own)
        own = std::make_unique<RateLimiter>(rate, &all);
    own->setRate(rate);
    return own.get();
}
