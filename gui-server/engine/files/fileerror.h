// Why a file command did not succeed, as a value: the kind decides the reply code, the figures go into its sentence.
// Codes and words are made in commands/.
#pragma once

#include <QByteArray>
#include <QtGlobal>

struct FileError {
    enum class Kind {
        None,
        NotFound,         // no such file or directory (550)
        NotPermitted,     // the account or the system says no (550; 553 for a name to be made)
        AlreadyThere,     // made or renamed onto something that cannot give way (550, 553)
        IsDirectory,      // a file was needed (550)
        NotDirectory,     // a directory was needed (550)
        NotRegular,       // a device, pipe or socket (550)
        NotEmpty,         // RMD of a directory that holds something (550)
        OthersUnfinished, // RMD: nothing but another account's unfinished upload is in there (550)
        BadName,          // empty, CR or LF in it, or longer than the disk takes (553)
        ReservedName,     // a name of unfinished uploads: cannot be addressed or made (553)
        MountPoint,       // changing or removing a place where another folder is mounted, or what holds one (550)
        OtherMount,       // renaming from one mounted folder to another (550)
        NotThere,         // the folder behind a mount point is missing (550)
        LeadsOut,         // a link that leads out of the home, or goes in circles (550)
        Unfinished,       // one's own unfinished upload stands under this name; it cannot be read yet (450)
        Busy,             // another session is writing it (450)
        BeyondEnd,        // an offset past the end (554)
        DiskFull,         // no space or no inodes (452)
        QuotaExceeded,    // needed and left say how much (552)
        TransferQuota,    // no more may be moved until opens; needed (-1 = not known) and left say how much (552, 550)
        QuotaUnknown,     // the store that knows it cannot be asked just now (452; 451 for downloads)
        TooLarge,         // larger than the file system takes (552)
        IdentityBits,     // CHMOD: set-user-ID or set-group-ID, which a client may keep and not set (504)
        Unsupported,      // the file system cannot do it (504, 550)
        TakenOver,        // another session of the account went on with this upload (426)
        ClientGone,       // the control connection ended before the whole file was known to be there (426)
        Incomplete,       // fewer bytes came than a Wherry client had announced (426)
        SenderFailed,     // MODE B: the client said that it could not read its file to the end (451)
        Failed            // systemError says why: EIO, EROFS, ... (451)
    };

    Kind kind = Kind::None;
    int systemError = 0; // errno, 0 = none
    // QuotaExceeded: bytes (or files, when countsFiles) asked for and still free; both -1 when not known.
    qint64 needed = -1;
    qint64 left = -1; // of the quota; when needed is unknown, the bytes of this upload that had room
    bool countsFiles = false;
    qint64 opens = 0;        // TransferQuota: ms since the epoch, UTC
    bool isDownload = false; // TransferQuota, QuotaUnknown
    // QuotaExceeded: it would fit if the file that is to be replaced were deleted first.
    bool fitsWithoutFormer = false;

    explicit operator bool() const { return kind != Kind::None; }

    // The kind that belongs to an errno of open, rename, write and the like.
    static FileError fromSystem(int systemError);
    // The cause in the system's or our words, without a full stop, for logs.
    QByteArray text() const;
};
