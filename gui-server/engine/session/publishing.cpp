#include "session/publishing.h"

#include <algorithm>

PublishedUpload Publishing::take(const Transfer *transfer) {
    const auto found =
        std::ranges::find(m_uploads, transfer, [](const PublishedUpload &one) { return one.transfer.get(); });
    Q_ASSERT(found != m_uploads.end());
    PublishedUpload upload = std::move(*found);
    m_uploads.erase(found);
    return upload;
}

bool Publishing::admits(const VirtualPath &path) const {
    return m_uploads.size() < most && std::ranges::none_of(m_uploads, [&path](const PublishedUpload &one) {
               return one.command->path().absolute() == path.absolute();
           });
}

void Publishing::letGo(QObject *receiver) {
    for (PublishedUpload &upload : m_uploads) {
        upload.command->drop();
        upload.transfer->disconnect(receiver);
        // At once: an upload that is abandoned still needs the server's list of unfinished ones.
        delete upload.transfer.release();
    }
    m_uploads.clear();
}
