#include "engine/input/native_keys.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace railreach {

KeyTableBase::KeyTableBase(absl::string_view home) : home_(home) {}

bool KeyTableBase::Insert(ThingName name, const Row& row,
                          absl::string_view column) {
  if (name.key.empty()) return false;
  const auto [it, inserted] = index_.try_emplace(name.key, names_.size());
  if (!inserted) {
    row.Error(column,
              absl::StrCat(column, " '", name.key, "' stands twice, first in ",
                           "line ", lines_[it->second]),
              "give each row an id of its own");
    return false;
  }
  names_.push_back(std::move(name));
  lines_.push_back(row.line());
  return true;
}

std::optional<size_t> KeyTableBase::FindIndex(absl::string_view key) const {
  const auto it = index_.find(key);
  if (it == index_.end()) return std::nullopt;
  return it->second;
}

size_t KeyTableBase::Intern(const std::string& key) {
  const auto [it, inserted] = index_.try_emplace(key, names_.size());
  if (inserted) {
    names_.push_back({key, "", ""});
    lines_.push_back(0);
  }
  return it->second;
}

void KeyTableBase::ReportUnknown(const Row& row, absl::string_view column,
                                 absl::string_view key) {
  if (!complete_) return;
  std::string suggestion;
  if (suggestions_left_ > 0) {
    --suggestions_left_;
    if (!near_misses_.has_value() || near_misses_->size() != names_.size()) {
      near_misses_.emplace("row");
      for (size_t i = 0; i < names_.size(); ++i) {
        near_misses_->Add(names_[i], i);
      }
    }
    suggestion = DidYouMean(near_misses_->NearMisses(key));
  }
  row.Error(column,
            absl::StrCat(column, " '", key, "' is not in ", home_, suggestion),
            absl::StrCat("correct it, or add it to ", home_));
}

}  // namespace railreach
