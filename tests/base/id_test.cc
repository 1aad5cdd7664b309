#include "engine/base/id.h"

#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "engine/base/csr.h"
#include "engine/base/id_vector.h"
#include "engine/base/matrix.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using CatId = Id<struct CatTag>;

TEST(IdTest, ADefaultIdIsNone) {
  EXPECT_TRUE(CatId().is_none());
  EXPECT_FALSE(CatId(0).is_none());
  EXPECT_LT(CatId(0), CatId(1));
  EXPECT_LT(CatId(1), CatId());
  const absl::flat_hash_set<CatId> cats = {CatId(1), CatId(1), CatId()};
  EXPECT_EQ(cats.size(), 2);
}

TEST(IdVectorTest, HandsOutTheIdsOfItsRows) {
  IdVector<CatId, int> legs;
  const CatId tom = legs.push_back(4);
  const CatId tripod = legs.push_back(3);
  EXPECT_EQ(legs[tom], 4);
  EXPECT_EQ(legs[tripod], 3);
  std::vector<CatId> ids;
  for (const CatId id : legs.ids()) ids.push_back(id);
  EXPECT_THAT(ids, ElementsAre(tom, tripod));
  const IdSpan<CatId, int> view(absl::MakeSpan(legs.rows()));
  view[tripod] = 4;
  EXPECT_THAT(legs.rows(), ElementsAre(4, 4));
}

TEST(CsrTest, RowsOfAnyLengthStandOneBehindAnother) {
  Csr<CatId, int> kittens;
  EXPECT_EQ(kittens.size(), 0);
  kittens.AppendRow({1, 2});
  kittens.AppendRow({});
  kittens.AppendRow({3});
  EXPECT_EQ(kittens.size(), 3);
  EXPECT_THAT(kittens[CatId(0)], ElementsAre(1, 2));
  EXPECT_THAT(kittens[CatId(1)], IsEmpty());
  EXPECT_THAT(kittens[CatId(2)], ElementsAre(3));
  EXPECT_THAT(kittens.bounds(), ElementsAre(0, 2, 2, 3));
}

TEST(CsrTest, EntriesKeepTheirOrderWithinARow) {
  const std::vector<std::pair<CatId, int>> entries = {
      {CatId(2), 7}, {CatId(0), 5}, {CatId(2), 6}};
  const auto csr = Csr<CatId, int>::FromEntries(4, entries);
  EXPECT_THAT(csr.bounds(), ElementsAre(0, 1, 1, 3, 3));
  EXPECT_THAT(csr[CatId(2)], ElementsAre(7, 6));
  Csr<CatId, int> same;
  same.AppendRow({5});
  same.AppendRow({});
  same.AppendRow({7, 6});
  same.AppendRow({});
  EXPECT_EQ(csr, same);
}

TEST(MatrixTest, IsRowMajor) {
  Matrix<int> matrix(2, 3, 0);
  matrix(1, 0) = 4;
  matrix.row(0)[2] = 5;
  EXPECT_THAT(matrix.values(), ElementsAre(0, 0, 5, 4, 0, 0));
  EXPECT_EQ(matrix.num_rows(), 2);
  EXPECT_EQ(matrix.num_cols(), 3);
}

}  // namespace
}  // namespace railreach
