#include "engine/output/variant_file_writer.h"

#include <filesystem>
#include <system_error>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/output/open_file.h"

namespace railreach {
namespace {
namespace fs = std::filesystem;

// Those of runs that were killed here; the journal's lock keeps others away.
void RemoveUnfinished(const std::string& path) {
  const fs::path file = path;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
  const std::string prefix = absl::StrCat(file.filename().string(), ".part.");
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (!absl::StartsWith(entry->path().filename().string(), prefix)) continue;
    std::error_code ignored;
    fs::remove(entry->path(), ignored);
  }
}

}  // namespace

absl::Status WriteVariantFile(absl::string_view header_bytes, Journal& journal,
                              const std::string& path) {
  RemoveUnfinished(path);
  auto file = AtomicFile::Create(path);
  if (!file.ok()) return file.status();
  absl::Status status = file->Append(header_bytes);
  const UnitRange units = journal.units();
  for (size_t unit = units.begin; status.ok() && unit < units.end; ++unit) {
    const auto bytes = journal.Get(unit);
    status = bytes.ok() ? file->Append(*bytes) : bytes.status();
  }
  if (status.ok()) status = file->Commit();
  if (status.ok()) return journal.Remove();
  return absl::IsResourceExhausted(status)
             ? absl::ResourceExhaustedError(absl::StrCat(
                   status.message(),
                   "; all units are kept in the journal: make room, then go on "
                   "with --resume"))
             : status;
}

}  // namespace railreach
