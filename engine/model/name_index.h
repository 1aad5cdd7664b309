// Finds things by what a person types: an id, a name, or the start of one.
#ifndef ENGINE_MODEL_NAME_INDEX_H_
#define ENGINE_MODEL_NAME_INDEX_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/model/name.h"

namespace railreach {

// The names of the things of one kind.  English letters are compared without
// regard to case; all else byte by byte.  Not thread-safe while Add is called.
class NameIndex {
 public:
  // `thing` names the kind in messages: "station".
  explicit NameIndex(absl::string_view thing) : thing_(thing) {}

  // `row` is what Find returns; several names may share it.
  void Add(const ThingName& name, size_t row);

  // The row of the one thing that `query` names.  In this order: the exact
  // key; an exact Chinese or English name; the start of a key or a name.
  //
  // InvalidArgument: empty, or several rows fit at the same step (the message
  // lists their keys).  NotFound: none does (it lists near misses).
  // O(1) for exact keys and names, O(names) otherwise.
  absl::StatusOr<size_t> Find(absl::string_view query) const;

  // Up to `most` things whose key or name is a few letters off or holds the
  // query, nearest first: "SHH (上海虹桥 Shanghai Hongqiao)".
  // O(names x length).
  std::vector<std::string> NearMisses(absl::string_view query,
                                      size_t most = 3) const;

  size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    ThingName name;
    size_t row;
  };
  using Entries = std::vector<size_t>;  // positions in entries_

  std::string Label(size_t entry) const;
  Entries WithPrefix(absl::string_view folded) const;
  // One row, or the InvalidArgument that lists the candidates.
  absl::StatusOr<size_t> TheOne(absl::string_view query, absl::string_view how,
                                const Entries& candidates) const;

  std::string thing_;
  std::vector<Entry> entries_;
  absl::flat_hash_map<std::string, Entries> by_key_;
  absl::flat_hash_map<std::string, Entries> by_name_;  // lower case
};

// The same near misses over plain words, such as the columns of a table.
std::vector<std::string> NearMisses(absl::string_view query,
                                    const std::vector<std::string>& words,
                                    size_t most = 3);

// "; did you mean A, B?" or nothing.
std::string DidYouMean(const std::vector<std::string>& near_misses);

// The least number of code points to insert, delete, replace or swap with
// their neighbour that turns `a` into `b`; bound + 1 if it is above `bound`.
// Malformed UTF-8 is compared byte by byte.  Texts over 64 code points are
// bound + 1 apart unless equal.  O(length x length).
size_t EditDistance(absl::string_view a, absl::string_view b, size_t bound);

}  // namespace railreach

#endif  // ENGINE_MODEL_NAME_INDEX_H_
