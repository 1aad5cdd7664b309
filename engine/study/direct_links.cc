#include "engine/study/direct_links.h"

#include <algorithm>
#include <bit>

namespace railreach {

DirectLinks::DirectLinks(size_t num_nodes, size_t num_stops)
    : words_((num_nodes + 63) / 64),
      linked_(num_nodes * words_),
      aboard_(words_) {
  Grow(num_stops);
}

void DirectLinks::Grow(size_t num_stops) {
  access_.resize(num_stops * words_);
  egress_.resize(num_stops);
}

void DirectLinks::ClearStop(StopId stop) {
  std::fill_n(
      access_.begin() + static_cast<std::ptrdiff_t>(stop.index() * words_),
      words_, 0);
  egress_[stop].clear();
}

void DirectLinks::ClearLinks() { std::fill(linked_.begin(), linked_.end(), 0); }

void DirectLinks::LinkTo(StopId to, const Word* from) {
  for (const NodeId node : egress_[to]) {
    Word* row = &linked_[node.index() * words_];
    for (size_t w = 0; w < words_; ++w) row[w] |= from[w];
  }
}

void DirectLinks::AddPattern(absl::Span<const StopId> stops) {
  std::fill(aboard_.begin(), aboard_.end(), 0);
  for (const StopId stop : stops) {
    LinkTo(stop, aboard_.data());
    const Word* boarding = &access_[stop.index() * words_];
    for (size_t w = 0; w < words_; ++w) aboard_[w] |= boarding[w];
  }
}

void DirectLinks::AddConnection(StopId from, StopId to) {
  LinkTo(to, &access_[from.index() * words_]);
}

int64_t DirectLinks::CountPairs(absl::Span<const NodeId> nodes) const {
  std::vector<Word> counted(words_);
  for (const NodeId node : nodes) {
    counted[node.index() / 64] |= Word{1} << (node.index() % 64);
  }
  int64_t pairs = 0;
  for (const NodeId node : nodes) {
    const Word* row = &linked_[node.index() * words_];
    for (size_t w = 0; w < words_; ++w) {
      Word from = row[w] & counted[w];
      if (w == node.index() / 64) from &= ~(Word{1} << (node.index() % 64));
      pairs += std::popcount(from);
    }
  }
  return pairs;
}

}  // namespace railreach
