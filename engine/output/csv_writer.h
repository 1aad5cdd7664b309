// Writes CSV rows fast: numbers go straight into the text.
#ifndef ENGINE_OUTPUT_CSV_WRITER_H_
#define ENGINE_OUTPUT_CSV_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/units.h"
#include "engine/geo/lat_lng.h"
#include "engine/model/name.h"

namespace railreach {

// Appends `value` with a fixed number of decimals; nothing if it is not
// finite.  Rounds half to even on the exact binary value; no "-0".
void AppendFixed(double value, int decimals, std::string& text);

// Each method adds one field unless it says otherwise.
class CsvWriter {
 public:
  explicit CsvWriter(const std::vector<std::string>& columns);

  CsvWriter& Text(absl::string_view value);
  CsvWriter& Integer(int64_t value);
  CsvWriter& Number(double value, int decimals);
  CsvWriter& Number(std::optional<double> value, int decimals);
  CsvWriter& YesNo(bool value);
  CsvWriter& Blank();
  CsvWriter& WholeSeconds(Seconds time);           // blank if unreachable
  CsvWriter& Minutes(Seconds time, int decimals);  // blank if unreachable
  CsvWriter& Clock(Seconds instant);  // "05:30"; blank if unreachable
  CsvWriter& Km(Metres length);       // three decimals
  CsvWriter& People(double people) { return Number(people, 0); }
  CsvWriter& Names(const ThingName& name);       // two: zh, en
  CsvWriter& IdAndNames(const ThingName& name);  // three: id, zh, en
  CsvWriter& Place(LatLng place);                // two: lat, lon; six decimals
  // CHECKs that the row has as many fields as the header.
  void EndRow();

  std::string Take();

 private:
  void Next();

  std::string text_;
  size_t num_columns_;
  size_t num_fields_ = 0;
};

}  // namespace railreach

#endif  // ENGINE_OUTPUT_CSV_WRITER_H_
