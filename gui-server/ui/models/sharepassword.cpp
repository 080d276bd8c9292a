#include "models/sharepassword.h"

#include <QRandomGenerator>
#include <QStringList>

#include <array>

namespace {
constexpr std::array<const char *, 256> Words = {
    "acorn",  "alder",    "amber",   "anchor", "apple",  "apron",  "arch",    "arrow",  "ash",     "aspen",   "atlas",
    "attic",  "bacon",    "badge",   "bagel",  "baker",  "bamboo", "banjo",   "barge",  "barn",    "basil",   "basin",
    "bay",    "beach",    "beacon",  "beam",   "bean",   "bear",   "beaver",  "bell",   "bench",   "berry",   "birch",
    "bison",  "blaze",    "bloom",   "boat",   "bolt",   "book",   "boot",    "border", "bottle",  "bowl",    "bread",
    "breeze", "brick",    "bridge",  "broom",  "brush",  "bucket", "buoy",    "butter", "button",  "cabin",   "cable",
    "cactus", "camel",    "candle",  "canoe",  "canyon", "cargo",  "carrot",  "castle", "cedar",   "cellar",  "chalk",
    "cherry", "chess",    "chime",   "cider",  "cinder", "clay",   "cliff",   "clock",  "cloud",   "clover",  "coast",
    "cobalt", "comet",    "compass", "copper", "coral",  "corn",   "cotton",  "crane",  "crater",  "creek",   "cricket",
    "crown",  "crystal",  "cup",     "daisy",  "dawn",   "deer",   "delta",   "desert", "dew",     "dock",    "dolphin",
    "donkey", "door",     "dove",    "drum",   "dune",   "eagle",  "echo",    "elbow",  "elm",     "ember",   "engine",
    "falcon", "feather",  "fennel",  "ferry",  "fiddle", "field",  "finch",   "fire",   "fjord",   "flag",    "flame",
    "flint",  "flour",    "flute",   "fog",    "forest", "fossil", "fox",     "frost",  "garden",  "garlic",  "gate",
    "gecko",  "ginger",   "glacier", "globe",  "goose",  "grain",  "granite", "grape",  "gravel",  "grove",   "gull",
    "hammer", "harbor",   "harvest", "hazel",  "heron",  "hill",   "honey",   "hood",   "horizon", "horn",    "house",
    "igloo",  "inlet",    "iris",    "iron",   "island", "ivory",  "ivy",     "jacket", "jade",    "jasmine", "jetty",
    "jungle", "kayak",    "kelp",    "kettle", "kite",   "koala",  "ladder",  "lagoon", "lake",    "lamp",    "lantern",
    "lark",   "laurel",   "lava",    "leaf",   "lemon",  "lily",   "linen",   "lion",   "lobster", "locket",  "lotus",
    "lunar",  "maple",    "marble",  "marsh",  "meadow", "melon",  "mint",    "mirror", "mist",    "moon",    "moss",
    "motor",  "mountain", "mule",    "museum", "nectar", "needle", "nest",    "nickel", "north",   "nutmeg",  "oak",
    "oasis",  "oat",      "ocean",   "olive",  "onion",  "opal",   "orbit",   "orchid", "otter",   "owl",     "oyster",
    "paddle", "palm",     "panda",   "paper",  "parrot", "pasta",  "peach",   "pearl",  "pebble",  "pepper",  "piano",
    "pier",   "pilot",    "pine",    "pixel",  "plum",   "pocket", "pollen",  "pond",   "poplar",  "poppy",   "prairie",
    "prism",  "puffin",   "quartz",  "quill",  "quince", "rabbit", "radar",   "raft",   "rain",    "raven",   "reef",
    "ribbon", "river",    "robin"};
constexpr int WordsInPassword = 5;
} // namespace

QString makeSharePassword() {
    QStringList parts;
    for (int i = 0; i < WordsInPassword; ++i)
        parts.append(shareWord(static_cast<int>(QRandomGenerator::system()->bounded(shareWordCount()))));
    parts.append(QStringLiteral("%1").arg(QRandomGenerator::system()->bounded(10000), 4, 10, QLatin1Char('0')));
    return parts.join(QLatin1Char('-'));
}

QString makeGuestName() {
    return QStringLiteral("guest-%1").arg(QRandomGenerator::system()->bounded(4096), 3, 16, QLatin1Char('0'));
}

int shareWordCount() { return static_cast<int>(Words.size()); }

QString shareWord(int number) { return QLatin1String(Words.at(static_cast<std::size_t>(number))); }
