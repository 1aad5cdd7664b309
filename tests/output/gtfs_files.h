// A GTFS feed as tables, for tests.
#ifndef TESTS_OUTPUT_GTFS_FILES_H_
#define TESTS_OUTPUT_GTFS_FILES_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/csv.h"
#include "engine/base/diagnostics.h"
#include "engine/output/output_file.h"
#include "gtest/gtest.h"

namespace railreach {

// The rows of each file, parsed by base/csv; a test failure for what does not
// parse.
class GtfsTablesOf {
 public:
  explicit GtfsTablesOf(const std::vector<OutputFile>& files) {
    for (const OutputFile& file : files) {
      Diagnostics diagnostics;
      tables_[file.name] = CsvTable::Parse(file.name, file.text, diagnostics);
      EXPECT_TRUE(diagnostics.ok()) << diagnostics.Report();
    }
  }

  const CsvTable& operator[](const std::string& name) const {
    return tables_.at(name);
  }

  std::string Field(const std::string& file, size_t row,
                    absl::string_view column) const {
    const CsvTable& table = tables_.at(file);
    const auto index = table.FindColumn(column);
    EXPECT_TRUE(index.has_value()) << file << " has no column " << column;
    return index ? std::string(table.field(row, *index)) : "";
  }

  // One column, or the set of its filled fields.
  std::vector<std::string> Column(const std::string& file,
                                  absl::string_view column) const {
    std::vector<std::string> fields;
    for (size_t row = 0; row < tables_.at(file).num_rows(); ++row) {
      fields.push_back(Field(file, row, column));
    }
    return fields;
  }
  std::set<std::string> Keys(const std::string& file,
                             absl::string_view column) const {
    std::set<std::string> keys;
    for (std::string& field : Column(file, column)) {
      if (!field.empty()) keys.insert(std::move(field));
    }
    return keys;
  }

 private:
  std::map<std::string, CsvTable> tables_;
};

// Every key that a row names is there, no key stands twice, times ascend.
void ExpectSoundFeed(const std::vector<OutputFile>& files);

}  // namespace railreach

#endif  // TESTS_OUTPUT_GTFS_FILES_H_
