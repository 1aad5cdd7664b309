// The bytes of a journal.
//
//   header   "railreach journal 1\n", u64 units of the batch, u64 shard number,
//            u64 shards, u64 length of the fingerprint, the fingerprint,
//            u64 checksum of all before
//   record   u64 unit, u64 length, u64 checksum, that many bytes
//
// Numbers are little-endian.  The checksum of a record (XXH3, 64 bit) covers
// its unit and length too, so that no flipped bit passes for another unit.
#ifndef ENGINE_OUTPUT_JOURNAL_FORMAT_H_
#define ENGINE_OUTPUT_JOURNAL_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "engine/study/variant_row.h"

namespace railreach {

// What a journal belongs to.
struct JournalKey {
  std::string fingerprint;  // BatchHeader::fingerprint
  size_t num_units = 0;     // of the whole batch
  Shard shard;
  friend bool operator==(const JournalKey&, const JournalKey&) = default;
};

std::string EncodeJournalHeader(const JournalKey& key);

// Whether `bytes` begin as a journal of any version does, as far as they go.
bool BeginsAsJournal(absl::string_view bytes);

// The key of the header that `bytes` begin with; none if it is torn, corrupt,
// or of another version.
std::optional<JournalKey> DecodeJournalHeader(absl::string_view bytes);

inline constexpr size_t kRecordHeadBytes = 24;

struct RecordHead {
  uint64_t unit = 0;
  uint64_t length = 0;
  uint64_t checksum = 0;
};

// The checksum that the record of these bytes carries.
uint64_t RecordChecksum(uint64_t unit, absl::string_view bytes);

std::string EncodeRecordHead(const RecordHead& head);
// CHECKs the size.
RecordHead DecodeRecordHead(absl::string_view bytes);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_JOURNAL_FORMAT_H_
