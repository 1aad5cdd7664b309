// The checks on scenarios that need no network.
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <optional>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "engine/wire/message_fields.h"
#include "engine/wire/parameter_checker.h"
#include "engine/wire/scenario_fields.h"
#include "engine/wire/scenario_message.h"
#include "railreach/v1/scenario.pb.h"

namespace railreach::wire {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

bool HasControlCharacter(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_iscntrl(static_cast<unsigned char>(c));
  });
}

bool IsColour(const std::string& text) {
  return text.size() == 7 && text[0] == '#' &&
         std::all_of(text.begin() + 1, text.end(), [](char c) {
           return absl::ascii_isxdigit(static_cast<unsigned char>(c));
         });
}

// Holds each field against what Describe says of it.  The members stay as
// they are.
class MessageChecker {
 public:
  using Names = std::initializer_list<const char*>;

  // `kind` is what the message is called: "add_line".
  MessageChecker(const Message& message, absl::string_view kind, Naming naming,
                 Checker& checker)
      : message_(message),
        reflection_(*message.GetReflection()),
        kind_(kind),
        naming_(naming),
        checker_(checker) {}

  void Text(const char* name, std::string&, Need need) {
    if (need == kMust && !Require(name)) return;
    CheckText(name, -1, reflection_.GetString(message_, &Field(name)));
  }
  void Texts(const char* name, std::vector<std::string>&, Need need) {
    CheckTexts(name, need);
  }
  template <typename T>
  void Number(const char* name, T&, Bounds bounds) {
    CheckNumber(name, bounds, kMay);
  }
  template <typename T>
  void Whole(const char* name, T&, Bounds bounds, Need need) {
    CheckNumber(name, bounds, need);
  }
  template <typename T>
  void Duration(const char* name, T&, Bounds bounds, Need need) {
    CheckNumber(name, bounds, need);
  }
  void Headway(const char* name, std::optional<Seconds>&) {
    const double minutes = Value(name);
    // A second at least, or none.
    if (!IsSet(name) || minutes == 0) return;
    if (minutes >= 0.99 / 60 && minutes <= 1440) return;
    Add(name, -1, absl::StrCat(minutes, " is out of range"),
        "write minutes from 1/60 to 1440, or 0: no train");
  }
  void Clock(const char* name, std::optional<TimeOfDay>&) {
    if (IsSet(name)) {
      CheckClock(name, -1, reflection_.GetString(message_, &Field(name)));
    }
  }
  void Clocks(const char* name, std::vector<TimeOfDay>&, Need need) {
    if (need == kMust && !Require(name)) return;
    const FieldDescriptor& field = Field(name);
    for (int i = 0; i < reflection_.FieldSize(message_, &field); ++i) {
      CheckClock(name, i, reflection_.GetRepeatedString(message_, &field, i));
    }
  }
  void Flag(const char*, bool&) {}
  void Colour(const char* name, std::string&) {
    const std::string text = reflection_.GetString(message_, &Field(name));
    if (text.empty() || IsColour(text)) return;
    Add(name, -1, Quoted(text, "is not a colour"),
        "write #RRGGBB, such as #E4002B");
  }
  template <typename Member, typename T, size_t kSize>
  void Word(const char* name, Member&, const WordOf<T> (&words)[kSize],
            Need need) {
    if (need == kMust && !Require(name)) return;
    const std::string text = reflection_.GetString(message_, &Field(name));
    std::vector<absl::string_view> all;
    for (const auto& [word, meaning] : words) {
      if (absl::EqualsIgnoreCase(text, word)) return;
      all.push_back(word);
    }
    if (text.empty()) return;
    Add(name, -1, Quoted(text, "is unknown"),
        absl::StrCat("write one of: ", absl::StrJoin(all, ", ")));
  }
  template <typename T>
  void Point(T&, Need need) {
    if (need == kMust && (!Require("lat") || !Require("lon"))) return;
    Together("lat", "lon");
    if (IsSet("lat") && IsSet("lon")) CheckPoint(Value("lat"), Value("lon"));
  }

  template <typename T>
  void One(const char* name, T& part) {
    if (!Require(name)) return;
    checker_.Enter(name);
    MessageChecker inner(reflection_.GetMessage(message_, &Field(name)), kind_,
                         Naming::kFields, checker_);
    Describe(inner, part);
    checker_.Leave();
  }
  template <typename T>
  void List(const char* name, std::vector<T>&, int least) {
    const FieldDescriptor& field = Field(name);
    const int size = reflection_.FieldSize(message_, &field);
    if (size < least) {
      Missing(name,
              least == 1 ? "give it" : absl::StrCat("give at least ", least));
    }
    for (int i = 0; i < size; ++i) {
      checker_.Enter(name, i);
      MessageChecker inner(reflection_.GetRepeatedMessage(message_, &field, i),
                           kind_, Naming::kFields, checker_);
      T part;
      Describe(inner, part);
      checker_.Leave();
    }
  }

  void ExactlyOne(Names names) {
    const auto set = SetOf(names);
    if (set.empty()) Missing(names, "give exactly one of them");
    for (size_t i = 1; i < set.size(); ++i) {
      Add(set[i], -1, absl::StrCat("stands beside ", Label(set[0])),
          "give one of them");
    }
  }
  void AtLeastOne(Names names) {
    if (SetOf(names).empty()) Missing(names, "give at least one of them");
  }
  void Together(const char* first, const char* second) {
    Needs(first, second);
    Needs(second, first);
  }
  void Needs(const char* name, const char* other) {
    if (!IsSet(name) || IsSet(other)) return;
    Add(name, -1, absl::StrCat("stands without ", Label(other)),
        absl::StrCat("give ", Label(other), " too, or leave it out"), true);
  }
  void Excludes(const char* name, Names others) {
    if (!IsSet(name)) return;
    for (const char* other : SetOf(others)) {
      Add(other, -1, absl::StrCat("stands beside ", Label(name)),
          "give one of them");
    }
  }

 private:
  const FieldDescriptor& Field(const char* name) const {
    return FieldIn(message_, name);
  }
  bool IsSet(const char* name) const { return wire::IsSet(message_, name); }
  double Value(const char* name) const { return NumberIn(message_, name); }
  std::vector<const char*> SetOf(Names names) const {
    std::vector<const char*> set;
    for (const char* name : names) {
      if (IsSet(name)) set.push_back(name);
    }
    return set;
  }

  std::string Label(absl::string_view name) const {
    return std::string(naming_ == Naming::kColumns ? ColumnOf(name) : name);
  }
  static std::string Quoted(const std::string& text, const char* what) {
    constexpr size_t kMostShown = 80;
    return text.size() <= kMostShown ? absl::StrCat("'", text, "' ", what)
                                     : absl::StrCat("the text ", what);
  }
  // "add_line: lat 95 is out of range".
  void Add(const char* name, int index, std::string what, std::string fix,
           bool missing = false) {
    checker_.Add(name, index, absl::StrCat(kind_, ": ", Label(name), " ", what),
                 std::move(fix), missing);
  }
  void Missing(const char* name, absl::string_view fix) {
    checker_.Add("", -1, absl::StrCat(kind_, ": ", Label(name), " is missing"),
                 std::string(fix), true);
  }
  void Missing(Names names, const char* fix) {
    std::vector<std::string> labels;
    for (const char* name : names) labels.push_back(Label(name));
    checker_.Add("", -1,
                 absl::StrCat(kind_, ": none of ", absl::StrJoin(labels, ", ")),
                 fix, true);
  }
  bool Require(const char* name) {
    const bool set = IsSet(name);
    if (!set) Missing(name, "give it");
    return set;
  }

  void CheckText(const char* name, int index, const std::string& text) {
    if (!HasControlCharacter(text)) return;
    Add(name, index, "holds a line break, a tab or another control character",
        "remove it");
  }
  void CheckTexts(const char* name, Need need) {
    if (need == kMust && !Require(name)) return;
    const FieldDescriptor& field = Field(name);
    for (int i = 0; i < reflection_.FieldSize(message_, &field); ++i) {
      const std::string text =
          reflection_.GetRepeatedString(message_, &field, i);
      if (text.empty()) Add(name, i, "has an empty value", "remove it");
      CheckText(name, i, text);
    }
  }
  void CheckNumber(const char* name, Bounds bounds, Need need) {
    if (need == kMust && !Require(name)) return;
    const double value = Value(name);
    if (!IsSet(name) || (value >= bounds.least && value <= bounds.most)) return;
    Add(name, -1, absl::StrCat(value, " is out of range"),
        absl::StrCat("write a value from ", bounds.least, " to ", bounds.most));
  }
  void CheckClock(const char* name, int index, const std::string& text) {
    if (ParseTimeOfDay(text).has_value()) return;
    Add(name, index, Quoted(text, "is not a time of day"),
        "write HH:MM, such as 07:00 or 25:30");
  }
  void CheckPoint(double lat, double lon) {
    if (IsValid({lat, lon})) {
      if (lat != 0 || lon != 0) return;
      Add("lat", -1, "0 and lon 0 are no place on land",
          "fill in the coordinates");
    } else if (IsValid({lon, lat})) {
      Add("lat", -1, absl::StrCat(lat, ", lon ", lon, ": swapped?"),
          "put the latitude into lat");
    } else {
      const bool lat_is_off = !IsValid({lat, 0});
      Add(lat_is_off ? "lat" : "lon", -1,
          absl::StrCat(lat_is_off ? lat : lon, " is out of range"),
          "write degrees of WGS84");
    }
  }

  const Message& message_;
  const Reflection& reflection_;
  absl::string_view kind_;
  Naming naming_;
  Checker& checker_;
};

void CheckModification(const v1::Modification& message, Naming naming,
                       Checker& checker) {
  const int number = message.change_case();
  if (number == v1::Modification::CHANGE_NOT_SET) {
    checker.Add("", -1, "the modification is empty",
                "give one, such as add_stop { ... }", true);
    return;
  }
  const auto* field = message.GetDescriptor()->FindFieldByNumber(number);
  checker.Enter(field->name());
  MessageChecker fields(message.GetReflection()->GetMessage(message, field),
                        field->name(), naming, checker);
  Change change = EmptyChange(number);
  std::visit([&](auto& kind) { Describe(fields, kind); }, change);
  checker.Leave();
}

// The names and cost of a scenario; its modifications.
void CheckScenario(const v1::Scenario& scenario, Checker& checker) {
  MessageChecker fields(scenario, "scenario", Naming::kFields, checker);
  std::string text;
  double cost = 0;
  fields.Text("scenario_id", text, kMust);
  fields.Text("name_zh", text, kMust);
  fields.Text("name_en", text, kMust);
  fields.Number("cost", cost, {0, 1e15});
  for (int i = 0; i < scenario.modification_size(); ++i) {
    checker.Enter("modification", i);
    CheckModification(scenario.modification(i), Naming::kFields, checker);
    checker.Leave();
  }
}

constexpr std::pair<absl::string_view, absl::string_view> kColumns[] = {
    {"stop", "stops"},          {"departure", "departures"},
    {"trip", "trips"},          {"name_zh", "new_name_zh"},
    {"name_en", "new_name_en"}, {"service", "headway_min"}};

}  // namespace

absl::string_view ColumnOf(absl::string_view field) {
  for (const auto& [name, column] : kColumns) {
    if (name == field) return column;
  }
  return field;
}

absl::string_view FieldOfColumn(absl::string_view column) {
  for (const auto& [name, its_column] : kColumns) {
    if (its_column == column) return name;
  }
  return column;
}

std::vector<ParameterFault> FaultsOf(const v1::ScenarioFile& message) {
  Checker checker;
  if (message.scenario().empty()) {
    checker.Add("", -1, "the file holds no scenario",
                "write scenario { ... } blocks", true);
  }
  absl::flat_hash_set<std::string> ids;
  for (int i = 0; i < message.scenario_size(); ++i) {
    const v1::Scenario& scenario = message.scenario(i);
    checker.Enter("scenario", i);
    CheckScenario(scenario, checker);
    const std::string& id = scenario.scenario_id();
    if (!id.empty() && !ids.insert(id).second) {
      checker.Add("scenario_id", -1,
                  absl::StrCat("scenario: scenario_id '", id, "' stands twice"),
                  "give each its own");
    }
    checker.Leave();
  }
  return checker.Take();
}

std::vector<ParameterFault> FaultsOf(const v1::Modification& message,
                                     Naming naming) {
  Checker checker;
  CheckModification(message, naming, checker);
  return checker.Take();
}

}  // namespace railreach::wire
