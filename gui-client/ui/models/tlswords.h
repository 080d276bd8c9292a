// The ways to encrypt in words, and the order in which a person chooses among them.
#pragma once

#include "sites/site.h"

namespace TlsWords {
inline constexpr TlsMode inOrder[] = {TlsMode::Optional, TlsMode::Required, TlsMode::Implicit, TlsMode::Off};
QString of(TlsMode mode);
} // namespace TlsWords
