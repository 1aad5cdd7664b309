#include "engine/output/journal_format.h"

#include <xxhash.h>

#include <algorithm>

#include "absl/strings/match.h"
#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr absl::string_view kName = "railreach journal ";
constexpr absl::string_view kMagic = "railreach journal 1\n";
constexpr size_t kMaxFingerprint = 1 << 12;

void AppendNumber(std::string& bytes, uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) {
    bytes += static_cast<char>((number >> shift) & 0xff);
  }
}

// Takes a number from the front.
bool TakeNumber(absl::string_view& bytes, uint64_t& number) {
  if (bytes.size() < 8) return false;
  number = 0;
  for (size_t i = 0; i < 8; ++i) {
    number |= uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  }
  bytes.remove_prefix(8);
  return true;
}

uint64_t Checksum(absl::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace

std::string EncodeJournalHeader(const JournalKey& key) {
  CHECK(key.fingerprint.size() <= kMaxFingerprint);
  std::string bytes(kMagic);
  AppendNumber(bytes, key.num_units);
  AppendNumber(bytes, key.shard.number);
  AppendNumber(bytes, key.shard.of);
  AppendNumber(bytes, key.fingerprint.size());
  bytes += key.fingerprint;
  AppendNumber(bytes, Checksum(bytes));
  return bytes;
}

bool BeginsAsJournal(absl::string_view bytes) {
  const size_t common = std::min(bytes.size(), kName.size());
  return bytes.substr(0, common) == kName.substr(0, common);
}

std::optional<JournalKey> DecodeJournalHeader(absl::string_view bytes) {
  absl::string_view rest = bytes;
  if (!absl::StartsWith(rest, kMagic)) return std::nullopt;
  rest.remove_prefix(kMagic.size());
  uint64_t num_units, number, of, length, checksum;
  if (!TakeNumber(rest, num_units) || !TakeNumber(rest, number) ||
      !TakeNumber(rest, of) || !TakeNumber(rest, length) ||
      length > kMaxFingerprint || length > rest.size()) {
    return std::nullopt;
  }
  JournalKey key{.fingerprint = std::string(rest.substr(0, length)),
                 .num_units = num_units,
                 .shard = {.number = number, .of = of}};
  rest.remove_prefix(length);
  const absl::string_view checked = bytes.substr(0, bytes.size() - rest.size());
  if (!TakeNumber(rest, checksum) || checksum != Checksum(checked)) {
    return std::nullopt;
  }
  return key;
}

uint64_t RecordChecksum(uint64_t unit, absl::string_view bytes) {
  std::string head;
  AppendNumber(head, unit);
  AppendNumber(head, bytes.size());
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), Checksum(head));
}

std::string EncodeRecordHead(const RecordHead& head) {
  std::string bytes;
  AppendNumber(bytes, head.unit);
  AppendNumber(bytes, head.length);
  AppendNumber(bytes, head.checksum);
  return bytes;
}

RecordHead DecodeRecordHead(absl::string_view bytes) {
  RecordHead head;
  const bool whole =
      bytes.size() == kRecordHeadBytes && TakeNumber(bytes, head.unit) &&
      TakeNumber(bytes, head.length) && TakeNumber(bytes, head.checksum);
  CHECK(whole);
  return head;
}

}  // namespace railreach
