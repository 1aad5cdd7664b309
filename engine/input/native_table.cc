// Opening a table (see native_row.h).
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "engine/base/check.h"
#include "engine/input/native_row.h"
#include "engine/model/name_index.h"

namespace railreach {

Table::Table(absl::string_view file, const std::string* text,
             absl::string_view required, absl::string_view optional,
             Diagnostics& diagnostics)
    : diagnostics_(diagnostics) {
  const size_t errors = diagnostics.num_errors();
  if (text != nullptr) {
    csv_ = CsvTable::Parse(file, *text, diagnostics);
  } else {
    diagnostics.Error(
        {std::string(file), 0, 0}, "the table is missing",
        absl::StrCat("add it, if only with its header row: ",
                     absl::StrReplaceAll(required, {{" ", ","}})));
  }
  const bool has_header = !csv_.columns().empty();
  if (HasOtherSeparator()) {
    diagnostics.Error({std::string(file), 1, 0},
                      "the fields are separated by semicolons or tabs",
                      "separate them by commas");
  }
  FindColumns(required, has_header);
  FindColumns(optional, false);
  FindColumns("assumed note", false);
  if (has_header && !HasOtherSeparator()) ReportUnknownColumns();
  has_all_columns_ &= has_header;
  complete_ = diagnostics.num_errors() == errors;
}

void Table::FindColumns(absl::string_view names, bool required) {
  for (const absl::string_view name :
       absl::StrSplit(names, ' ', absl::SkipEmpty())) {
    columns_.push_back({std::string(name), csv_.FindColumn(name)});
    if (!required || columns_.back().position.has_value()) continue;
    has_all_columns_ = false;
    if (!HasOtherSeparator()) {
      diagnostics_.Error(
          {file(), 1, 0},
          absl::StrCat("column '", name, "' is missing",
                       DidYouMean(NearMisses(name, csv_.columns(), 1))),
          "add it; networks/README.md lists the columns");
    }
  }
}

bool Table::HasOtherSeparator() const {
  return csv_.columns().size() == 1 &&
         csv_.columns()[0].find_first_of(";\t") != std::string::npos;
}

void Table::ReportUnknownColumns() const {
  std::vector<std::string> known;
  for (const Column& column : columns_) known.push_back(column.name);
  for (size_t i = 0; i < csv_.columns().size(); ++i) {
    const std::string& name = csv_.columns()[i];
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    diagnostics_.Warning(
        {file(), 1, static_cast<uint32_t>(i + 1)},
        absl::StrCat("column '", name, "' is unknown and not read",
                     DidYouMean(NearMisses(name, known, 1))),
        "rename or remove it");
  }
}

const Table::Column& Table::Find(absl::string_view name) const {
  for (size_t step = 0; step < columns_.size(); ++step) {
    const size_t k = cursor_ + step < columns_.size()
                         ? cursor_ + step
                         : cursor_ + step - columns_.size();
    if (columns_[k].name != name) continue;
    cursor_ = k;
    return columns_[k];
  }
  CHECK(false && "the table was opened without this column");
  return columns_[0];
}

void Table::ForEachRow(absl::FunctionRef<void(const Row&)> body) const {
  if (!has_all_columns_) return;
  for (size_t row = 0; row < csv_.num_rows(); ++row) body(Row(*this, row));
}

}  // namespace railreach
