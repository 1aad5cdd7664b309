#include "absl/strings/str_cat.h"
#include "engine/output/csv_writer.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {

std::string Fixed(double value, int decimals) {
  std::string text;
  AppendFixed(value, decimals, text);
  return text.empty() ? "-" : text;
}

std::string TenThousands(double people) { return Fixed(people / 10'000, 1); }

std::string Percent(double share) {
  return absl::StrCat(Fixed(share * 100, 0), "%");
}

std::string WholeMinutes(Seconds time) {
  return time == kUnreachable ? "-" : absl::StrCat(CeilMinutes(time));
}

std::string Label(const ThingName& name) {
  if (name.zh.empty()) return name.en.empty() ? name.key : name.en;
  if (name.en.empty()) return name.zh;
  return absl::StrCat(name.zh, " ", name.en);
}

std::string ShortLabel(const ThingName& name, size_t width) {
  return Shorten(Label(name), width);
}

std::string Section(absl::string_view zh, absl::string_view en) {
  return absl::StrCat("\n", zh, "  ", en, "\n");
}

}  // namespace railreach
