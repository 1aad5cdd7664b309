#include "engine/output/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"

namespace railreach {
namespace {
namespace fs = std::filesystem;

constexpr int kSyncShare = 20;

absl::Status MakeFolderOf(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  return error ? absl::PermissionDeniedError(
                     absl::StrCat(folder.string(), ": ", error.message()))
               : absl::OkStatus();
}

// Opens and locks.  A run that ends removes its journal, maybe between the two
// steps; then there is a new file to open.
absl::StatusOr<OpenFile> OpenLocked(const std::string& path) {
  for (;;) {
    auto file = OpenFile::Open(path, O_RDWR | O_CREAT);
    if (!file.ok()) return file;
    if (flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0 &&
        errno == EWOULDBLOCK) {
      return absl::UnavailableError(absl::StrCat(
          path,
          ": another run is writing here; wait for its end, or name "
          "another --out"));
    }
    struct stat status;
    if (fstat(file->descriptor(), &status) != 0) {
      return file->Failed("cannot be read");
    }
    if (!S_ISREG(status.st_mode)) {
      return absl::FailedPreconditionError(
          absl::StrCat(path, ": is no file; name another --out"));
    }
    if (status.st_nlink > 0) return file;
  }
}

std::string ShardText(Shard shard) {
  return absl::StrCat(shard.number, "/", shard.of);
}

// Why the journal cannot be gone on with.
absl::Status Foreign(const std::string& path, const JournalKey& was,
                     const JournalKey& now) {
  const char* const anew =
      "; or start anew with another --out, or remove the folder";
  if (was.fingerprint != now.fingerprint) {
    return absl::FailedPreconditionError(absl::StrCat(
        path, ": the input changed since this run began (fingerprint ",
        was.fingerprint, ", now ", now.fingerprint, "): put it back", anew));
  }
  if (was.shard != now.shard) {
    return absl::FailedPreconditionError(
        absl::StrCat(path, ": belongs to shard ", ShardText(was.shard),
                     ", not ", ShardText(now.shard), ": name that one", anew));
  }
  return absl::FailedPreconditionError(
      absl::StrCat(path, ": is cut into ", was.num_units, " units, now ",
                   now.num_units, ": use the version that began it", anew));
}

}  // namespace

Journal::Journal(OpenFile file, const JournalKey& key)
    : units_(UnitsOf(key.num_units, key.shard)),
      file_(std::move(file)),
      places_(units_.size()) {}

absl::StatusOr<std::unique_ptr<Journal>> Journal::Open(const std::string& path,
                                                       const JournalKey& key,
                                                       JournalMode mode) {
  if (absl::Status made = MakeFolderOf(path); !made.ok()) return made;
  auto file = OpenLocked(path);
  if (!file.ok()) return file.status();
  const auto size = file->Size();
  if (!size.ok()) return size.status();
  if (*size > 0 && mode == JournalMode::kBegin) {
    return absl::AlreadyExistsError(absl::StrCat(
        path,
        ": an earlier run was not finished; go on with --resume, name "
        "another --out, or remove the folder"));
  }
  auto journal = std::unique_ptr<Journal>(new Journal(*std::move(file), key));
  absl::Status status =
      *size == 0 ? journal->Begin(key) : journal->ReadHeader(key);
  if (status.ok()) status = journal->ReadRecords();
  if (!status.ok()) return status;
  return journal;
}

Journal::~Journal() { Sync().IgnoreError(); }

absl::Status Journal::Begin(const JournalKey& key) {
  const std::string header = EncodeJournalHeader(key);
  absl::Status status = file_.WriteAt(0, header);
  if (status.ok()) status = file_.Sync();
  if (!status.ok()) {
    file_.Truncate(0).IgnoreError();
    return status;
  }
  SyncFolderOf(file_.path());
  end_ = header.size();
  return absl::OkStatus();
}

absl::Status Journal::ReadHeader(const JournalKey& key) {
  constexpr size_t kMost = 1 << 13;  // a header is shorter
  const std::string header = EncodeJournalHeader(key);
  std::string bytes;
  absl::Status status = file_.ReadAt(0, kMost, bytes);
  if (!status.ok()) return status;
  if (const auto found = DecodeJournalHeader(bytes)) {
    if (*found != key) return Foreign(file_.path(), *found, key);
    end_ = header.size();
    return absl::OkStatus();
  }
  // Killed while it began: there is no record yet.
  if (bytes.size() < header.size() && BeginsAsJournal(bytes)) {
    dropped_bytes_ = bytes.size();
    status = file_.Truncate(0);
    return status.ok() ? Begin(key) : status;
  }
  return absl::FailedPreconditionError(absl::StrCat(
      file_.path(),
      BeginsAsJournal(bytes) ? ": its header is corrupt or of another version"
                             : ": is no journal",
      ", and is left alone; name another --out, or remove it"));
}

absl::Status Journal::ReadRecords() {
  const auto size = file_.Size();
  if (!size.ok()) return size.status();
  std::string scratch;
  while (end_ < *size) {
    const auto whole = ReadRecord(*size, scratch);
    if (!whole.ok()) return whole.status();
    if (!*whole) break;
  }
  if (end_ == *size) return absl::OkStatus();
  dropped_bytes_ += *size - end_;
  return file_.Truncate(end_);
}

// Whether there is a whole one at end_, which then moves on.
absl::StatusOr<bool> Journal::ReadRecord(uint64_t file_size,
                                         std::string& scratch) {
  absl::Status status = file_.ReadAt(end_, kRecordHeadBytes, scratch);
  if (!status.ok()) return status;
  if (scratch.size() < kRecordHeadBytes) return false;
  const RecordHead head = DecodeRecordHead(scratch);
  const uint64_t offset = end_ + kRecordHeadBytes;
  if (head.unit < units_.begin || head.unit >= units_.end ||
      head.length > file_size - offset) {
    return false;
  }
  status = file_.ReadAt(offset, head.length, scratch);
  if (!status.ok()) return status;
  if (scratch.size() < head.length ||
      RecordChecksum(head.unit, scratch) != head.checksum) {
    return false;
  }
  Place& place = PlaceOf(head.unit);
  if (place.offset == 0) ++num_done_;
  place = {.offset = offset, .length = head.length};
  end_ = offset + head.length;
  return true;
}

Journal::Place& Journal::PlaceOf(size_t unit) {
  CHECK(unit >= units_.begin && unit < units_.end);
  return places_[unit - units_.begin];
}

const Journal::Place& Journal::PlaceOf(size_t unit) const {
  CHECK(unit >= units_.begin && unit < units_.end);
  return places_[unit - units_.begin];
}

size_t Journal::num_done() const {
  const std::lock_guard lock(mutex_);
  return num_done_;
}

bool Journal::Has(size_t unit) const {
  const std::lock_guard lock(mutex_);
  return PlaceOf(unit).offset > 0;
}

absl::Status Journal::Put(size_t unit, std::string bytes) {
  const std::string head =
      EncodeRecordHead({.unit = unit,
                        .length = bytes.size(),
                        .checksum = RecordChecksum(unit, bytes)});
  bytes.insert(0, head);  // one write, so that a kill tears less
  const std::lock_guard lock(mutex_);
  Place& place = PlaceOf(unit);
  if (place.offset > 0) return absl::OkStatus();
  if (absl::Status status = file_.WriteAt(end_, bytes); !status.ok()) {
    file_.Truncate(end_).IgnoreError();
    return absl::Status(
        status.code(),
        absl::StrCat(status.message(), "; ", num_done_, " of ", units_.size(),
                     " units are kept: make room, then go on with --resume"));
  }
  place = {.offset = end_ + head.size(), .length = bytes.size() - head.size()};
  end_ += bytes.size();
  ++num_done_;
  synced_ = false;
  return SyncIfCheap();
}

absl::Status Journal::SyncIfCheap() {
  const Clock::duration elapsed = Clock::now() - opened_;
  return syncing_ * kSyncShare <= elapsed ? SyncLocked() : absl::OkStatus();
}

absl::Status Journal::SyncLocked() {
  if (synced_) return absl::OkStatus();
  const Clock::time_point start = Clock::now();
  absl::Status status = file_.Sync();
  syncing_ += Clock::now() - start;
  synced_ = status.ok();
  return status;
}

absl::Status Journal::Sync() {
  const std::lock_guard lock(mutex_);
  return SyncLocked();
}

absl::StatusOr<std::string> Journal::Get(size_t unit) const {
  const std::lock_guard lock(mutex_);
  const Place& place = PlaceOf(unit);
  if (place.offset == 0) {
    return absl::NotFoundError(absl::StrCat(file_.path(), ": unit ", unit,
                                            " is not done; go on with "
                                            "--resume"));
  }
  std::string head;
  std::string bytes;
  absl::Status status =
      file_.ReadAt(place.offset - kRecordHeadBytes, kRecordHeadBytes, head);
  if (status.ok()) status = file_.ReadAt(place.offset, place.length, bytes);
  if (!status.ok()) return status;
  if (head.size() < kRecordHeadBytes || bytes.size() < place.length ||
      DecodeRecordHead(head).checksum != RecordChecksum(unit, bytes)) {
    return absl::DataLossError(
        absl::StrCat(file_.path(), ": unit ", unit,
                     " is not what was written; go on with --resume, which "
                     "computes it again"));
  }
  return bytes;
}

absl::Status Journal::Remove() {
  const std::lock_guard lock(mutex_);
  synced_ = true;
  if (unlink(file_.path().c_str()) != 0) {
    return file_.Failed("cannot be removed");
  }
  SyncFolderOf(file_.path());
  return absl::OkStatus();
}

}  // namespace railreach
