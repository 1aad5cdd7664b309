#include "engine/model/name_index.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace railreach {
namespace {

constexpr size_t kMostCodePoints = 64;
constexpr size_t kMostListed = 8;

// Code points; each byte of a malformed sequence counts as one.
std::vector<uint32_t> CodePoints(absl::string_view text) {
  std::vector<uint32_t> points;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<uint8_t>(text[i]);
    const size_t length = lead < 0xC2   ? 1
                          : lead < 0xE0 ? 2
                          : lead < 0xF0 ? 3
                                        : 4;
    const size_t taken = i + length <= text.size() ? length : 1;
    uint32_t point = 0;
    for (size_t k = 0; k < taken; ++k) {
      point = point << 8 | static_cast<uint8_t>(text[i + k]);
    }
    points.push_back(point);
    i += taken;
  }
  return points;
}

// How many slips still count as a near miss.
size_t Tolerance(absl::string_view query) {
  const size_t length = CodePoints(query).size();
  return length <= 2 ? 1 : length <= 5 ? 2 : 3;
}

// How far a word is from the query; above `bound` if it is no near miss.  A
// word that holds the query is one, but the farthest.
size_t Remoteness(absl::string_view query, absl::string_view word,
                  size_t bound) {
  if (word.empty()) return bound + 1;
  const size_t distance = EditDistance(query, word, bound);
  // A short word within `bound` may share nothing with the query.
  if (distance <= bound && 2 * distance <= CodePoints(word).size()) {
    return distance;
  }
  return absl::StrContains(word, query) ? bound : bound + 1;
}

struct Candidate {
  size_t distance;
  size_t position;
};

// The `most` nearest, ties in their order.
void KeepNearest(std::vector<Candidate>& candidates, size_t most) {
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) {
              return std::tie(a.distance, a.position) <
                     std::tie(b.distance, b.position);
            });
  if (candidates.size() > most) candidates.resize(most);
}

}  // namespace

size_t EditDistance(absl::string_view a, absl::string_view b, size_t bound) {
  if (a == b) return 0;
  const std::vector<uint32_t> x = CodePoints(a);
  const std::vector<uint32_t> y = CodePoints(b);
  const size_t gap =
      x.size() > y.size() ? x.size() - y.size() : y.size() - x.size();
  if (gap > bound || std::max(x.size(), y.size()) > kMostCodePoints) {
    return bound + 1;
  }
  // Rows i - 2, i - 1 and i of the classic table (optimal string alignment).
  std::array<std::array<size_t, kMostCodePoints + 1>, 3> rows;
  for (size_t j = 0; j <= y.size(); ++j) rows[0][j] = j;
  for (size_t i = 1; i <= x.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= y.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1,
                         above[j - 1] + (x[i - 1] == y[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
    }
  }
  return std::min(rows[x.size() % 3][y.size()], bound + 1);
}

void NameIndex::Add(const ThingName& name, size_t row) {
  const size_t entry = entries_.size();
  entries_.push_back({name, row});
  by_key_[name.key].push_back(entry);
  const std::string zh = absl::AsciiStrToLower(name.zh);
  const std::string en = absl::AsciiStrToLower(name.en);
  by_name_[zh].push_back(entry);
  if (en != zh) by_name_[en].push_back(entry);
}

std::string NameIndex::Label(size_t entry) const {
  const ThingName& name = entries_[entry].name;
  const std::string zh = name.zh == name.key ? "" : name.zh;
  const std::string en = name.en == name.key || name.en == zh ? "" : name.en;
  if (zh.empty() && en.empty()) return name.key;
  return absl::StrCat(name.key, " (", zh, zh.empty() || en.empty() ? "" : " ",
                      en, ")");
}

NameIndex::Entries NameIndex::WithPrefix(absl::string_view folded) const {
  Entries entries;
  for (size_t i = 0; i < entries_.size(); ++i) {
    const ThingName& name = entries_[i].name;
    if (absl::StartsWithIgnoreCase(name.key, folded) ||
        absl::StartsWithIgnoreCase(name.zh, folded) ||
        absl::StartsWithIgnoreCase(name.en, folded)) {
      entries.push_back(i);
    }
  }
  return entries;
}

absl::StatusOr<size_t> NameIndex::TheOne(absl::string_view query,
                                         absl::string_view how,
                                         const Entries& candidates) const {
  const size_t row = entries_[candidates[0]].row;
  std::vector<std::string> labels;
  bool same_row = true;
  for (const size_t entry : candidates) {
    same_row &= entries_[entry].row == row;
    if (labels.size() < kMostListed) labels.push_back(Label(entry));
  }
  if (same_row) return row;
  if (candidates.size() > labels.size()) labels.push_back("...");
  return absl::InvalidArgumentError(
      absl::StrCat("'", query, "' ", how, " ", candidates.size(), " ", thing_,
                   "s: ", absl::StrJoin(labels, ", "), "; give the id of one"));
}

absl::StatusOr<size_t> NameIndex::Find(absl::string_view query) const {
  if (query.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the name of a ", thing_, " is empty"));
  }
  if (const auto it = by_key_.find(query); it != by_key_.end()) {
    return TheOne(query, "is the id of", it->second);
  }
  const std::string folded = absl::AsciiStrToLower(query);
  if (const auto it = by_name_.find(folded); it != by_name_.end()) {
    return TheOne(query, "is the name of", it->second);
  }
  const Entries entries = WithPrefix(folded);
  if (!entries.empty()) return TheOne(query, "begins the names of", entries);
  return absl::NotFoundError(absl::StrCat("no ", thing_, " is called '", query,
                                          "'", DidYouMean(NearMisses(query))));
}

std::vector<std::string> NameIndex::NearMisses(absl::string_view query,
                                               size_t most) const {
  std::vector<std::string> labels;
  if (query.empty()) return labels;
  const std::string folded = absl::AsciiStrToLower(query);
  const size_t bound = Tolerance(query);
  std::vector<Candidate> candidates;
  for (size_t i = 0; i < entries_.size(); ++i) {
    const ThingName& name = entries_[i].name;
    const auto remoteness = [&](const std::string& word) {
      return Remoteness(folded, absl::AsciiStrToLower(word), bound);
    };
    const size_t distance = std::min(
        {remoteness(name.key), remoteness(name.zh), remoteness(name.en)});
    if (distance <= bound) candidates.push_back({distance, i});
  }
  KeepNearest(candidates, most);
  for (const Candidate& candidate : candidates) {
    labels.push_back(Label(candidate.position));
  }
  return labels;
}

std::vector<std::string> NearMisses(absl::string_view query,
                                    const std::vector<std::string>& words,
                                    size_t most) {
  NameIndex index("word");
  for (size_t i = 0; i < words.size(); ++i) index.Add({words[i], "", ""}, i);
  return index.NearMisses(query, most);
}

std::string DidYouMean(const std::vector<std::string>& near_misses) {
  if (near_misses.empty()) return "";
  return absl::StrCat("; did you mean ", absl::StrJoin(near_misses, ", "), "?");
}

}  // namespace railreach
