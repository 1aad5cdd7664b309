#include "engine/wire/scenario_message.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <cmath>
#include <initializer_list>
#include <optional>

#include "absl/strings/match.h"
#include "engine/base/check.h"
#include "engine/wire/message_fields.h"
#include "engine/wire/scenario_fields.h"
#include "railreach/v1/scenario.pb.h"

namespace railreach::wire {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// What reading and writing have in common: rules are for the checker.
class MessageFields {
 public:
  using Names = std::initializer_list<const char*>;
  void ExactlyOne(Names) {}
  void AtLeastOne(Names) {}
  void Together(const char*, const char*) {}
  void Needs(const char*, const char*) {}
  void Excludes(const char*, Names) {}
};

// Fills members from the fields that are set.
class MessageReader : public MessageFields {
 public:
  explicit MessageReader(const Message& message)
      : message_(message), reflection_(*message.GetReflection()) {}

  void Text(const char* name, std::string& text, Need) {
    text = reflection_.GetString(message_, &Field(name));
  }
  void Colour(const char* name, std::string& text) { Text(name, text, kMay); }
  void Texts(const char* name, std::vector<std::string>& texts, Need) {
    const FieldDescriptor& field = Field(name);
    for (int i = 0; i < reflection_.FieldSize(message_, &field); ++i) {
      texts.push_back(reflection_.GetRepeatedString(message_, &field, i));
    }
  }
  void Number(const char* name, double& value, Bounds) {
    if (Has(name)) value = Value(name);
  }
  void Number(const char* name, std::optional<double>& value, Bounds) {
    if (Has(name)) value = Value(name);
  }
  template <typename Int>
  void Whole(const char* name, Int& value, Bounds, Need) {
    if (Has(name)) value = static_cast<Int>(Value(name));
  }
  template <typename Time>  // Seconds, or none
  void Duration(const char* name, Time& time, Bounds, Need) {
    if (Has(name)) time = Seconds(static_cast<int32_t>(Value(name)));
  }
  void Headway(const char* name, std::optional<Seconds>& time) {
    if (!Has(name)) return;
    time = Seconds(static_cast<int32_t>(std::llround(Value(name) * 60)));
  }
  void Clock(const char* name, std::optional<TimeOfDay>& time) {
    time = ParseTimeOfDay(reflection_.GetString(message_, &Field(name)));
  }
  void Clocks(const char* name, std::vector<TimeOfDay>& times, Need) {
    std::vector<std::string> texts;
    Texts(name, texts, kMay);
    for (const std::string& text : texts) {
      const std::optional<TimeOfDay> time = ParseTimeOfDay(text);
      CHECK(time.has_value());
      times.push_back(*time);
    }
  }
  void Flag(const char* name, bool& flag) {
    flag = reflection_.GetBool(message_, &Field(name));
  }
  template <typename Member, typename T, size_t kSize>
  void Word(const char* name, Member& value, const WordOf<T> (&words)[kSize],
            Need) {
    const std::string text = reflection_.GetString(message_, &Field(name));
    for (const auto& [word, meaning] : words) {
      if (absl::EqualsIgnoreCase(text, word)) value = Member(meaning);
    }
  }
  template <typename Position>  // LatLng, or none
  void Point(Position& point, Need) {
    if (Has("lat")) point = LatLng{Value("lat"), Value("lon")};
  }
  template <typename T>
  void One(const char* name, T& part) {
    MessageReader inner(reflection_.GetMessage(message_, &Field(name)));
    Describe(inner, part);
  }
  template <typename T>
  void List(const char* name, std::vector<T>& parts, int) {
    const FieldDescriptor& field = Field(name);
    for (int i = 0; i < reflection_.FieldSize(message_, &field); ++i) {
      MessageReader inner(reflection_.GetRepeatedMessage(message_, &field, i));
      Describe(inner, parts.emplace_back());
    }
  }

 private:
  const FieldDescriptor& Field(const char* name) const {
    return FieldIn(message_, name);
  }
  bool Has(const char* name) const { return IsSet(message_, name); }
  double Value(const char* name) const { return NumberIn(message_, name); }

  const Message& message_;
  const Reflection& reflection_;
};

// Sets the fields of members that are more than nothing.
class MessageWriter : public MessageFields {
 public:
  explicit MessageWriter(Message& message)
      : message_(message), reflection_(*message.GetReflection()) {}

  void Text(const char* name, const std::string& text, Need) {
    if (!text.empty()) reflection_.SetString(&message_, &Field(name), text);
  }
  void Colour(const char* name, const std::string& text) {
    Text(name, text, kMay);
  }
  void Texts(const char* name, const std::vector<std::string>& texts, Need) {
    for (const std::string& text : texts) {
      reflection_.AddString(&message_, &Field(name), text);
    }
  }
  void Number(const char* name, double value, Bounds) {
    if (value != 0) Set(name, value);
  }
  void Number(const char* name, const std::optional<double>& value, Bounds) {
    if (value.has_value()) Set(name, *value);
  }
  template <typename Int>
  void Whole(const char* name, Int value, Bounds, Need need) {
    if (value != 0 || need == kMust) Set(name, static_cast<double>(value));
  }
  void Duration(const char* name, const std::optional<Seconds>& time, Bounds,
                Need) {
    if (time.has_value()) Set(name, time->count());
  }
  void Headway(const char* name, const std::optional<Seconds>& time) {
    if (time.has_value()) Set(name, time->count() / 60.0);
  }
  void Clock(const char* name, const std::optional<TimeOfDay>& time) {
    if (time.has_value()) Text(name, ToString(*time), kMay);
  }
  void Clocks(const char* name, const std::vector<TimeOfDay>& times, Need) {
    for (const TimeOfDay time : times) {
      reflection_.AddString(&message_, &Field(name), ToString(time));
    }
  }
  void Flag(const char* name, bool flag) {
    if (flag) reflection_.SetBool(&message_, &Field(name), true);
  }
  template <typename Member, typename T, size_t kSize>
  void Word(const char* name, const Member& value,
            const WordOf<T> (&words)[kSize], Need) {
    for (const auto& [word, meaning] : words) {
      if (value == meaning) Text(name, std::string(word), kMay);
    }
  }
  void Point(const std::optional<LatLng>& point, Need) {
    if (!point.has_value()) return;
    Set("lat", point->lat);
    Set("lon", point->lng);
  }
  template <typename T>
  void One(const char* name, T& part) {
    MessageWriter inner(*reflection_.MutableMessage(&message_, &Field(name)));
    Describe(inner, part);
  }
  template <typename T>
  void List(const char* name, std::vector<T>& parts, int) {
    for (T& part : parts) {
      MessageWriter inner(*reflection_.AddMessage(&message_, &Field(name)));
      Describe(inner, part);
    }
  }

 private:
  const FieldDescriptor& Field(const char* name) const {
    return FieldIn(message_, name);
  }
  void Set(const char* name, double value) {
    SetNumber(value, Field(name), message_);
  }

  Message& message_;
  const Reflection& reflection_;
};

void ToMessage(const Modification& modification, v1::Modification& message) {
  const auto* field = v1::Modification::descriptor()->FindFieldByNumber(
      static_cast<int>(modification.change.index()) + 1);
  CHECK(field != nullptr && field->containing_oneof() != nullptr);
  MessageWriter writer(
      *message.GetReflection()->MutableMessage(&message, field));
  Change change = modification.change;  // Describe takes what it may fill
  std::visit([&](auto& kind) { Describe(writer, kind); }, change);
  if (modification.provenance.assumed) message.set_assumed(true);
}

}  // namespace

void ToMessage(const Scenario& scenario, v1::Scenario& message) {
  message.set_scenario_id(scenario.name.key);
  message.set_name_zh(scenario.name.zh);
  message.set_name_en(scenario.name.en);
  if (scenario.cost != 0) message.set_cost(scenario.cost);
  for (const Modification& modification : scenario.modifications) {
    ToMessage(modification, *message.add_modification());
  }
}

Scenario FromMessage(const v1::Scenario& message) {
  Scenario scenario;
  scenario.name = {message.scenario_id(), message.name_zh(), message.name_en()};
  scenario.cost = message.cost();
  for (const v1::Modification& modification : message.modification()) {
    scenario.modifications.push_back(FromMessage(modification));
  }
  return scenario;
}

Modification FromMessage(const v1::Modification& message) {
  CHECK(message.change_case() != v1::Modification::CHANGE_NOT_SET);
  const int number = message.change_case();
  Modification modification = {EmptyChange(number), {0, message.assumed()}};
  const auto* field = message.GetDescriptor()->FindFieldByNumber(number);
  MessageReader reader(message.GetReflection()->GetMessage(message, field));
  std::visit([&](auto& kind) { Describe(reader, kind); }, modification.change);
  return modification;
}

}  // namespace railreach::wire
