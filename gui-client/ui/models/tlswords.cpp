#include "models/tlswords.h"

#include <QCoreApplication>

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(TlsWords)
};
} // namespace

QString TlsWords::of(TlsMode mode) {
    switch (mode) {
    case TlsMode::Optional:
        return Words::tr("TLS when the server offers it");
    case TlsMode::Required:
        return Words::tr("TLS required");
    case TlsMode::Implicit:
        return Words::tr("TLS from the start (port 990)");
    case TlsMode::Off:
        return Words::tr("No encryption");
    }
    return {};
}
