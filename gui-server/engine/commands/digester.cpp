#include "commands/digester.h"

#include <QElapsedTimer>

#include <openssl/evp.h>
#include <zlib.h>

#include <cerrno>

namespace {
constexpr qint64 slice = 128 * 1024;
constexpr qint64 turnMicroseconds = 2000; // of the loop, at most about so much at a time

const EVP_MD *method(HashAlgorithm algorithm) {
    switch (algorithm) {
    case HashAlgorithm::Sha256:
        return EVP_sha256();
    case HashAlgorithm::Sha512:
        return EVP_sha512();
    case HashAlgorithm::Sha1:
        return EVP_sha1();
    case HashAlgorithm::Md5:
        return EVP_md5();
    case HashAlgorithm::Crc32:
        break;
    }
    return nullptr;
}
} // namespace

class Digester::State {
public:
    explicit State(HashAlgorithm algorithm)
        : m_context(method(algorithm) ? EVP_MD_CTX_new() : nullptr, EVP_MD_CTX_free) {
        if (m_context)
            EVP_DigestInit_ex(m_context.get(), method(algorithm), nullptr);
    }

    void add(const char *bytes, qint64 size) {
        if (m_context)
            EVP_DigestUpdate(m_context.get(), bytes, std::size_t(size));
        else
            m_crc = crc32(m_crc, reinterpret_cast<const Bytef *>(bytes), uInt(size));
    }

    QByteArray result() {
        if (!m_context) {
            QByteArray four(4, '\0');
            for (int i = 0; i < 4; ++i)
                four[i] = char((m_crc >> (24 - 8 * i)) & 0xff);
            return four;
        }
        unsigned char bytes[EVP_MAX_MD_SIZE];
        unsigned size = 0;
        EVP_DigestFinal_ex(m_context.get(), bytes, &size);
        return QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size));
    }

    std::unique_ptr<char[]> buffer{new char[slice]};

private:
    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> m_context;
    uLong m_crc = 0;
};

Digester::Digester(Descriptor file, HashAlgorithm algorithm, qint64 offset, qint64 length)
    : m_state(std::make_unique<State>(algorithm))
    , m_file(std::move(file))
    , m_at(offset)
    , m_left(length) {
    connect(&m_timer, &QTimer::timeout, this, &Digester::work);
}

Digester::~Digester() = default;

void Digester::start(Done done) {
    m_done = std::move(done);
    m_timer.start(0);
}

void Digester::work() {
    QElapsedTimer clock;
    clock.start();
    while (m_left > 0 && clock.nsecsElapsed() / 1000 < turnMicroseconds) {
        const ssize_t got = ::pread(m_file.number(), m_state->buffer.get(), std::size_t(qMin(m_left, slice)), m_at);
        if (got <= 0) {
            const int error = got < 0 ? errno : EIO;
            m_timer.stop();
            return m_done(error);
        }
        m_state->add(m_state->buffer.get(), got);
        m_at += got;
        m_left -= got;
    }
    if (m_left > 0)
        return;
    m_timer.stop();
    m_done(m_state->result());
}
