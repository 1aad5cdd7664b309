#include "engine/output/text_table.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "engine/base/check.h"

namespace railreach {
namespace {

struct CodeRange {
  uint32_t first;
  uint32_t last;
};

// Ascending.  Unassigned code points between wide blocks count with them.
constexpr CodeRange kWide[] = {
    {0x1100, 0x115F},  // Hangul Jamo, leading consonants
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x267F, 0x267F},
    {0x2693, 0x2693},
    {0x26A1, 0x26A1},
    {0x26AA, 0x26AB},
    {0x26BD, 0x26BE},
    {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},
    {0x26D4, 0x26D4},
    {0x26EA, 0x26EA},
    {0x26F2, 0x26F3},
    {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},
    {0x26FD, 0x26FD},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274C},
    {0x274E, 0x274E},
    {0x2753, 0x2755},
    {0x2757, 0x2757},
    {0x2795, 0x2797},
    {0x27B0, 0x27B0},
    {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B50},
    {0x2B55, 0x2B55},
    {0x2E80, 0x303E},    // CJK radicals, signs and
                         // punctuation
    {0x3041, 0x33FF},    // kana, bopomofo, enclosed CJK
    {0x3400, 0x4DBF},    // CJK extension A
    {0x4E00, 0xA4CF},    // CJK unified ideographs, Yi
    {0xA960, 0xA97C},    // Hangul Jamo extended A
    {0xAC00, 0xD7A3},    // Hangul syllables
    {0xF900, 0xFAFF},    // CJK compatibility ideographs
    {0xFE10, 0xFE19},    // vertical forms
    {0xFE30, 0xFE6B},    // CJK compatibility forms, small forms
    {0xFF01, 0xFF60},    // full-width ASCII
    {0xFFE0, 0xFFE6},    // full-width signs
    {0x16FE0, 0x18CD5},  // Tangut, Khitan
    {0x1AFF0, 0x1B2FB},  // kana supplements, Nushu
    {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A},
    {0x1F200, 0x1F320},
    {0x1F32D, 0x1F335},
    {0x1F337, 0x1F37C},
    {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA},
    {0x1F3CF, 0x1F3D3},
    {0x1F3E0, 0x1F3F0},
    {0x1F3F4, 0x1F3F4},
    {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440},
    {0x1F442, 0x1F4FC},
    {0x1F4FF, 0x1F53D},
    {0x1F54B, 0x1F54E},
    {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A},
    {0x1F595, 0x1F596},
    {0x1F5A4, 0x1F5A4},
    {0x1F5FB, 0x1F64F},
    {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC},
    {0x1F6D0, 0x1F6D2},
    {0x1F6D5, 0x1F6DF},
    {0x1F6EB, 0x1F6EC},
    {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0},
    {0x1F90C, 0x1F93A},
    {0x1F93C, 0x1F945},
    {0x1F947, 0x1F9FF},
    {0x1FA70, 0x1FAFF},
    {0x20000, 0x3FFFD},  // CJK extensions B and on
};

// Ascending: combining marks of common scripts, zero-width signs, variation
// selectors.
constexpr CodeRange kZero[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
    {0x064B, 0x065F},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x202A, 0x202E},   {0x2060, 0x2064}, {0x20D0, 0x20FF}, {0x302A, 0x302D},
    {0x3099, 0x309A},   {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0xE0100, 0xE01EF},
};

template <size_t N>
bool Holds(const CodeRange (&ranges)[N], uint32_t code) {
  const auto* range = std::upper_bound(
      std::begin(ranges), std::end(ranges), code,
      [](uint32_t c, const CodeRange& r) { return c < r.first; });
  return range != std::begin(ranges) && code <= std::prev(range)->last;
}

// Takes one code point off the front; a malformed byte is U+FFFD.
uint32_t TakeCodePoint(absl::string_view& text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(0);
  const size_t length = lead < 0x80   ? 1
                        : lead < 0xC2 ? 0
                        : lead < 0xE0 ? 2
                        : lead < 0xF0 ? 3
                        : lead < 0xF5 ? 4
                                      : 0;
  uint32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
  bool well_formed = length > 0 && length <= text.size();
  for (size_t i = 1; well_formed && i < length; ++i) {
    well_formed = (byte(i) & 0xC0) == 0x80;
    code = code << 6 | (byte(i) & 0x3Fu);
  }
  text.remove_prefix(well_formed ? length : 1);
  return well_formed ? code : 0xFFFD;
}

}  // namespace

size_t DisplayWidth(absl::string_view text) {
  size_t width = 0;
  while (!text.empty()) {
    const uint32_t code = TakeCodePoint(text);
    if (Holds(kZero, code)) continue;
    width += Holds(kWide, code) ? 2 : 1;
  }
  return width;
}

std::string Shorten(absl::string_view text, size_t width) {
  CHECK(width >= 3);
  if (DisplayWidth(text) <= width) return std::string(text);
  absl::string_view rest = text;
  size_t kept = 0;     // bytes
  size_t columns = 3;  // the dots
  while (true) {
    const absl::string_view before = rest;
    TakeCodePoint(rest);
    const size_t bytes = before.size() - rest.size();
    columns += DisplayWidth(before.substr(0, bytes));
    if (columns > width) break;
    kept += bytes;
  }
  return std::string(text.substr(0, kept)) + "...";
}

TextTable::TextTable(std::vector<Column> columns)
    : columns_(std::move(columns)) {}

void TextTable::AddRow(std::vector<std::string> cells) {
  CHECK(cells.size() == columns_.size());
  rows_.push_back(std::move(cells));
}

std::string TextTable::Format(size_t indent) const {
  std::vector<std::string> titles, rules;
  std::vector<size_t> widths;
  for (size_t i = 0; i < columns_.size(); ++i) {
    size_t width = DisplayWidth(columns_[i].title);
    for (const auto& row : rows_) {
      width = std::max(width, DisplayWidth(row[i]));
    }
    titles.push_back(columns_[i].title);
    rules.push_back(std::string(width, '-'));
    widths.push_back(width);
  }
  std::string text = FormatRow(titles, widths, indent);
  text += FormatRow(rules, widths, indent);
  for (const auto& row : rows_) text += FormatRow(row, widths, indent);
  return text;
}

std::string TextTable::FormatRow(const std::vector<std::string>& cells,
                                 const std::vector<size_t>& widths,
                                 size_t indent) const {
  std::string line(indent, ' ');
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += "  ";
    const std::string padding(widths[i] - DisplayWidth(cells[i]), ' ');
    line += columns_[i].align == Align::kLeft ? cells[i] + padding
                                              : padding + cells[i];
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace railreach
