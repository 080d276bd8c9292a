// Keeps passwords in URLs of the command line out of everybody's list of processes.
#pragma once

#include <QString>

// "ftp://user:secret@host" in any argument becomes "ftp://user:******@host", in place. What Qt or we have copied out of
// argv before is ours alone and stays.
void hideUrlPasswords(int argc, char **argv);
// The same of one that is shown.
QString withoutUrlPassword(const QString &url);
