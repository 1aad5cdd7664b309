#include "engine/output/gzip.h"

#include <string>

#include "gtest/gtest.h"

namespace railreach {
namespace {

TEST(GzipTest, BytesComeBack) {
  std::string bytes(3'000'000, 'a');
  for (size_t i = 0; i < bytes.size(); i += 7) {
    bytes[i] = static_cast<char>(i * i / 49);
  }
  const std::string gzipped = Gzip(bytes, GzipAim::kSmall);
  EXPECT_LT(gzipped.size(), bytes.size());
  EXPECT_EQ(*Gunzip(gzipped, bytes.size()), bytes);
  EXPECT_EQ(*Gunzip(Gzip("", GzipAim::kSmall), 0), "");
}

TEST(GzipTest, TheHeaderHoldsNeitherTimeNorName) {
  EXPECT_EQ(Gzip("abc", GzipAim::kSmall).substr(0, 10),
            std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03", 10));
}

TEST(GzipTest, WhatIsCutDamagedOrTooLargeIsRefused) {
  const std::string bytes(100'000, 'a');
  const std::string gzipped = Gzip(bytes, GzipAim::kSmall);
  EXPECT_EQ(Gunzip(gzipped, bytes.size() - 1).status().code(),
            absl::StatusCode::kResourceExhausted);
  for (size_t size = 0; size < gzipped.size(); ++size) {
    EXPECT_FALSE(Gunzip(gzipped.substr(0, size), bytes.size()).ok()) << size;
  }
  std::string damaged = gzipped;
  damaged[gzipped.size() - 6] ^= 1;  // the checksum
  EXPECT_FALSE(Gunzip(damaged, bytes.size()).ok());
  EXPECT_FALSE(Gunzip("no gzip", 100).ok());
}

}  // namespace
}  // namespace railreach
