// A plan of what synchronising would do, for a person and as JSON.
#pragma once

#include "sync/syncplan.h"

#include <QJsonObject>
#include <QString>

namespace PlanText {
// "upload    docs/a.txt  12 KiB  newer here", without a line break; text of strangers is made visible.
QString line(const SyncAction &action);
// "12 to upload (3.4 MiB), 1 to delete on the server; 49967 in step."
QString summary(const SyncPlan &plan);
// Why the plan should be looked at twice; empty without a guard.
QString guard(const SyncPlan &plan);
QString reason(const SyncAction &action);
QJsonObject event(const SyncAction &action);
QJsonObject summaryEvent(const SyncPlan &plan);
} // namespace PlanText
