#include "config/permissionwords.h"

#include <QStringList>

#include <algorithm>

namespace {
struct PermissionWord {
    const char *word;
    Permission permission;
};
constexpr PermissionWord permissionWords[] = {
    {"list", Permission::List},
    {"download", Permission::Read},
    {"upload", Permission::Write},
    {"overwrite", Permission::Overwrite},
    {"append", Permission::Append},
    {"delete", Permission::Delete},
    {"rename", Permission::Rename},
    {"mkdir", Permission::MakeDirectory},
    {"rmdir", Permission::RemoveDirectory},
    {"attributes", Permission::ChangeFacts},
};
} // namespace

std::optional<Permissions> PermissionWords::parse(const QString &words) {
    if (words == QLatin1String("all"))
        return PermissionSet::Everything;
    if (words == QLatin1String("read-only"))
        return PermissionSet::ReadOnly;
    if (words == QLatin1String("drop-box"))
        return PermissionSet::UploadOnly;
    Permissions permissions;
    if (words == QLatin1String("none"))
        return permissions;
    for (const QString &word : words.split(QLatin1Char(','))) {
        const auto *const found =
            std::find_if(std::begin(permissionWords), std::end(permissionWords),
                         [&](const PermissionWord &one) { return word.trimmed() == QLatin1String(one.word); });
        if (found == std::end(permissionWords))
            return std::nullopt;
        permissions |= found->permission;
    }
    return permissions;
}

QString PermissionWords::text(Permissions permissions) {
    if (permissions == PermissionSet::Everything)
        return QStringLiteral("all");
    QStringList words;
    for (const PermissionWord &one : permissionWords)
        if (permissions.testFlag(one.permission))
            words += QLatin1String(one.word);
    return words.isEmpty() ? QStringLiteral("none") : words.join(QLatin1Char(','));
}
