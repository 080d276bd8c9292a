// How far two words are apart, to name the one that a person may have meant.
#pragma once

#include <string_view>

// How many letters have to be changed, added, removed or swapped with their neighbour.
int editDistance(std::string_view a, std::string_view b);
