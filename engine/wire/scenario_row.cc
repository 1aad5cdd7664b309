// Modifications as rows of a table: a column for each field of scenario.proto.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "engine/model/name_index.h"
#include "engine/wire/message_fields.h"
#include "engine/wire/scenario_message.h"
#include "engine/wire/scenario_wire.h"
#include "railreach/v1/scenario.pb.h"

namespace railreach {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using Faults = std::vector<RowFault>;

// Lists of these stand side by side: "peak|late", "5|10".
constexpr absl::string_view kServiceColumns[] = {"band", "headway_min",
                                                 "trains"};

bool IsServiceColumn(absl::string_view column) {
  return std::count(std::begin(kServiceColumns), std::end(kServiceColumns),
                    column) > 0;
}

std::vector<std::string> Parts(absl::string_view text) {
  std::vector<std::string> parts;
  for (const absl::string_view part : absl::StrSplit(text, '|')) {
    parts.emplace_back(absl::StripAsciiWhitespace(part));
  }
  return parts;
}

// Finite, and whole where the field is.
bool ParseNumber(const FieldDescriptor& field, absl::string_view text,
                 double& value) {
  if (!absl::SimpleAtod(text, &value) || !std::isfinite(value)) return false;
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE) return true;
  using Limits32 = std::numeric_limits<int32_t>;
  constexpr double kMost64 = 1e15;
  const bool is_64 = field.cpp_type() == FieldDescriptor::CPPTYPE_INT64;
  const bool is_signed = field.cpp_type() != FieldDescriptor::CPPTYPE_UINT32;
  const double most = is_64 ? kMost64 : Limits32::max();
  return value == std::floor(value) && value <= most &&
         value >= (is_signed ? -most : 0);
}

// Sets one field of no message type; `column` is where its text stands.
void SetScalar(const std::string& column, absl::string_view text,
               const FieldDescriptor& field, Message& message, Faults& faults) {
  const Reflection& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    if (!field.is_repeated()) {
      reflection.SetString(&message, &field, std::string(text));
      return;
    }
    for (std::string& part : Parts(text)) {
      reflection.AddString(&message, &field, std::move(part));
    }
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    const bool yes = absl::EqualsIgnoreCase(text, "yes");
    if (!yes && !absl::EqualsIgnoreCase(text, "no")) {
      faults.push_back({column,
                        absl::StrCat(column, " '", text, "' is unknown"),
                        "write one of: no, yes"});
    }
    reflection.SetBool(&message, &field, yes);
  } else if (double value = 0; ParseNumber(field, text, value)) {
    wire::SetNumber(value, field, message);
  } else {
    const bool whole = field.cpp_type() != FieldDescriptor::CPPTYPE_DOUBLE;
    faults.push_back({column,
                      absl::StrCat(column, " '", text, "' is not a ",
                                   whole ? "whole " : "", "number"),
                      whole ? "round it" : "write digits, such as 12.5"});
  }
}

// "NAME", "NAME@LAT/LON", and either with ";FIELD=VALUE" behind it.
void SetStop(const std::string& column, const std::string& text,
             v1::Modification::Stop& stop, Faults& faults) {
  const std::vector<std::string> options = absl::StrSplit(text, ';');
  const std::pair<std::string, std::string> name =
      absl::StrSplit(options[0], absl::MaxSplits('@', 1));
  stop.set_station(std::string(absl::StripAsciiWhitespace(name.first)));
  std::vector<std::pair<std::string, std::string>> fields;
  if (absl::StrContains(options[0], '@')) {
    const std::pair<std::string, std::string> point =
        absl::StrSplit(name.second, absl::MaxSplits('/', 1));
    fields = {{"lat", point.first}, {"lon", point.second}};
  }
  for (size_t i = 1; i < options.size(); ++i) {
    fields.emplace_back(absl::StrSplit(options[i], absl::MaxSplits('=', 1)));
  }
  for (const auto& [key, value] : fields) {
    const auto* field = stop.GetDescriptor()->FindFieldByName(
        std::string(absl::StripAsciiWhitespace(key)));
    if (field == nullptr) {
      faults.push_back({column,
                        absl::StrCat(column, ": a stop has no '", key, "'"),
                        "write NAME@LAT/LON;run_s=180;dwell_s=30"});
    } else {
      const size_t before = faults.size();
      SetScalar(field->name(), absl::StripAsciiWhitespace(value), *field, stop,
                faults);
      if (faults.size() > before) faults.back().column = column;
    }
  }
}

void SetStops(const std::string& column, absl::string_view text,
              const FieldDescriptor& field, Message& message, Faults& faults) {
  const Reflection& reflection = *message.GetReflection();
  const std::vector<std::string> parts = Parts(text);
  if (!field.is_repeated() && parts.size() > 1) {
    faults.push_back({column,
                      absl::StrCat(column, " names ", parts.size(), " stops"),
                      "add each in a row of its own"});
  }
  for (const std::string& part : parts) {
    Message* stop = field.is_repeated()
                        ? reflection.AddMessage(&message, &field)
                        : reflection.MutableMessage(&message, &field);
    SetStop(column, part, static_cast<v1::Modification::Stop&>(*stop), faults);
  }
}

// Adds to the k-th service the k-th part.
void SetService(const std::string& column, absl::string_view text,
                const FieldDescriptor& services, size_t size, Message& message,
                Faults& faults) {
  const Reflection& reflection = *message.GetReflection();
  const std::vector<std::string> parts = Parts(text);
  if (parts.size() != size) {
    faults.push_back({column,
                      absl::StrCat(column, " has ", parts.size(),
                                   " parts between '|', another column ", size),
                      "give band, headway_min and trains equally many"});
    return;
  }
  for (size_t i = 0; i < size; ++i) {
    const int at = static_cast<int>(i);
    Message* service =
        at < reflection.FieldSize(message, &services)
            ? reflection.MutableRepeatedMessage(&message, &services, at)
            : reflection.AddMessage(&message, &services);
    if (parts[i].empty()) continue;
    SetScalar(column, parts[i], wire::FieldIn(*service, column), *service,
              faults);
  }
}

// The columns that a message takes.
std::vector<std::string> ColumnsOf(const Descriptor& message) {
  std::vector<std::string> columns;
  for (int i = 0; i < message.field_count(); ++i) {
    const std::string& name = message.field(i)->name();
    if (name == "service") {
      for (const absl::string_view column : kServiceColumns) {
        columns.emplace_back(column);
      }
    } else {
      columns.emplace_back(wire::ColumnOf(name));
    }
  }
  return columns;
}

// Fills the message of one kind of modification from a row.
class RowReader {
 public:
  RowReader(absl::string_view kind, absl::Span<const RowField> fields,
            Message& message, Faults& faults)
      : kind_(kind),
        fields_(fields),
        columns_(ColumnsOf(*message.GetDescriptor())),
        message_(message),
        faults_(faults) {}

  void Read() {
    for (const RowField& field : fields_) {
      if (std::count(columns_.begin(), columns_.end(), field.column) == 0) {
        ReportUseless(field);
      } else if (IsServiceColumn(field.column)) {
        SetService(field.column, field.text, wire::FieldIn(message_, "service"),
                   NumServices(), message_, faults_);
      } else {
        Set(field);
      }
    }
  }

 private:
  void Set(const RowField& row_field) {
    const FieldDescriptor& field =
        wire::FieldIn(message_, wire::FieldOfColumn(row_field.column));
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      SetStops(row_field.column, row_field.text, field, message_, faults_);
    } else {
      SetScalar(row_field.column, row_field.text, field, message_, faults_);
    }
  }

  size_t NumServices() const {
    size_t most = 0;
    for (const RowField& field : fields_) {
      if (!IsServiceColumn(field.column)) continue;
      most = std::max(most, Parts(field.text).size());
    }
    return most;
  }

  void ReportUseless(const RowField& field) {
    faults_.push_back(
        {field.column,
         absl::StrCat(kind_, " has no use for ", field.column, " '",
                      field.text.substr(
                          0, field.text.size() <= 80 ? field.text.size() : 0),
                      "'"),
         columns_.empty() ? "empty it"
                          : absl::StrCat("empty it; ", kind_, " takes ",
                                         absl::StrJoin(columns_, ", "))});
  }

  absl::string_view kind_;
  absl::Span<const RowField> fields_;
  std::vector<std::string> columns_;
  Message& message_;
  Faults& faults_;
};

// The names of all kinds, in the order of scenario.proto.
std::vector<std::string> Kinds() {
  std::vector<std::string> kinds;
  const auto* change =
      v1::Modification::descriptor()->FindOneofByName("change");
  for (int i = 0; i < change->field_count(); ++i) {
    kinds.push_back(change->field(i)->name());
  }
  return kinds;
}

void ReportUnknown(absl::string_view kind, Faults& faults) {
  const std::vector<std::string> kinds = Kinds();
  faults.push_back(
      {"modification",
       absl::StrCat("no modification is called '", kind.substr(0, 80), "'",
                    DidYouMean(NearMisses(kind, kinds))),
       absl::StrCat("write one of: ", absl::StrJoin(kinds, ", "))});
}

// The column of a field of a modification; empty: the row.
std::string ColumnOfPath(const std::vector<wire::ParameterFault::Step>& path) {
  if (path.size() < 2) return "";
  if (path[1].field == "service" && path.size() > 2) return path[2].field;
  return std::string(wire::ColumnOf(path[1].field));
}

}  // namespace

std::optional<Modification> ModificationOfRow(absl::string_view kind,
                                              absl::Span<const RowField> fields,
                                              std::vector<RowFault>& faults) {
  v1::Modification message;
  const auto* field =
      message.GetDescriptor()->FindFieldByName(std::string(kind));
  if (field == nullptr || field->real_containing_oneof() == nullptr) {
    ReportUnknown(kind, faults);
    return std::nullopt;
  }
  const size_t before = faults.size();
  RowReader(kind, fields,
            *message.GetReflection()->MutableMessage(&message, field), faults)
      .Read();
  const bool whole = faults.size() == before;
  for (const wire::ParameterFault& fault :
       wire::FaultsOf(message, wire::Naming::kColumns)) {
    if (fault.missing && !whole) continue;
    faults.push_back({ColumnOfPath(fault.path), fault.what, fault.fix});
  }
  if (faults.size() > before) return std::nullopt;
  return wire::FromMessage(message);
}

std::vector<std::string> ModificationColumns() {
  std::vector<std::string> all;
  for (const std::string& kind : Kinds()) {
    const auto* field = v1::Modification::descriptor()->FindFieldByName(kind);
    for (const std::string& column : ColumnsOf(*field->message_type())) {
      if (std::count(all.begin(), all.end(), column) == 0) {
        all.push_back(column);
      }
    }
  }
  return all;
}

}  // namespace railreach
