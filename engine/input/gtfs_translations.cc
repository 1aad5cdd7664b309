// translations.txt: Chinese and English names of stops and lines.
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

bool IsOfLanguage(absl::string_view code, absl::string_view language) {
  return absl::StartsWithIgnoreCase(code, language) &&
         (code.size() == 2 || code[2] == '-' || code.size() == 3);
}

// zh_rank: of two Chinese names the simplified one counts.
struct Names {
  std::string zh;
  std::string en;
  int zh_rank = 0;
};

// By table, then by field and record_id, or by field_value.
struct Translations {
  absl::flat_hash_map<std::string, Names> by_record[2];  // stops, lines
  absl::flat_hash_map<std::string, Names> by_value[2];
};

std::string RecordKey(absl::string_view field, absl::string_view record) {
  return absl::StrCat(field, " ", record);
}

enum Kind : size_t { kStops, kLines };

int ZhRank(absl::string_view code) {
  return absl::EqualsIgnoreCase(code, "zh") ||
                 absl::StartsWithIgnoreCase(code, "zh-Hans") ||
                 absl::StartsWithIgnoreCase(code, "zh-CN")
             ? 2
             : 1;
}

void Keep(absl::string_view language, absl::string_view text, Names& names) {
  if (IsOfLanguage(language, "en")) {
    names.en = std::string(text);
  } else if (IsOfLanguage(language, "zh") && ZhRank(language) > names.zh_rank) {
    names.zh = std::string(text);
    names.zh_rank = ZhRank(language);
  }
}

// What the plain name and its translations make: the plain name is one of
// the feed's language.
void Apply(const Names& names, absl::string_view feed_language,
           ThingName& name) {
  if (!names.zh.empty() && !IsOfLanguage(feed_language, "zh")) {
    name.zh = names.zh;
  }
  if (!names.en.empty() && !IsOfLanguage(feed_language, "en")) {
    name.en = names.en;
  }
}

absl::string_view NameField(const GtfsStop&) { return "stop_name"; }
absl::string_view NameField(const GtfsLine& line) { return line.name_field; }

template <typename Things>
void ApplyAll(const Translations& translations, Kind kind,
              absl::string_view language, Things& things) {
  for (auto& thing : things) {
    const std::string plain = thing.name.zh;
    const auto value = translations.by_value[kind].find(plain);
    if (value != translations.by_value[kind].end()) {
      Apply(value->second, language, thing.name);
    }
    const auto record = translations.by_record[kind].find(
        RecordKey(NameField(thing), thing.name.key));
    if (record != translations.by_record[kind].end()) {
      Apply(record->second, language, thing.name);
    }
  }
}

struct TranslationColumns {
  explicit TranslationColumns(GtfsTable& table)
      : table_name(table.Required("table_name")),
        field(table.Required("field_name")),
        language(table.Required("language")),
        text(table.Required("translation")),
        record(table.Column("record_id")),
        value(table.Column("field_value")) {}
  GtfsColumn table_name, field, language, text, record, value;
};

bool IsKnownTable(absl::string_view name) {
  constexpr absl::string_view kTables[] = {
      "agency", "stops",    "routes",    "trips",       "stop_times",
      "levels", "pathways", "feed_info", "attributions"};
  for (const absl::string_view known : kTables) {
    if (name == known) return true;
  }
  return false;
}

// Reports a row that names its record wrongly.
void CheckRecord(GtfsTable& table, const TranslationColumns& columns,
                 bool is_known) {
  if (table.Has(columns.record) == table.Has(columns.value)) {
    table.Error(columns.value,
                table.Has(columns.record)
                    ? "record_id and field_value are both filled"
                    : "record_id and field_value are both blank",
                "fill in one of them");
  } else if (table.Has(columns.record) && !is_known) {
    table.Error(
        columns.record,
        absl::StrCat(QuoteField("record_id", table.Raw(columns.record)),
                     " is not in ", table.Raw(columns.table_name), ".txt"),
        "correct or remove it");
  }
}

void ReadRow(GtfsTable& table, const TranslationColumns& columns,
             const GtfsData& data, Translations& translations) {
  const absl::string_view name = table.Text(columns.table_name);
  if (!name.empty() && !IsKnownTable(name)) {
    table.Warning(columns.table_name,
                  absl::StrCat(QuoteField("table_name", name),
                               " is no table with translations"),
                  "write the name without .txt: stops, routes");
  }
  if (name != "stops" && name != "routes") return;
  const Kind kind = name == "stops" ? kStops : kLines;
  const absl::string_view record = table.OptionalText(columns.record);
  const bool is_known =
      kind == kStops
          ? !data.stop_keys.complete() || !data.stop_keys.Find(record).is_none()
          : !data.line_keys.complete() ||
                !data.line_keys.Find(record).is_none();
  CheckRecord(table, columns, is_known);
  const absl::string_view field = table.Text(columns.field);
  const absl::string_view language = table.Text(columns.language);
  const absl::string_view text = table.OptionalText(columns.text);
  const bool is_name = field == "stop_name" || field == "route_short_name" ||
                       field == "route_long_name";
  if (!is_name || !table.row_ok() || text.empty()) return;
  if (!record.empty()) {
    Keep(language, text,
         translations.by_record[kind][RecordKey(field, record)]);
  } else {
    Keep(language, text, translations.by_value[kind][table.Raw(columns.value)]);
  }
}

}  // namespace

void ReadGtfsTranslations(const GtfsTexts& texts, GtfsData& data,
                          Diagnostics& diagnostics) {
  if (texts.count("translations.txt") == 0) return;
  GtfsTable table(texts, "translations.txt", GtfsNeed::kOptional, diagnostics);
  const TranslationColumns columns(table);
  Translations translations;
  while (table.Next()) ReadRow(table, columns, data, translations);
  ApplyAll(translations, kStops, data.language, data.stops);
  ApplyAll(translations, kLines, data.language, data.lines);
}

}  // namespace railreach
