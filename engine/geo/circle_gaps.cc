#include "engine/geo/circle_gaps.h"

#include <algorithm>
#include <cmath>

namespace railreach {

double TurnOf(PlanePoint direction) {
  const auto [x, y] = direction;
  if (y >= 0) return x > 0 ? y / (x + y) : 1 + x / (x - y);
  const double turn = x < 0 ? 2 + y / (x + y) : 3 + x / (x - y);
  return turn < 4 ? turn : 0;
}

void CircleGaps::Reset(const Disc& circle) {
  circle_ = circle;
  gaps_.assign(1, Gap());
  gaps_[0].around = Around(gaps_[0]);
}

// Up to half a circle lies in the disc whose diameter is its chord.
Disc CircleGaps::Around(const Gap& gap) const {
  const double r = circle_.radius;
  if (gap.to_turn - gap.from_turn > 2) return {0, 0, r};
  const double dx = gap.from.x - gap.to.x;
  const double dy = gap.from.y - gap.to.y;
  return {r * (gap.from.x + gap.to.x) / 2, r * (gap.from.y + gap.to.y) / 2,
          r * std::sqrt(dx * dx + dy * dy) / 2};
}

bool CircleGaps::Meets(double dx, double dy, double radius) const {
  return std::any_of(gaps_.begin(), gaps_.end(), [=](const Gap& gap) {
    const double x = dx - gap.around.x;
    const double y = dy - gap.around.y;
    const double reach = radius + gap.around.radius + 1e-6;
    return x * x + y * y < reach * reach;
  });
}

bool CircleGaps::Cover(const Disc& other, uint32_t id) {
  const double dx = other.x - circle_.x;
  const double dy = other.y - circle_.y;
  if (!Meets(dx, dy, other.radius)) return false;
  const double d2 = dx * dx + dy * dy;
  const double touching =
      circle_.radius + other.radius - ContactSlack(circle_, other);
  if (touching <= 0 || d2 >= touching * touching) return false;
  // Half the covered angle, by the law of cosines.
  const double d = std::sqrt(d2);
  const double squares =
      (circle_.radius - other.radius) * (circle_.radius + other.radius);
  const double c =
      std::clamp((squares + d2) / (2 * circle_.radius * d), -1.0, 1.0);
  const double s = std::sqrt((1 - c) * (1 + c));
  const double ux = dx / d;
  const double uy = dy / d;
  const Covered covered{{ux * c + uy * s, uy * c - ux * s},
                        {ux * c - uy * s, uy * c + ux * s},
                        id};
  const double low = TurnOf(covered.from);
  const double high = TurnOf(covered.to);
  if (low > high) {
    Subtract(covered, low, 4);
    Subtract(covered, 0, high);
  } else {
    Subtract(covered, low, high);
    // The cut is a place on the circle like any other: both its sides.
    if (low == 0) Subtract(covered, 4, 4);
  }
  return true;
}

void CircleGaps::Subtract(const Covered& covered, double low, double high) {
  kept_.clear();
  for (const Gap& gap : gaps_) {
    if (high < gap.from_turn || low > gap.to_turn) {
      kept_.push_back(gap);
      continue;
    }
    if (low > gap.from_turn) {
      kept_.push_back(gap);
      kept_.back().to = covered.from;
      kept_.back().to_turn = low;
      kept_.back().to_disc = covered.id;
      kept_.back().around = Around(kept_.back());
    }
    if (high < gap.to_turn) {
      kept_.push_back(gap);
      kept_.back().from = covered.to;
      kept_.back().from_turn = high;
      kept_.back().from_disc = covered.id;
      kept_.back().around = Around(kept_.back());
    }
  }
  gaps_.swap(kept_);
}

}  // namespace railreach
