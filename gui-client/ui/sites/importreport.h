// What an import of another program's sites brought and what it left out, in words.
#pragma once

#include "sites/siteimport.h"

namespace ImportReport {
// "3 sites imported. 1 was here already."
QString summary(int added, int known);
// A line for each thing that did not come over.
QString leftOut(const QList<SiteImport::LeftOut> &all);
} // namespace ImportReport
