// HASH (draft-bryan-ftpext-hash) and the older XCRC, XMD5, XSHA1, XSHA256, XSHA512, over the stored bytes.
#include "commands/command.h"
#include "commands/digester.h"
#include "commands/handlers.h"
#include "files/filesystem.h"
#include "ftp/hashname.h"
#include "ftp/remotepath.h"

#include <limits>

namespace {
// What is to be digested, and how the answer is written.
struct Wish {
    HashAlgorithm algorithm = HashAlgorithm::Sha256;
    VirtualPath path;
    qint64 first = 0;
    qint64 end = -1; // one behind the last byte; -1 = the file's end
    std::function<void(const CommandPtr &, const QByteArray &digest, qint64 first, qint64 end)> answer;
};

void run(const CommandPtr &command, const Wish &wish, ReadableFile file) {
    const qint64 size = file.entry.size;
    const qint64 end = wish.end < 0 ? size : qMin(wish.end, size);
    if (wish.first > size || wish.first > end)
        return command->reply(554, "%1 has only %2 bytes.", {wish.path.absolute(), QByteArray::number(size)});
    auto *digester = new Digester(std::move(file.descriptor), wish.algorithm, wish.first, end - wish.first);
    digester->setParent(command->lifetime());
    command->onAbort = [digester, weak = std::weak_ptr(command)] {
        digester->deleteLater();
        if (const CommandPtr stopped = weak.lock())
            stopped->reply(426, "Stopped.");
    };
    digester->start([command, digester, wish, end](const Expected<QByteArray, int> &digest) {
        digester->deleteLater();
        command->onAbort = nullptr;
        if (!digest)
            command->refuse({FileError::Kind::Failed, digest.error()}, wish.path);
        else
            wish.answer(command, *digest, wish.first, end);
    });
}

void open(const CommandPtr &command, const Wish &wish) {
    command->files().openForReading(
        wish.path, true, command->lifetime(), [command, wish](Expected<ReadableFile, FileError> file) {
            file ? run(command, wish, *std::move(file)) : command->refuse(file.error(), wish.path);
        });
}

// "path", "path end", "path first end", the path perhaps in quotes: first and end in bytes, end not included. A path
// whose last words are numbers has to be quoted.
void older(const CommandPtr &command, HashAlgorithm algorithm) {
    QByteArray name = command->argument();
    QList<qint64> numbers;
    if (name.startsWith('"')) {
        const auto unquoted = unquotePath(name);
        if (!unquoted || unquoted->isEmpty())
            return command->reply(501, "A path in quotes has to end with a quote.");
        const QByteArray rest = name.mid(unquoted->size() + unquoted->count('"') + 2);
        name = *unquoted;
        for (const QByteArray &word : rest.simplified().split(' ')) {
            const auto number = parseOffset(word);
            if (!number && !word.isEmpty())
                return command->reply(501, "Behind the path there can be two numbers: the first byte and the end.");
            if (number)
                numbers += *number;
        }
    } else {
        for (int i = 0; i < 2; ++i) {
            const qsizetype space = name.lastIndexOf(' ');
            const auto number = space > 0 ? parseOffset(QByteArrayView(name).sliced(space + 1)) : std::nullopt;
            if (!number)
                break;
            numbers.prepend(*number);
            name.truncate(space);
        }
    }
    if (numbers.size() > 2)
        return command->reply(501, "Behind the path there can be two numbers: the first byte and the end.");
    const auto path = command->resolve(name);
    if (!path)
        return;
    Wish wish{algorithm, *path, numbers.size() == 2 ? numbers.first() : 0, numbers.isEmpty() ? -1 : numbers.last(),
              [](const CommandPtr &answered, const QByteArray &digest, qint64, qint64) {
                  answered->replyLines(250, {digest.toHex().toUpper()});
              }};
    open(command, wish);
}
} // namespace

void Handlers::hash(const CommandPtr &command) {
    const auto range = std::exchange(command->state().range, std::nullopt);
    const HashAlgorithm algorithm = command->state().hash;
    const qint64 farthest = std::numeric_limits<qint64>::max() - 1;
    Wish wish{algorithm, command->path(), range ? range->first : 0, range ? qMin(range->last, farthest) + 1 : -1,
              [algorithm](const CommandPtr &answered, const QByteArray &digest, qint64 first, qint64 end) {
                  answered->replyLines(
                      213, {formatHashReply({algorithm, first, qMax(end - 1, first), digest, answered->argument()})});
              }};
    open(command, wish);
}

void Handlers::xcrc(const CommandPtr &command) { older(command, HashAlgorithm::Crc32); }
void Handlers::xmd5(const CommandPtr &command) { older(command, HashAlgorithm::Md5); }
void Handlers::xsha1(const CommandPtr &command) { older(command, HashAlgorithm::Sha1); }
void Handlers::xsha256(const CommandPtr &command) { older(command, HashAlgorithm::Sha256); }
void Handlers::xsha512(const CommandPtr &command) { older(command, HashAlgorithm::Sha512); }
