// Why OpenSSL did not do what it was asked, in its words.
#pragma once

#include <QString>

// Of the last error; none is left in the queue, where it would be taken for one of the next call.
[[nodiscard]] QString openSslReason();
