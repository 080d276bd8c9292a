#include "files/fileerror.h"

#include <cerrno>
#include <cstring>

FileError FileError::fromSystem(int systemError) {
    const auto kind = [systemError] {
        switch (systemError) {
        case 0:
            return Kind::None;
        case ENOENT:
            return Kind::NotFound;
        case EACCES:
        case EPERM:
            return Kind::NotPermitted;
        case EEXIST:
            return Kind::AlreadyThere;
        case EISDIR:
            return Kind::IsDirectory;
        case ENOTDIR:
            return Kind::NotDirectory;
        case ENXIO:
            return Kind::NotRegular;
        case ENOTEMPTY:
            return Kind::NotEmpty;
        case ENAMETOOLONG:
        case EILSEQ:
        case EINVAL:
            return Kind::BadName;
        case ELOOP:
        case EXDEV:
            return Kind::LeadsOut;
        case ETXTBSY:
        case EBUSY:
            return Kind::Busy;
        case ENOSPC:
            return Kind::DiskFull;
        case EDQUOT:
            return Kind::QuotaExceeded;
        case EFBIG:
            return Kind::TooLarge;
        case EOPNOTSUPP:
            return Kind::Unsupported;
        default:
            return Kind::Failed;
        }
    }();
    return {.kind = kind, .systemError = systemError};
}

QByteArray FileError::text() const {
    if (systemError != 0)
        return std::strerror(systemError);
    switch (kind) {
    case Kind::None:
        return "no error";
    case Kind::NotFound:
        return "no such file or directory";
    case Kind::NotPermitted:
        return "not permitted";
    case Kind::AlreadyThere:
        return "already there";
    case Kind::IsDirectory:
        return "is a directory";
    case Kind::NotDirectory:
        return "not a directory";
    case Kind::NotRegular:
        return "not a regular file";
    case Kind::NotEmpty:
        return "directory not empty";
    case Kind::OthersUnfinished:
        return "another account's unfinished upload is in the directory";
    case Kind::BadName:
        return "name not allowed";
    case Kind::ReservedName:
        return "name reserved for unfinished uploads";
    case Kind::MountPoint:
        return "is a mount point or holds one";
    case Kind::OtherMount:
        return "on another mount";
    case Kind::NotThere:
        return "the mounted folder is missing";
    case Kind::LeadsOut:
        return "link leads out of the home";
    case Kind::Unfinished:
        return "upload not finished";
    case Kind::Busy:
        return "being written by another session";
    case Kind::BeyondEnd:
        return "offset past the end";
    case Kind::DiskFull:
        return "no space left on the disk";
    case Kind::QuotaExceeded:
        return "quota exceeded";
    case Kind::TransferQuota:
        return "transfer quota exceeded";
    case Kind::QuotaUnknown:
        return "what is left of the quota is not known, the database is away";
    case Kind::TooLarge:
        return "file too large";
    case Kind::IdentityBits:
        return "set-user-ID and set-group-ID are not set by clients";
    case Kind::Unsupported:
        return "not supported by the file system";
    case Kind::TakenOver:
        return "upload taken over by another session";
    case Kind::ClientGone:
        return "control connection ended before the upload was whole";
    case Kind::Incomplete:
        return "fewer bytes than announced";
    case Kind::SenderFailed:
        return "the client could not read its file";
    case Kind::Failed:
        return "input or output error";
    }
    return {};
}
