// Which start of the machine this is: what was written and not made durable stands only as long as it is the same.
#pragma once

#include <QByteArray>

QByteArray bootId(); // as the kernel names it; "unknown" where it does not
