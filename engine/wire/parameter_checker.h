// Collects faults of parameters and scenarios.  Internal to wire.
#ifndef ENGINE_WIRE_PARAMETER_CHECKER_H_
#define ENGINE_WIRE_PARAMETER_CHECKER_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "engine/wire/study_message.h"

namespace railreach::wire {

// Each test passes over fields that are not set.  Enums of proto3 are open: a
// number may be no value at all.
class Checker {
 public:
  // Fields that follow are those of this message: "window", or "source" and
  // its place in the list.
  void Enter(absl::string_view message, int index = -1) {
    outer_.push_back({std::string(message), index});
  }
  void Leave() { outer_.pop_back(); }

  void Range(const char* field, bool set, double value, double least,
             double most) {
    if (!set || (value >= least && value <= most)) return;
    Add(field, -1, absl::StrCat(NameOf(field), ": ", value, " is out of range"),
        absl::StrCat("write a value from ", least, " to ", most));
  }
  void Enum(const char* field, bool set, int value, bool known,
            const char* values) {
    if (!set || (known && value != 0)) return;
    Add(field, -1, absl::StrCat(NameOf(field), ": no value ", value),
        absl::StrCat("write one of ", values));
  }
  void Text(const char* field, int index, const std::string& value) {
    if (!value.empty()) return;
    Add(field, index, absl::StrCat(NameOf(field), " is empty"),
        "give a name, or leave the field out");
  }

  // Values of a list, ascending, in [1, most].
  template <typename Values>
  void Ascending(const char* field, const Values& values, uint32_t most,
                 const char* unit) {
    uint32_t before = 0;
    for (int i = 0; i < values.size(); ++i) {
      const uint32_t value = values[i];
      if (value < 1 || value > most) {
        Add(field, i,
            absl::StrCat(NameOf(field), ": ", value, " is out of range"),
            absl::StrCat("write ", unit, " from 1 to ", most));
      } else if (value <= before) {
        Add(field, i,
            absl::StrCat(NameOf(field), ": ", value, " after ", before),
            "write each once, in ascending order");
      }
      before = value;
    }
  }

  void Add(absl::string_view field, int index, std::string what,
           std::string fix, bool missing = false) {
    faults_.push_back({outer_, std::move(what), std::move(fix), missing});
    if (!field.empty())
      faults_.back().path.push_back({std::string(field), index});
  }

  // "step_s", "window.step_s", "source[1].date".
  std::string NameOf(absl::string_view field) const {
    std::string name;
    for (const ParameterFault::Step& step : outer_) {
      absl::StrAppend(&name, step.field);
      if (step.index >= 0) absl::StrAppend(&name, "[", step.index, "]");
      absl::StrAppend(&name, ".");
    }
    return absl::StrCat(name, field);
  }

  std::vector<ParameterFault> Take() { return std::move(faults_); }

 private:
  std::vector<ParameterFault::Step> outer_;
  std::vector<ParameterFault> faults_;
};

// window_faults.cc
void CheckWindow(const v1::Study& study, Checker& checker);
void CheckSources(const v1::Study& study, Checker& checker);
// batch_faults.cc
void CheckBatch(const v1::Study& study, Checker& checker);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_PARAMETER_CHECKER_H_
