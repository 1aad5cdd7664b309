#include "engine/wire/study_wire.h"

#include "engine/base/diagnostics.h"
#include "engine/wire/study_message.h"
#include "engine/wire/text_message.h"
#include "railreach/v1/study.pb.h"

namespace railreach {

absl::StatusOr<StudyParameters> ParseStudyParameters(
    absl::string_view file, absl::string_view textproto) {
  Diagnostics diagnostics;
  v1::Study message;
  const wire::TextMessage text(file, textproto, {.proto = "study.proto"},
                               message, diagnostics);
  text.Report(wire::FaultsOf(message), diagnostics);
  if (!diagnostics.ok()) return diagnostics.status();
  return wire::FromMessage(message);
}

std::string StudyParametersText(const StudyParameters& parameters) {
  v1::Study message;
  wire::ToMessage(parameters, message);
  return wire::TextOf(message);
}

}  // namespace railreach
