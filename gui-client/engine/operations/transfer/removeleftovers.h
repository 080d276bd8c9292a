// Deletes what an upload in parts left on the server: the parts and what they were being joined to. What is not there
// any more is no failure; what stands on is one, with the server's refusal.
#pragma once

#include "operations/operation.h"

#include <QList>

class RemoveLeftovers : public Operation {
    Q_OBJECT
public:
    // temporary: TemporaryName::ofParts().
    RemoveLeftovers(ServerLink &link, const RemotePath &temporary);

protected:
    void firstStep() override;

private:
    void onDeleted(const Reply &reply);
    void onSize(const Reply &reply);

    QList<RemotePath> m_paths; // the next one is the last
    Failure m_refusal;         // of the one that is being looked for
    Failure m_standing;        // of the last one that stands on
};
