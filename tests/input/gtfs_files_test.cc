// Feeds in zip files, whole and damaged.
#include "engine/input/gtfs_files.h"

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

#include "engine/base/file.h"
#include "engine/input/gtfs_feed.h"
#include "tests/input/gtfs_texts.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Entries = std::vector<std::pair<std::string, std::string>>;

// The bytes of an archive with these entries.
std::string Zip(const Entries& entries, const char* password = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(out);
  zip_t* zip = zip_open_from_source(out, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : entries) {
    const zip_int64_t index = zip_file_add(
        zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0),
        ZIP_FL_ENC_UTF_8);
    EXPECT_GE(index, 0);
    if (password != nullptr) {
      zip_file_set_encryption(zip, static_cast<zip_uint64_t>(index),
                              ZIP_EM_AES_256, password);
    }
  }
  EXPECT_EQ(zip_close(zip), 0);
  zip_stat_t stat;
  zip_source_stat(out, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(out);
  zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  zip_source_free(out);
  return bytes;
}

// Two entries may not have one name in libzip: renames the second in place.
void Rename(const std::string& from, const std::string& to,
            std::string& bytes) {
  for (size_t at = 0; (at = bytes.find(from, at)) != std::string::npos;) {
    bytes.replace(at, to.size(), to);
  }
}

std::string Unpack(const std::string& bytes, GtfsTexts& texts,
                   const GtfsZipLimits& limits = {}) {
  Diagnostics diagnostics;
  texts = UnpackGtfs("f.zip", bytes, limits, diagnostics);
  return diagnostics.Report();
}

std::vector<std::string> Names(const GtfsTexts& texts) {
  std::vector<std::string> names;
  for (const auto& [name, text] : texts) names.push_back(name);
  return names;
}

TEST(GtfsFilesTest, KnownFilesComeOutOfAnArchive) {
  GtfsTexts texts;
  EXPECT_EQ(Unpack(Zip({{"stops.txt", "a"},
                        {"readme.md", "b"},
                        {"old/stops.txt", "c"},
                        {"trips.txt", "d"}}),
                   texts),
            "");
  EXPECT_THAT(Names(texts), ElementsAre("stops.txt", "trips.txt"));
  EXPECT_EQ(texts["stops.txt"], "a");
}

TEST(GtfsFilesTest, OneFolderIsAcceptedWithAWarning) {
  GtfsTexts texts;
  EXPECT_EQ(Unpack(Zip({{"feed/", ""},
                        {"feed/stops.txt", "a"},
                        {"__MACOSX/feed/stops.txt", "x"},
                        {"feed/trips.txt", "b"}}),
                   texts),
            "f.zip: warning: the feed stands in the folder 'feed/' of the "
            "archive; pack its files at the top\n0 errors, 1 warnings\n");
  EXPECT_THAT(Names(texts), ElementsAre("stops.txt", "trips.txt"));
  EXPECT_THAT(Unpack(Zip({{"a/stops.txt", "a"}, {"b/stops.txt", "b"}}), texts),
              HasSubstr("error: several folders hold a feed's files: a/, b/"));
}

TEST(GtfsFilesTest, NamesThatLeadOutAreRefused) {
  for (const char* name : {"../stops.txt", "/stops.txt", "a/../../stops.txt",
                           "feed\\stops.txt", "C:/stops.txt"}) {
    GtfsTexts texts;
    EXPECT_THAT(Unpack(Zip({{name, "a"}}), texts),
                HasSubstr("leads out of the archive or has a backslash"))
        << name;
    EXPECT_THAT(Names(texts), IsEmpty());
  }
}

TEST(GtfsFilesTest, ANameThatStandsTwiceIsRefused) {
  std::string bytes = Zip({{"stops.txt", "a"}, {"stopz.txt", "b"}});
  Rename("stopz.txt", "stops.txt", bytes);
  GtfsTexts texts;
  EXPECT_THAT(Unpack(bytes, texts),
              HasSubstr("'stops.txt' stands twice in the archive"));
}

TEST(GtfsFilesTest, BombsAreRefused) {
  GtfsTexts texts;
  const std::string zeros = Zip({{"stops.txt", std::string(20 << 20, ' ')}});
  EXPECT_THAT(Unpack(zeros, texts),
              HasSubstr("f.zip: error: 'stops.txt' unpacks to over"));
  EXPECT_EQ(texts["stops.txt"], "");
  const std::string plain =
      Zip({{"stops.txt", "12345678"}, {"trips.txt", "12345678"}});
  EXPECT_EQ(Unpack(plain, texts, {.entry_bytes = 8}), "");
  EXPECT_THAT(Unpack(plain, texts, {.entry_bytes = 7}),
              HasSubstr("'stops.txt' unpacks to over 8 bytes"));
  EXPECT_THAT(Unpack(plain, texts, {.total_bytes = 15}),
              HasSubstr("'trips.txt' unpacks to over 8 bytes"));
  EXPECT_THAT(Unpack(plain, texts, {.entries = 1}),
              HasSubstr("holds 2 files, over 1"));
}

TEST(GtfsFilesTest, DamageIsNamed) {
  GtfsTexts texts;
  EXPECT_THAT(Unpack("", texts), HasSubstr("f.zip: error: the file is empty"));
  EXPECT_THAT(Unpack("PK\x03\x04 rubbish", texts),
              HasSubstr("cannot be opened as a zip file"));
  std::string text;
  for (int i = 0; i < 1000; ++i) text += absl::StrCat(i * 7919 % 1009, ",");
  std::string bytes = Zip({{"stops.txt", text}});
  EXPECT_THAT(Unpack(bytes.substr(0, bytes.size() / 2), texts),
              HasSubstr("cannot be opened as a zip file"));
  bytes[bytes.size() / 2] ^= 0x55;
  EXPECT_THAT(Unpack(bytes, texts), HasSubstr("'stops.txt' is damaged"));
  EXPECT_EQ(texts["stops.txt"], "");
}

TEST(GtfsFilesTest, PasswordsAreRefused) {
  GtfsTexts texts;
  EXPECT_THAT(Unpack(Zip({{"stops.txt", "a"}}, "secret"), texts),
              HasSubstr("'stops.txt' is encrypted"));
}

TEST(GtfsFilesTest, AZippedFeedReadsLikeAFolder) {
  Entries entries;
  for (const auto& [name, text] : TinyFeed()) entries.push_back({name, text});
  const std::string path = ::testing::TempDir() + "/gtfs_tiny.feed";
  ASSERT_TRUE(WriteFileAtomically(path, Zip(entries)).ok());
  EXPECT_TRUE(IsGtfs(path));  // by its bytes
  Diagnostics diagnostics;
  const GtfsFeed feed = ReadGtfs(path, {}, diagnostics);
  EXPECT_EQ(diagnostics.Report(), "");
  EXPECT_EQ(feed.lines.trips.size(), 2u);

  ASSERT_TRUE(WriteFileAtomically(path, "PK\x03\x04 no").ok());
  const GtfsFeed none = ReadGtfs(path, {}, diagnostics);
  EXPECT_EQ(diagnostics.num_errors(), 1u);  // not each missing file
}

}  // namespace
}  // namespace railreach
