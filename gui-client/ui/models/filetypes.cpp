#include "models/filetypes.h"

#include <QCoreApplication>
#include <QHash>

namespace {
struct Type {
    const char *description; // translated in the context "FileTypes"
    const char *icon;
};

const QHash<QString, Type> &knownTypes() {
    static const char *const picture = "file-image";
    static const char *const sound = "file-audio";
    static const char *const film = "file-video";
    static const char *const text = "file-text";
    static const char *const code = "file-code";
    static const char *const archive = "file-archive";
    static const QHash<QString, Type> types = {
        {QStringLiteral("pdf"), {QT_TRANSLATE_NOOP("FileTypes", "PDF document"), text}},
        {QStringLiteral("txt"), {QT_TRANSLATE_NOOP("FileTypes", "Plain text"), text}},
        {QStringLiteral("md"), {QT_TRANSLATE_NOOP("FileTypes", "Markdown text"), text}},
        {QStringLiteral("log"), {QT_TRANSLATE_NOOP("FileTypes", "Log file"), text}},
        {QStringLiteral("csv"), {QT_TRANSLATE_NOOP("FileTypes", "CSV table"), text}},
        {QStringLiteral("doc"), {QT_TRANSLATE_NOOP("FileTypes", "Word document"), text}},
        {QStringLiteral("docx"), {QT_TRANSLATE_NOOP("FileTypes", "Word document"), text}},
        {QStringLiteral("odt"), {QT_TRANSLATE_NOOP("FileTypes", "Text document"), text}},
        {QStringLiteral("xls"), {QT_TRANSLATE_NOOP("FileTypes", "Spreadsheet"), text}},
        {QStringLiteral("xlsx"), {QT_TRANSLATE_NOOP("FileTypes", "Spreadsheet"), text}},
        {QStringLiteral("ods"), {QT_TRANSLATE_NOOP("FileTypes", "Spreadsheet"), text}},
        {QStringLiteral("ppt"), {QT_TRANSLATE_NOOP("FileTypes", "Presentation"), text}},
        {QStringLiteral("pptx"), {QT_TRANSLATE_NOOP("FileTypes", "Presentation"), text}},
        {QStringLiteral("odp"), {QT_TRANSLATE_NOOP("FileTypes", "Presentation"), text}},
        {QStringLiteral("html"), {QT_TRANSLATE_NOOP("FileTypes", "HTML page"), code}},
        {QStringLiteral("htm"), {QT_TRANSLATE_NOOP("FileTypes", "HTML page"), code}},
        {QStringLiteral("css"), {QT_TRANSLATE_NOOP("FileTypes", "Style sheet"), code}},
        {QStringLiteral("js"), {QT_TRANSLATE_NOOP("FileTypes", "JavaScript source"), code}},
        {QStringLiteral("php"), {QT_TRANSLATE_NOOP("FileTypes", "PHP source"), code}},
        {QStringLiteral("py"), {QT_TRANSLATE_NOOP("FileTypes", "Python source"), code}},
        {QStringLiteral("sh"), {QT_TRANSLATE_NOOP("FileTypes", "Shell script"), code}},
        {QStringLiteral("c"), {QT_TRANSLATE_NOOP("FileTypes", "C source"), code}},
        {QStringLiteral("h"), {QT_TRANSLATE_NOOP("FileTypes", "C/C++ header"), code}},
        {QStringLiteral("cpp"), {QT_TRANSLATE_NOOP("FileTypes", "C++ source"), code}},
        {QStringLiteral("json"), {QT_TRANSLATE_NOOP("FileTypes", "JSON data"), code}},
        {QStringLiteral("xml"), {QT_TRANSLATE_NOOP("FileTypes", "XML data"), code}},
        {QStringLiteral("toml"), {QT_TRANSLATE_NOOP("FileTypes", "Configuration"), code}},
        {QStringLiteral("yaml"), {QT_TRANSLATE_NOOP("FileTypes", "Configuration"), code}},
        {QStringLiteral("yml"), {QT_TRANSLATE_NOOP("FileTypes", "Configuration"), code}},
        {QStringLiteral("ini"), {QT_TRANSLATE_NOOP("FileTypes", "Configuration"), code}},
        {QStringLiteral("conf"), {QT_TRANSLATE_NOOP("FileTypes", "Configuration"), code}},
        {QStringLiteral("sql"), {QT_TRANSLATE_NOOP("FileTypes", "SQL script"), code}},
        {QStringLiteral("zip"), {QT_TRANSLATE_NOOP("FileTypes", "Zip archive"), archive}},
        {QStringLiteral("7z"), {QT_TRANSLATE_NOOP("FileTypes", "7-Zip archive"), archive}},
        {QStringLiteral("rar"), {QT_TRANSLATE_NOOP("FileTypes", "RAR archive"), archive}},
        {QStringLiteral("tar"), {QT_TRANSLATE_NOOP("FileTypes", "Tar archive"), archive}},
        {QStringLiteral("gz"), {QT_TRANSLATE_NOOP("FileTypes", "Gzip archive"), archive}},
        {QStringLiteral("tgz"), {QT_TRANSLATE_NOOP("FileTypes", "Gzip archive"), archive}},
        {QStringLiteral("bz2"), {QT_TRANSLATE_NOOP("FileTypes", "Bzip2 archive"), archive}},
        {QStringLiteral("xz"), {QT_TRANSLATE_NOOP("FileTypes", "XZ archive"), archive}},
        {QStringLiteral("zst"), {QT_TRANSLATE_NOOP("FileTypes", "Zstandard archive"), archive}},
        {QStringLiteral("deb"), {QT_TRANSLATE_NOOP("FileTypes", "Debian package"), archive}},
        {QStringLiteral("rpm"), {QT_TRANSLATE_NOOP("FileTypes", "RPM package"), archive}},
        {QStringLiteral("iso"), {QT_TRANSLATE_NOOP("FileTypes", "Disc image"), archive}},
        {QStringLiteral("img"), {QT_TRANSLATE_NOOP("FileTypes", "Disc image"), archive}},
        {QStringLiteral("mp4"), {QT_TRANSLATE_NOOP("FileTypes", "MPEG-4 video"), film}},
        {QStringLiteral("m4v"), {QT_TRANSLATE_NOOP("FileTypes", "MPEG-4 video"), film}},
        {QStringLiteral("mkv"), {QT_TRANSLATE_NOOP("FileTypes", "Matroska video"), film}},
        {QStringLiteral("webm"), {QT_TRANSLATE_NOOP("FileTypes", "WebM video"), film}},
        {QStringLiteral("mov"), {QT_TRANSLATE_NOOP("FileTypes", "QuickTime video"), film}},
        {QStringLiteral("avi"), {QT_TRANSLATE_NOOP("FileTypes", "AVI video"), film}},
        {QStringLiteral("mp3"), {QT_TRANSLATE_NOOP("FileTypes", "MP3 audio"), sound}},
        {QStringLiteral("ogg"), {QT_TRANSLATE_NOOP("FileTypes", "Ogg audio"), sound}},
        {QStringLiteral("opus"), {QT_TRANSLATE_NOOP("FileTypes", "Opus audio"), sound}},
        {QStringLiteral("flac"), {QT_TRANSLATE_NOOP("FileTypes", "FLAC audio"), sound}},
        {QStringLiteral("wav"), {QT_TRANSLATE_NOOP("FileTypes", "WAV audio"), sound}},
        {QStringLiteral("m4a"), {QT_TRANSLATE_NOOP("FileTypes", "MPEG-4 audio"), sound}},
        {QStringLiteral("png"), {QT_TRANSLATE_NOOP("FileTypes", "PNG image"), picture}},
        {QStringLiteral("jpg"), {QT_TRANSLATE_NOOP("FileTypes", "JPEG image"), picture}},
        {QStringLiteral("jpeg"), {QT_TRANSLATE_NOOP("FileTypes", "JPEG image"), picture}},
        {QStringLiteral("gif"), {QT_TRANSLATE_NOOP("FileTypes", "GIF image"), picture}},
        {QStringLiteral("webp"), {QT_TRANSLATE_NOOP("FileTypes", "WebP image"), picture}},
        {QStringLiteral("svg"), {QT_TRANSLATE_NOOP("FileTypes", "SVG image"), picture}},
        {QStringLiteral("tif"), {QT_TRANSLATE_NOOP("FileTypes", "TIFF image"), picture}},
        {QStringLiteral("tiff"), {QT_TRANSLATE_NOOP("FileTypes", "TIFF image"), picture}},
        {QStringLiteral("dng"), {QT_TRANSLATE_NOOP("FileTypes", "Raw photo"), picture}},
        {QStringLiteral("heic"), {QT_TRANSLATE_NOOP("FileTypes", "HEIC image"), picture}},
        {QStringLiteral("psd"), {QT_TRANSLATE_NOOP("FileTypes", "Photoshop image"), picture}},
    };
    return types;
}

QString translated(const char *text) { return QCoreApplication::translate("FileTypes", text); }
} // namespace

QStringView FileTypes::suffixOf(const FileEntry &entry) {
    if (entry.opens())
        return {};
    const qsizetype dot = entry.shown.lastIndexOf(u'.');
    return dot > 0 ? QStringView(entry.shown).mid(dot + 1) : QStringView();
}

QString FileTypes::describe(const FileEntry &entry) {
    if (!entry.trouble.isEmpty())
        return translated(QT_TRANSLATE_NOOP("FileTypes", "Refused name"));
    if (entry.kind == FileEntry::Kind::Link)
        return entry.leadsToFolder ? translated(QT_TRANSLATE_NOOP("FileTypes", "Link to folder"))
                                   : translated(QT_TRANSLATE_NOOP("FileTypes", "Link"));
    if (entry.kind == FileEntry::Kind::Folder)
        return translated(QT_TRANSLATE_NOOP("FileTypes", "Folder"));
    if (entry.kind == FileEntry::Kind::Other)
        return translated(QT_TRANSLATE_NOOP("FileTypes", "Special file"));
    const QString suffix = suffixOf(entry).toString();
    const auto found = knownTypes().constFind(suffix.toLower());
    if (found != knownTypes().constEnd())
        return translated(found->description);
    if (suffix.isEmpty() || suffix.size() > 8)
        return translated(QT_TRANSLATE_NOOP("FileTypes", "File"));
    return translated(QT_TRANSLATE_NOOP("FileTypes", "%1 file")).arg(suffix.toUpper());
}

QString FileTypes::iconOf(const FileEntry &entry) {
    if (!entry.trouble.isEmpty())
        return QStringLiteral("triangle-alert");
    if (entry.kind == FileEntry::Kind::Link)
        return entry.leadsToFolder ? QStringLiteral("folder-symlink") : QStringLiteral("file-symlink");
    if (entry.kind == FileEntry::Kind::File && !entry.linkTarget.isEmpty())
        return QStringLiteral("file-symlink");
    if (entry.kind == FileEntry::Kind::Folder)
        return QStringLiteral("folder");
    const auto found = knownTypes().constFind(suffixOf(entry).toString().toLower());
    return found != knownTypes().constEnd() ? QLatin1String(found->icon) : QStringLiteral("file");
}
