// The journal of a long run: the units that are done, so that a run that was
// stopped, killed or ran out of disk goes on where it was.
#ifndef ENGINE_OUTPUT_JOURNAL_H_
#define ENGINE_OUTPUT_JOURNAL_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/output/journal_format.h"
#include "engine/output/open_file.h"
#include "engine/study/run_units.h"
#include "engine/study/unit_sink.h"

namespace railreach {

enum class JournalMode : uint8_t {
  kBegin,   // there must be none yet
  kResume,  // goes on with the one there, or begins
};

// A file that only grows: a header and the units in the order in which they
// were done.  In memory stand 16 bytes per unit of the shard.
//
// What outlasts what.  Once Put() returns, a unit outlasts the process, killed
// however.  It outlasts the machine once it is synced: after each Put(), as
// long as syncing takes less than a twentieth of the run's time; on a disk too
// slow for that, as often as this allows, and at the end.
//
// Nobody else writes it meanwhile: it is locked (flock), where the file system
// can.
class Journal final : public UnitSink {
 public:
  // Opens or begins the journal at `path`, and makes the folders above.  A torn
  // or corrupt record is cut off, with all after it.
  //
  // AlreadyExists: an unfinished run, and `mode` is kBegin. FailedPrecondition:
  // another run is at it; or it belongs to another input, number of units or
  // shard; or the file is no journal of this version.
  static absl::StatusOr<std::unique_ptr<Journal>> Open(const std::string& path,
                                                       const JournalKey& key,
                                                       JournalMode mode);
  // Syncs, and leaves the file.
  ~Journal() override;

  UnitRange units() const { return units_; }  // of the shard
  size_t num_done() const;
  // What Open() cut off.
  uint64_t dropped_bytes() const { return dropped_bytes_; }

  // Of a unit of the shard.
  bool Has(size_t unit) const override;
  // An error leaves the file as it was; a later Put() may succeed.  What is
  // there already is not kept twice.
  absl::Status Put(size_t unit, std::string bytes) override;

  // The bytes of a unit.  NotFound: it is not done.  DataLoss: the file changed
  // under way.
  absl::StatusOr<std::string> Get(size_t unit) const;

  absl::Status Sync();
  // Deletes the file; nothing may be put afterwards.
  absl::Status Remove();

 private:
  struct Place {
    uint64_t offset = 0;  // of the unit's bytes; 0: not done
    uint64_t length = 0;
  };
  using Clock = std::chrono::steady_clock;

  Journal(OpenFile file, const JournalKey& key);
  absl::Status Begin(const JournalKey& key);
  absl::Status ReadHeader(const JournalKey& key);
  absl::Status ReadRecords();
  absl::StatusOr<bool> ReadRecord(uint64_t file_size, std::string& scratch);
  absl::Status SyncIfCheap();
  absl::Status SyncLocked();
  Place& PlaceOf(size_t unit);
  const Place& PlaceOf(size_t unit) const;

  UnitRange units_;
  uint64_t dropped_bytes_ = 0;
  mutable std::mutex mutex_;  // guards what follows
  OpenFile file_;
  uint64_t end_ = 0;  // of the last whole record
  std::vector<Place> places_;
  size_t num_done_ = 0;
  bool synced_ = true;
  Clock::time_point opened_ = Clock::now();
  Clock::duration syncing_{};  // spent so far
};

}  // namespace railreach

#endif  // ENGINE_OUTPUT_JOURNAL_H_
