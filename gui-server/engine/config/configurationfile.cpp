#include "config/configurationfile.h"

#include "base/bytesize.h"
#include "config/configurationkeys.h"
#include "config/permissionwords.h"
#include "ftp/wiretext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMultiMap>

#include <sys/stat.h>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace {
using Kind = ConfigurationKey::Kind;

QString fromToml(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

// The value of a node as the text that the command line would have; nothing when the kind takes no such value.
std::optional<QString> textOf(const toml::node &node, Kind kind) {
    if (kind == Kind::Switch) {
        if (const auto value = node.value_exact<bool>())
            return *value ? QStringLiteral("on") : QStringLiteral("off");
        return std::nullopt;
    }
    if (kind == Kind::Number || kind == Kind::Duration || kind == Kind::Size) {
        if (const auto value = node.value_exact<std::int64_t>())
            return QString::number(*value);
        if (kind == Kind::Number)
            return std::nullopt;
    }
    if (const auto value = node.value_exact<std::string_view>())
        return fromToml(*value);
    return std::nullopt;
}

const char *formOf(Kind kind) {
    switch (kind) {
    case Kind::Number:
        return "an integer";
    case Kind::Switch:
        return "true or false";
    case Kind::Duration:
        return "an integer (seconds) or a string such as \"15m\"";
    case Kind::Size:
        return "an integer (bytes) or a string such as \"64K\"";
    case Kind::List:
        return "an array of strings";
    case Kind::Text:
    case Kind::Url:
    case Kind::Secret:
    case Kind::Path:
        return "a string";
    }
    Q_UNREACHABLE();
}

// A value in an account's table, as far as it is one of these.
struct AccountValue {
    std::optional<QString> text;
    std::optional<qint64> size;
};

struct AccountKey {
    const char *name;
    const char *form;
    bool (*take)(AccountConfiguration &, const AccountValue &);
};

template<auto Member>
bool takeText(AccountConfiguration &account, const AccountValue &value) {
    account.*Member = value.text.value_or(QString()).toUtf8();
    return value.text.has_value();
}

template<auto Member>
bool takeSize(AccountConfiguration &account, const AccountValue &value) {
    account.*Member = value.size.value_or(account.*Member);
    return value.size.has_value();
}

bool takeHome(AccountConfiguration &account, const AccountValue &value) {
    account.home = encodeWireText(value.text.value_or(QString()));
    return account.home.startsWith('/');
}

bool takePermissions(AccountConfiguration &account, const AccountValue &value) {
    const auto permissions = PermissionWords::parse(value.text.value_or(QString()));
    account.permissions = permissions.value_or(account.permissions);
    return permissions.has_value();
}

bool takeMaxSessions(AccountConfiguration &account, const AccountValue &value) {
    account.maxSessions = int(std::min<qint64>(value.size.value_or(0), std::numeric_limits<int>::max()));
    return value.size.has_value();
}

constexpr char mountsKey[] = "mounts";
constexpr char sizeForm[] = "an integer (bytes) or a string such as \"64K\"";
constexpr std::array accountKeys = {
    AccountKey{"name", "a string", takeText<&AccountConfiguration::name>},
    AccountKey{"password", "a string", takeText<&AccountConfiguration::password>},
    AccountKey{"home", "an absolute path", takeHome},
    AccountKey{"permissions", PermissionWords::form, takePermissions},
    AccountKey{"quota", sizeForm, takeSize<&AccountConfiguration::quotaBytes>},
    AccountKey{"files", "an integer", takeSize<&AccountConfiguration::quotaFiles>},
    AccountKey{"sessions", "an integer", takeMaxSessions},
    AccountKey{"upload-rate", sizeForm, takeSize<&AccountConfiguration::uploadRate>},
    AccountKey{"download-rate", sizeForm, takeSize<&AccountConfiguration::downloadRate>},
};

class Reader {
public:
    explicit Reader(QString path)
        : m_path(std::move(path)) {}

    void read(const toml::table &table);
    void complain(const toml::source_position &where, const QString &sentence) {
        m_errors.insert({where.line, where.column},
                        QStringLiteral("%1:%2:%3: %4").arg(m_path).arg(where.line).arg(where.column).arg(sentence));
    }
    QStringList errors() const { return m_errors.values(); }
    ConfigurationFile result;

private:
    void take(const toml::key &name, const toml::node &node);
    void takeAccounts(const toml::node &node);
    void takeAccount(const toml::table &table);
    void takeMounts(const toml::node &node, QList<Mount> &mounts);
    std::optional<Mount> mountOf(const toml::node &node) const;
    std::optional<QStringList> textsOf(const toml::node &node, Kind kind);

    QString m_path;
    QMultiMap<std::pair<toml::source_index, toml::source_index>, QString> m_errors; // by line and column
};

void Reader::read(const toml::table &table) {
    for (const auto &[name, node] : table) {
        if (name.str() == "account")
            takeAccounts(node);
        else
            take(name, node);
    }
    if (result.values.contains(QStringLiteral("key")) && !result.values.contains(QStringLiteral("certificate")))
        complain(table.find("key")->second.source().begin, QStringLiteral("key belongs to a certificate; give both."));
}

void Reader::take(const toml::key &name, const toml::node &node) {
    const QString text = fromToml(name.str());
    const ConfigurationKey *const key = ConfigurationKeys::find(text);
    if (!key) {
        const QString near = ConfigurationKeys::nearest(text);
        return complain(name.source().begin, near.isEmpty()
                                                 ? QStringLiteral("%1 is not a key; config show lists them.").arg(text)
                                                 : QStringLiteral("%1 is not a key; is it %2?").arg(text, near));
    }
    const auto texts = textsOf(node, key->kind);
    if (!texts)
        return complain(node.source().begin,
                        QStringLiteral("%1 wants %2.").arg(text, QLatin1String(formOf(key->kind))));
    Configuration trial;
    if (!texts->isEmpty() && !key->take(trial, *texts))
        return complain(node.source().begin, ConfigurationKeys::refusal(*key, text, *texts));
    if (!texts->isEmpty())
        result.values.insert(text, *texts);
}

std::optional<QStringList> Reader::textsOf(const toml::node &node, Kind kind) {
    if (kind != Kind::List) {
        const auto text = textOf(node, kind);
        return text ? std::optional(QStringList(*text)) : std::nullopt;
    }
    const toml::array *const array = node.as_array();
    if (!array)
        return std::nullopt;
    QStringList texts;
    for (const toml::node &one : *array) {
        const auto text = textOf(one, Kind::Text);
        if (!text)
            return std::nullopt;
        texts += *text;
    }
    return texts;
}

void Reader::takeAccounts(const toml::node &node) {
    const toml::array *const array = node.as_array();
    if (!array || !array->is_homogeneous(toml::node_type::table))
        return complain(node.source().begin, QStringLiteral("write each account as a table: [[account]]"));
    for (const toml::node &one : *array)
        takeAccount(*one.as_table());
}

void Reader::takeAccount(const toml::table &table) {
    AccountConfiguration account;
    for (const auto &[name, node] : table) {
        const QString text = fromToml(name.str());
        if (text == QLatin1String(mountsKey)) {
            takeMounts(node, account.mounts);
            continue;
        }
        const auto *const key = std::ranges::find_if(
            accountKeys, [&text](const AccountKey &one) { return text == QLatin1String(one.name); });
        if (key == accountKeys.end()) {
            QStringList known;
            for (const AccountKey &one : accountKeys)
                known += QLatin1String(one.name);
            known += QLatin1String(mountsKey);
            complain(name.source().begin, QStringLiteral("%1 is no key of an account; there are %2.")
                                              .arg(text, known.join(QStringLiteral(", "))));
            continue;
        }
        const auto number = textOf(node, Kind::Size);
        if (!key->take(account, {textOf(node, Kind::Text), number ? parseByteSize(*number) : std::nullopt}))
            complain(node.source().begin,
                     QStringLiteral("%1 of an account wants %2.").arg(text, QLatin1String(key->form)));
    }
    if (account.name.isEmpty() || account.home.isEmpty() || !table.contains("password"))
        complain(table.source().begin, QStringLiteral("an account needs name, password and home."));
    else if (std::ranges::any_of(result.accounts, [&](const auto &other) { return other.name == account.name; }))
        complain(table.source().begin,
                 QStringLiteral("the account \"%1\" is there twice.").arg(QString::fromUtf8(account.name)));
    result.accounts += account;
}

void Reader::takeMounts(const toml::node &node, QList<Mount> &mounts) {
    const toml::array *const array = node.as_array();
    if (!array)
        return complain(node.source().begin, QStringLiteral("mounts of an account wants an array of tables."));
    for (const toml::node &one : *array) {
        const auto mount = mountOf(one);
        if (!mount)
            complain(
                one.source().begin,
                QStringLiteral("a mount wants path (such as \"/music\"), folder (an absolute path) and, if it is not "
                               "to be read-only, permissions (%1).")
                    .arg(QLatin1String(PermissionWords::form)));
        else if (std::ranges::any_of(mounts, [&](const Mount &other) { return other.path == mount->path; }))
            complain(one.source().begin, QStringLiteral("%1 is mounted twice.").arg(QString::fromUtf8(mount->path)));
        else
            mounts += *mount;
    }
}

std::optional<Mount> Reader::mountOf(const toml::node &node) const {
    const toml::table *const table = node.as_table();
    if (!table)
        return std::nullopt;
    Mount mount;
    for (const auto &[name, value] : *table) {
        const auto text = textOf(value, Kind::Text);
        if (!text)
            return std::nullopt;
        if (name.str() == "path") {
            mount.path = Mount::normal(text->toUtf8());
        } else if (name.str() == "folder") {
            mount.folder = Mount::normal(encodeWireText(*text));
        } else if (const auto words = PermissionWords::parse(*text); words && name.str() == "permissions") {
            mount.permissions = *words;
        } else {
            return std::nullopt;
        }
    }
    return Mount::isPlace(mount.path) && mount.folder.startsWith('/') ? std::optional(mount) : std::nullopt;
}

QString tomlValue(Kind kind, const QStringList &texts) {
    if (kind == Kind::List) {
        QStringList strings;
        for (const QString &text : texts)
            strings += ConfigurationFile::quoted(text);
        return QLatin1Char('[') + strings.join(QStringLiteral(", ")) + QLatin1Char(']');
    }
    const QString text = texts.value(0);
    if (kind == Kind::Switch)
        return text == QLatin1String("on") ? QStringLiteral("true") : QStringLiteral("false");
    bool isWhole = false; // else a time or a size with its unit
    (void)text.toLongLong(&isWhole);
    const bool isNumber = kind == Kind::Number || kind == Kind::Duration || kind == Kind::Size;
    return isNumber && isWhole ? text : ConfigurationFile::quoted(text);
}
} // namespace

// TOML's basic strings are written as JSON's.
QString ConfigurationFile::quoted(const QString &text) {
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QString ConfigurationFile::line(const ConfigurationKey &key, const QStringList &texts) {
    const QString name = QLatin1String(key.name);
    return ConfigurationKeys::isUnset(texts) ? QStringLiteral("# %1").arg(name)
                                             : QStringLiteral("%1 = %2").arg(name, tomlValue(key.kind, texts));
}

Expected<ConfigurationFile, QStringList> ConfigurationFile::parse(const QByteArray &toml, const QString &path) {
    Reader reader(path);
    const toml::parse_result parsed = toml::parse(std::string_view(toml.constData(), std::size_t(toml.size())));
    if (parsed)
        reader.read(parsed.table());
    else
        reader.complain(parsed.error().source().begin, fromToml(parsed.error().description()));
    if (!reader.errors().isEmpty())
        return reader.errors();
    return reader.result;
}

Expected<ConfigurationFile, QStringList> ConfigurationFile::read(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QStringList(QStringLiteral("%1: cannot be read: %2").arg(path, file.errorString()));
    return parse(file.readAll(), path);
}

bool ConfigurationFile::isReadByOthers(const QString &path) {
    struct stat facts {};
    return ::stat(QFile::encodeName(path).constData(), &facts) == 0 && (facts.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}
