// The keys of the rows of one kind, so that other tables can refer to them.
//
// A table adds the key of each of its rows; tables read later resolve theirs
// against it.  What is unknown is reported where it stands, with near misses,
// and resolves to none, so that reading goes on.
#ifndef ENGINE_INPUT_NATIVE_KEYS_H_
#define ENGINE_INPUT_NATIVE_KEYS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "engine/input/native_row.h"
#include "engine/model/name.h"
#include "engine/model/name_index.h"

namespace railreach {

// Keys in the order in which they were added: key number k is row k of the
// model's vector, and the caller appends that row exactly when Add() says so.
// `IdType` is the id of those rows.
template <typename IdType>
class KeyTable;

// The part that does not depend on the type of the id.
class KeyTableBase {
 public:
  // `home` is the table that holds the keys: "stations.csv".
  explicit KeyTableBase(absl::string_view home);

  // Says that rows of the home table could not be read: from then on an
  // unknown key is no error, it may have stood in one of them.
  void MarkIncomplete() { complete_ = false; }

  size_t size() const { return names_.size(); }

 protected:
  // The workings of Add, Find, IdOfWord and Resolve.
  // False, with an error, if there is one of this key; and for an empty key.
  bool Insert(ThingName name, const Row& row, absl::string_view column);
  std::optional<size_t> FindIndex(absl::string_view key) const;
  size_t Intern(const std::string& key);
  void ReportUnknown(const Row& row, absl::string_view column,
                     absl::string_view key);

 private:
  // names_[k] and lines_[k] belong to key number k; line 0: a word.
  std::string home_;
  absl::flat_hash_map<std::string, size_t> index_;
  std::vector<ThingName> names_;
  std::vector<uint32_t> lines_;
  bool complete_ = true;
  // Near misses take a pass over all names: hostile tables get a few only.
  int suggestions_left_ = 50;
  std::optional<NameIndex> near_misses_;  // of the first size() names
};

template <typename IdType>
class KeyTable : public KeyTableBase {
 public:
  using KeyTableBase::KeyTableBase;

  // Adds the key of a row of the home table.  False if the row must not be
  // kept: its key is blank or stands twice (an error).
  bool Add(const ThingName& name, const Row& row, absl::string_view column) {
    return Insert(name, row, column);
  }

  // The id of a word that needs no table of its own; a new one if it is new.
  IdType IdOfWord(const std::string& word) { return IdType(Intern(word)); }

  std::optional<IdType> Find(absl::string_view key) const {
    const std::optional<size_t> index = FindIndex(key);
    return index.has_value() ? std::optional<IdType>(IdType(*index))
                             : std::nullopt;
  }

  // The row that `key`, a part of the field, refers to.  None after an error.
  IdType Resolve(const Row& row, absl::string_view column,
                 absl::string_view key) {
    const std::optional<IdType> id = Find(key);
    if (!id.has_value() && !key.empty()) ReportUnknown(row, column, key);
    return id.value_or(IdType());
  }
  // The row that the field refers to.  None after an error, which a blank
  // field is too.  O(1), and a pass over all keys for the first unknown ones.
  IdType Get(const Row& row, absl::string_view column) {
    return Resolve(row, column, row.Text(column));
  }
  // None for a blank field too.
  IdType OptionalGet(const Row& row, absl::string_view column) {
    return Resolve(row, column, row.OptionalText(column));
  }
};

}  // namespace railreach

#endif  // ENGINE_INPUT_NATIVE_KEYS_H_
