// How many files and connections this process may have open at a time.
#pragma once

// As many as the system lets it have, up to what thousands of sessions need; common is 1,024, which two batches of
// small files come close to.
void raiseDescriptorLimit();
