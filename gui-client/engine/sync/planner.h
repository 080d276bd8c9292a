// Makes the plan from what is on both sides and what is remembered of the last time. Pure: values in, a value out.
#pragma once

#include "sync/syncplan.h"

// The files that only their content can tell apart: on both sides, of equal size.
QList<QByteArray> digestCandidates(const Tree &local, const Tree &remote);

// sameContent: for By::Digest, of each candidate whether the digests are equal; one that is missing could not be made.
SyncPlan makePlan(const Tree &local, const Tree &remote, const SyncMemory &memory, const SyncOptions &options,
                  const QHash<QByteArray, bool> &sameContent = {});
