#include "engine/wire/row_reader.h"

namespace railreach::wire {
namespace {

constexpr int kMostMetres = 1'000'000'000;
constexpr int64_t kMostPeople = 1'000'000'000'000'000;

}  // namespace

absl::Status RowReader::status() const {
  return ok() ? absl::OkStatus() : absl::InvalidArgumentError(wrong_);
}

void RowReader::Enter(absl::string_view table, size_t row) {
  // Called for every row: no memory is taken where the table stays.
  if (table_ != table) table_ = std::string(table);
  row_ = row;
}

bool RowReader::Require(bool right, absl::string_view what) {
  if (!right && ok()) {
    wrong_ =
        absl::StrCat("not a valid result: ", table_, "[", row_, "]: ", what);
  }
  return right;
}

Seconds RowReader::Time(int32_t time_s) {
  if (time_s == -1) return kUnreachable;
  return Require(time_s >= 0, "negative time") ? Seconds(time_s) : Seconds();
}

Seconds RowReader::Duration(int32_t time_s) {
  return Require(time_s >= 0, "negative time") ? Seconds(time_s) : Seconds();
}

Metres RowReader::LengthM(double metres) {
  const bool right = metres >= 0 && metres <= kMostMetres;
  return Require(right, "impossible length") ? Metres(metres) : Metres();
}

Metres RowReader::LengthMm(int64_t mm) {
  const bool right = mm >= 0 && mm <= int64_t{kMostMetres} * 1000;
  Require(right, "impossible length");
  return Metres::FromMillimetres(right ? mm : 0);
}

int64_t RowReader::People(int64_t people) {
  const bool right = people >= 0 && people <= kMostPeople;
  return Require(right, "impossible number of people") ? people : 0;
}

std::vector<int64_t> RowReader::People(absl::Span<const int64_t> people) {
  std::vector<int64_t> checked;
  checked.reserve(people.size());
  for (const int64_t value : people) checked.push_back(People(value));
  return checked;
}

TierSet RowReader::Tiers(uint32_t bits) {
  TierSet tiers;
  Require(bits <= TierSet::All().bits(), "unknown tier in a set");
  for (const Tier tier : kTiers) {
    if (bits >> Index(tier) & 1) tiers = tiers.With(tier);
  }
  return tiers;
}

uint8_t RowReader::Byte(uint32_t value) {
  Require(value <= 255, "count above 255");
  return static_cast<uint8_t>(value);
}

}  // namespace railreach::wire
