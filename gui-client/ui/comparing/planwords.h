// A plan of synchronising in words.
#pragma once

#include "sync/syncplan.h"

#include <QString>

namespace PlanWords {
QString action(SyncAction::Kind kind); // "Upload"
QString reason(SyncAction::Reason reason);
// "3 files to upload (2.1 MiB), 1 folder to make here; 120 in step."
QString summary(const SyncPlan &plan);
// What is lost, with figures; empty: nothing is deleted.
QString deletions(const SyncPlan &plan);
// Why a person should look twice; empty: no reason.
QString guard(const SyncPlan &plan);
} // namespace PlanWords
