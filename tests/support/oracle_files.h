// Files of ../shared/oracles, for tests that compare with others' results.
#ifndef TESTS_SUPPORT_ORACLE_FILES_H_
#define TESTS_SUPPORT_ORACLE_FILES_H_

#include <zip.h>
#include <zlib.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/string_view.h"
#include "engine/base/csv.h"
#include "engine/base/file.h"
#include "gtest/gtest.h"

namespace railreach {

// The folder of one oracle under $RAILREACH_ORACLES; none: not on this machine.
inline std::optional<std::string> OracleFolder(const std::string& name) {
  const char* root = std::getenv("RAILREACH_ORACLES");
  if (root == nullptr || *root == '\0') return std::nullopt;
  return std::string(root) + "/" + name;
}

// Skips a test where the oracles are not given.
#define SKIP_WITHOUT_ORACLES()                                      \
  if (!OracleFolder("")) {                                          \
    GTEST_SKIP() << "RAILREACH_ORACLES names no folder of oracles"; \
  }                                                                 \
  static_assert(true)

// Plain or gzipped.
inline std::string ReadGzip(const std::string& path) {
  std::string text;
  gzFile file = gzopen(path.c_str(), "rb");
  EXPECT_NE(file, nullptr) << path;
  if (file == nullptr) return text;
  std::vector<char> block(1 << 16);
  int count = 0;
  while ((count = gzread(file, block.data(), 1 << 16)) > 0) {
    text.append(block.data(), static_cast<size_t>(count));
  }
  EXPECT_EQ(count, 0) << path;
  gzclose(file);
  return text;
}

inline std::string ReadZipMember(const std::string& path,
                                 const std::string& member) {
  std::string text;
  int error = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &error);
  EXPECT_NE(archive, nullptr) << path << ": error " << error;
  if (archive == nullptr) return text;
  zip_file_t* file = zip_fopen(archive, member.c_str(), 0);
  EXPECT_NE(file, nullptr) << member;
  std::vector<char> block(1 << 16);
  zip_int64_t count = 0;
  while (file != nullptr &&
         (count = zip_fread(file, block.data(), block.size())) > 0) {
    text.append(block.data(), static_cast<size_t>(count));
  }
  if (file != nullptr) zip_fclose(file);
  zip_discard(archive);
  return text;
}

// A table whose columns are asked for by name.
class OracleTable {
 public:
  explicit OracleTable(const std::string& text) {
    Diagnostics diagnostics;
    table_ = CsvTable::Parse("oracle", text, diagnostics);
    EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
  }

  size_t num_rows() const { return table_->num_rows(); }

  std::vector<std::string> Texts(absl::string_view column) const {
    std::vector<std::string> texts;
    const auto index = table_->FindColumn(column);
    EXPECT_TRUE(index.has_value()) << column;
    for (size_t row = 0; index && row < num_rows(); ++row) {
      texts.emplace_back(table_->field(row, *index));
    }
    return texts;
  }

  // An empty field is 0.
  std::vector<double> Numbers(absl::string_view column) const {
    std::vector<double> numbers;
    for (const std::string& text : Texts(column)) {
      double number = 0;
      EXPECT_TRUE(text.empty() || absl::SimpleAtod(text, &number))
          << column << ": " << text;
      numbers.push_back(number);
    }
    return numbers;
  }

 private:
  std::optional<CsvTable> table_;
};

}  // namespace railreach

#endif  // TESTS_SUPPORT_ORACLE_FILES_H_
