// Makes a directory (RFC 959 4.1.3 MKD), with its parents where they are missing. One that stands already is a success
// unless mustBeNew.
#pragma once

#include "operations/operation.h"

class MakeDirectory : public Operation {
    Q_OBJECT

public:
    MakeDirectory(ServerLink &link, RemotePath path, bool parents = true, bool mustBeNew = false);

protected:
    void firstStep() override;

private:
    void makeNext();
    void onMade(const Reply &reply);
    void onEntered(const Reply &reply);
    void goDown();

    RemotePath m_path;
    QList<RemotePath> m_missing; // deepest first, below m_current
    RemotePath m_current;
    Reply m_refusal;
    bool m_goesDown = false; // a parent stands: from here on a refusal is meant
    bool m_parents;
    bool m_mustBeNew;
};
