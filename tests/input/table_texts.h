// Networks in one text, for tests and the fuzzer: the tables stand one after
// another, each behind a line "## name.csv".
#ifndef TESTS_INPUT_TABLE_TEXTS_H_
#define TESTS_INPUT_TABLE_TEXTS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "engine/input/native_tables.h"

namespace railreach {

// Text before the first such line is dropped; of two tables of one name the
// last one counts.
inline TableTexts SplitTables(absl::string_view text) {
  constexpr absl::string_view kMark = "## ";
  TableTexts tables;
  std::string* table = nullptr;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    const absl::string_view line = text.substr(0, end);
    text.remove_prefix(end == absl::string_view::npos ? text.size() : end + 1);
    if (line.substr(0, kMark.size()) == kMark) {
      table = &tables[std::string(line.substr(kMark.size()))];
      table->clear();
    } else if (table != nullptr) {
      table->append(line.data(), line.size());
      if (end != absl::string_view::npos) *table += '\n';
    }
  }
  return tables;
}

}  // namespace railreach

#endif  // TESTS_INPUT_TABLE_TEXTS_H_
