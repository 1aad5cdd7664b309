#include "engine/base/draw.h"

#include <xxhash.h>

namespace railreach {
namespace {

// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
uint64_t Mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

}  // namespace

uint32_t DrawBits(Draw draw, absl::string_view key) {
  constexpr uint64_t kGolden = 0x9e3779b97f4a7c15u;
  const uint64_t stream = XXH3_64bits_withSeed(key.data(), key.size(), 0);
  const uint64_t counter = Mix(draw.seed + kGolden) + kGolden * draw.number;
  return static_cast<uint32_t>(Mix(stream ^ Mix(counter)) >> 32);
}

}  // namespace railreach
