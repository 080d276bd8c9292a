// Remote paths, 257 replies, and names as they come from a server.
#include "ftp/remotepath.h"
#include "ftp/wiretext.h"

#include <cstdint>
#include <cstdlib>

namespace {
void check(bool right) {
    if (!right)
        std::abort();
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    const RemotePath path(text);
    check(path.bytes().startsWith('/') && RemotePath(path.bytes()) == path);
    check(path.isRoot() || !path.bytes().endsWith('/'));
    if (RemotePath::isName(path.fileName()))
        check(path.parent().child(path.fileName()) == path);
    for (const QByteArray &name : path.names())
        check(!name.isEmpty() && name != "." && name != ".." && !name.contains('/'));
    check(path.isRoot() || path.isBelow(path.parent()));
    const RemotePath base("/a/b");
    check(base.resolved(text).bytes().startsWith('/'));
    if (RemotePath::isName(text))
        check(base.child(text).parent() == base && base.child(text).fileName() == text &&
              base.child(text).isBelow(base));
    check(unquotePath(quotePath(text)) == text.toByteArray());
    if (const auto directory = RemotePath::fromPwdReply(text))
        check(!directory->bytes().contains('\n'));
    const QString shown = decodeWireText(text);
    if (isUtf8(text))
        check(encodeWireText(shown) == text);
    return 0;
}
