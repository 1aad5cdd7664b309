#include "engine/input/gtfs_files.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace railreach {
namespace {

namespace fs = std::filesystem;

constexpr std::array<absl::string_view, 13> kNames = {
    "agency.txt",      "calendar.txt", "calendar_dates.txt", "feed_info.txt",
    "frequencies.txt", "pathways.txt", "routes.txt",         "shapes.txt",
    "stop_times.txt",  "stops.txt",    "transfers.txt",      "translations.txt",
    "trips.txt"};

struct ZipDiscard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct ZipFileClose {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using ZipPtr = std::unique_ptr<zip_t, ZipDiscard>;
using ZipFilePtr = std::unique_ptr<zip_file_t, ZipFileClose>;

// Which entry of the archive holds a file.
struct Entry {
  zip_uint64_t index;
  std::string folder;  // "" or "feed/"
  std::string file;    // "stops.txt"
};

class Unpacker {
 public:
  Unpacker(absl::string_view name, const GtfsZipLimits& limits,
           Diagnostics& diagnostics)
      : name_(name), limits_(limits), diagnostics_(diagnostics) {}

  GtfsTexts Run(absl::string_view bytes) {
    GtfsTexts texts;
    const ZipPtr zip = Open(bytes);
    if (zip == nullptr) return texts;
    std::vector<Entry> entries = List(zip.get());
    const std::string folder = ChooseFolder(entries);
    for (const Entry& entry : entries) {
      if (entry.folder != folder) continue;
      if (!texts.emplace(entry.file, "").second) {
        Error(entry.folder + entry.file, "stands twice in the archive",
              "keep one");
      } else {
        Extract(zip.get(), entry, texts[entry.file]);
      }
    }
    return texts;
  }

 private:
  void Error(absl::string_view entry, absl::string_view what,
             absl::string_view fix) {
    diagnostics_.Error({name_, 0, 0}, absl::StrCat("'", entry, "' ", what),
                       fix);
  }

  ZipPtr Open(absl::string_view bytes) {
    if (bytes.empty()) {  // an archive without entries to libzip
      diagnostics_.Error({name_, 0, 0}, "the file is empty",
                         "download or pack it again");
      return nullptr;
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source =
        zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* zip = source == nullptr
                     ? nullptr
                     : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (zip == nullptr) {
      if (source != nullptr) zip_source_free(source);
      diagnostics_.Error({name_, 0, 0},
                         absl::StrCat("cannot be opened as a zip file: ",
                                      zip_error_strerror(&error)),
                         "download or pack it again");
    }
    zip_error_fini(&error);
    return ZipPtr(zip);
  }

  // The entries with known names.
  std::vector<Entry> List(zip_t* zip) {
    std::vector<Entry> entries;
    const int64_t count = zip_get_num_entries(zip, 0);
    if (count > limits_.entries) {
      diagnostics_.Error(
          {name_, 0, 0},
          absl::StrCat("holds ", count, " files, over ", limits_.entries),
          "pack the feed's files alone");
      return entries;
    }
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
      const char* entry_name = zip_get_name(zip, i, ZIP_FL_ENC_GUESS);
      if (entry_name == nullptr) continue;
      const std::string path = entry_name;
      if (!IsSafe(path)) {
        Error(path, "leads out of the archive or has a backslash",
              "pack the feed's files at the top, without folders");
        continue;
      }
      const size_t slash = path.rfind('/');
      const size_t start = slash == std::string::npos ? 0 : slash + 1;
      if (IsGtfsFileName(path.substr(start))) {
        entries.push_back({i, path.substr(0, start), path.substr(start)});
      }
    }
    return entries;
  }

  static bool IsSafe(absl::string_view path) {
    if (path.empty() || path[0] == '/' || absl::StrContains(path, '\\') ||
        (path.size() > 1 && path[1] == ':')) {
      return false;
    }
    const std::vector<absl::string_view> parts = absl::StrSplit(path, '/');
    return std::find(parts.begin(), parts.end(), "..") == parts.end();
  }

  // Where the feed stands: the top, or the only folder that holds a part.
  std::string ChooseFolder(const std::vector<Entry>& entries) {
    std::set<std::string> folders;
    for (const Entry& entry : entries) {
      if (!absl::StartsWith(entry.folder, "__MACOSX/")) {
        folders.insert(entry.folder);
      }
    }
    if (folders.empty() || folders.contains("")) return "";
    if (folders.size() == 1) {
      diagnostics_.Warning({name_, 0, 0},
                           absl::StrCat("the feed stands in the folder '",
                                        *folders.begin(), "' of the archive"),
                           "pack its files at the top");
    } else {
      diagnostics_.Error({name_, 0, 0},
                         absl::StrCat("several folders hold a feed's files: ",
                                      absl::StrJoin(folders, ", ")),
                         "pack each feed on its own");
    }
    return *folders.begin();
  }

  void Extract(zip_t* zip, const Entry& entry, std::string& text) {
    const std::string path = entry.folder + entry.file;
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(zip, entry.index, 0, &stat) != 0) {
      Error(path, "cannot be found in the archive", "pack it again");
      return;
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
        stat.encryption_method != ZIP_EM_NONE) {
      Error(path, "is encrypted", "pack it without a password");
      return;
    }
    const ZipFilePtr file(zip_fopen_index(zip, entry.index, 0));
    if (file == nullptr) {
      Error(path, absl::StrCat("cannot be unpacked: ", zip_strerror(zip)),
            "pack it again");
      return;
    }
    ReadAll(file.get(), path, stat.comp_size, text);
  }

  // The sizes that an archive states may lie: what counts is what comes out.
  void ReadAll(zip_file_t* file, const std::string& path, size_t packed,
               std::string& text) {
    std::vector<char> block(size_t{1} << 18);
    zip_int64_t count = 0;
    while ((count = zip_fread(file, block.data(), block.size())) > 0) {
      text.append(block.data(), static_cast<size_t>(count));
      const bool too_dense = text.size() > limits_.ratio_from &&
                             text.size() / limits_.ratio > packed;
      if (text.size() > limits_.entry_bytes || too_dense ||
          total_ + text.size() > limits_.total_bytes) {
        Error(path,
              absl::StrCat("unpacks to over ", text.size(), " bytes from ",
                           packed),
              "if that is right, unpack it and give the folder");
        text = {};
        return;
      }
    }
    total_ += text.size();
    if (count == 0) return;
    Error(path, absl::StrCat("is damaged: ", zip_file_strerror(file)),
          "download or pack it again");
    text = {};
  }

  std::string name_;
  const GtfsZipLimits& limits_;
  Diagnostics& diagnostics_;
  size_t total_ = 0;
};

GtfsTexts ReadFolder(const std::string& path, Diagnostics& diagnostics) {
  GtfsTexts texts;
  std::error_code error;
  for (const absl::string_view name : kNames) {
    const std::string file(name);
    const fs::path place = fs::path(path) / file;
    if (!fs::exists(place, error)) continue;
    absl::StatusOr<std::string> text = ReadFile(place.string());
    if (text.ok()) {
      texts.emplace(file, *std::move(text));
    } else {
      diagnostics.Error({file, 0, 0}, text.status().message(),
                        "check the file and its rights");
    }
  }
  return texts;
}

}  // namespace

bool IsGtfsFileName(absl::string_view name) {
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

GtfsTexts UnpackGtfs(absl::string_view name, absl::string_view bytes,
                     const GtfsZipLimits& limits, Diagnostics& diagnostics) {
  return Unpacker(name, limits, diagnostics).Run(bytes);
}

GtfsTexts ReadGtfsFiles(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (fs::is_directory(path, error)) return ReadFolder(path, diagnostics);
  const absl::StatusOr<std::string> bytes = ReadFile(path);
  if (!bytes.ok()) {
    diagnostics.Error({path, 0, 0}, bytes.status().message(),
                      "give a folder or a zip file");
    return {};
  }
  return UnpackGtfs(fs::path(path).filename().string(), *bytes, {},
                    diagnostics);
}

}  // namespace railreach
