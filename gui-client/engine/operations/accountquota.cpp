#include "operations/accountquota.h"

void AccountQuota::onTold(const Reply &reply) {
    if (!reply.isPositive())
        return refuse(reply);
    m_lines = reply.lines;
    succeed();
}
