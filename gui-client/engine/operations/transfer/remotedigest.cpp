#include "operations/transfer/remotedigest.h"

std::optional<HashAlgorithm> RemoteDigest::offered(const Features &features) {
    if (features.has("HASH")) {
        if (const std::optional<HashAlgorithm> standard = features.defaultHash())
            return standard;
    }
    for (const HashAlgorithm algorithm : allHashAlgorithms())
        if (features.has(hashCommand(algorithm)))
            return algorithm;
    return {};
}

bool RemoteDigest::offersParts(const Features &features) {
    return features.has("HASH") && features.defaultHash() && features.has("RANG");
}

void RemoteDigest::firstStep() {
    const Features &features = m_link.capabilities.features;
    m_algorithm = m_link.capabilities.digest;
    if (!m_algorithm)
        return succeed();
    m_link.control.allowSlowReply(m_link.services.confirmation); // it reads the whole file
    if (features.has("HASH") && features.defaultHash() == m_algorithm) {
        if (m_length < 0)
            return askHash();
        if (!offersParts(features) || m_length == 0)
            return succeed();
        m_link.partStands = ServerLink::Part::Range;
        return send("RANG " + QByteArray::number(m_first) + ' ' + QByteArray::number(m_first + m_length - 1),
                    &RemoteDigest::onRange);
    }
    if (m_length >= 0)
        return succeed();
    send(hashCommand(*m_algorithm) + ' ' + m_path.bytes(), &RemoteDigest::onDigest);
}

void RemoteDigest::onRange(const Reply &reply) {
    m_link.partStands = ServerLink::Part::None; // HASH takes it
    if (!reply.isPositive() && !reply.isIntermediate())
        return succeed();
    askHash();
}

void RemoteDigest::askHash() {
    m_link.control.allowSlowReply(m_link.services.confirmation);
    send("HASH " + m_path.bytes(), &RemoteDigest::onHash);
}

void RemoteDigest::onHash(const Reply &reply) {
    if (reply.isPreliminary())
        return awaitFinal(&RemoteDigest::onHash);
    if (reply.isPositive()) {
        const std::optional<HashReply> hash = parseHashReply(reply.text());
        if (hash && hash->algorithm == m_algorithm)
            m_digest = hash->digest;
    }
    succeed();
}

void RemoteDigest::onDigest(const Reply &reply) {
    if (reply.isPreliminary())
        return awaitFinal(&RemoteDigest::onDigest);
    if (reply.isPositive())
        m_digest = parseDigestReply(reply.text(), *m_algorithm).value_or(QByteArray());
    succeed();
}
