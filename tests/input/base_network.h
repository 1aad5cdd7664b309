// The valid network that tests damage in one place.
#ifndef TESTS_INPUT_BASE_NETWORK_H_
#define TESTS_INPUT_BASE_NETWORK_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/base/file.h"
#include "tests/input/table_texts.h"

namespace railreach {

// The tables of tests/fuzz/corpus/native_tables/valid.txt.
inline TableTexts BaseTables() {
  const auto text = ReadFile(absl::StrCat(
      RAILREACH_SOURCE_DIR, "/tests/fuzz/corpus/native_tables/valid.txt"));
  CHECK(text.ok());
  return SplitTables(*text);
}

// Replaces the one place where `from` stands; CHECKs that there is one.
inline void Replace(std::string& text, absl::string_view from,
                    absl::string_view to) {
  const size_t at = text.find(from.data(), 0, from.size());
  CHECK(at != std::string::npos && "the text to damage is gone");
  CHECK(text.find(from.data(), at + 1, from.size()) == std::string::npos);
  text.replace(at, from.size(), to.data(), to.size());
}

}  // namespace railreach

#endif  // TESTS_INPUT_BASE_NETWORK_H_
