#include "engine/session/place_access.h"

#include <algorithm>
#include <map>

#include "engine/geo/geodesic.h"

namespace railreach {

PlaceAccess::PlaceAccess(const LineModel& model, const Network& network)
    : model_(model),
      network_(network),
      transfers_into_(Transposed(network.transfers)),
      access_(model, network) {}

std::vector<StopId> PlaceAccess::OwnStops(const SessionPlace& place) const {
  std::vector<StopId> stops;
  for (const StopId stop : network_.stops.of_station[place.station]) {
    const bool here = place.platform.is_none() ||
                      network_.stops.platform[stop] == place.platform;
    if (here && network_.InService(stop)) stops.push_back(stop);
  }
  return stops;
}

std::vector<Leg> PlaceAccess::StationLegs(const SessionPlace& place,
                                          JourneyEnd end,
                                          PlatformTime platform_time) const {
  const bool start = end == JourneyEnd::kHome;
  const auto& extra = start ? network_.stops.entry : network_.stops.exit;
  const std::vector<StopId> own = OwnStops(place);
  std::map<StopId, Seconds> legs;
  for (const StopId stop : own) {
    legs[stop] =
        platform_time == PlatformTime::kIncluded ? extra[stop] : Seconds(0);
  }
  if (platform_time == PlatformTime::kExcluded) {
    const auto& transfers = start ? network_.transfers : transfers_into_;
    for (const StopId stop : own) {
      for (const TransferLeg& leg : transfers[stop]) {
        const auto [it, is_new] = legs.try_emplace(leg.to, leg.time);
        if (!is_new) it->second = std::min(it->second, leg.time);
      }
    }
  }
  std::vector<Leg> result;
  for (const auto& [stop, time] : legs) result.push_back({stop, time});
  return result;
}

std::vector<Leg> PlaceAccess::LegsOf(const SessionPlace& place, JourneyEnd end,
                                     PlatformTime platform_time) const {
  if (!place.station.is_none()) return StationLegs(place, end, platform_time);
  const bool included = platform_time == PlatformTime::kIncluded;
  std::vector<AccessLeg> access;
  if (included) {
    access_.Find(place.position, place.land_block, end, access);
  } else {
    access_.FindNearestStation(place.position, place.land_block, end, access);
  }
  const auto& extra =
      end == JourneyEnd::kHome ? network_.stops.entry : network_.stops.exit;
  std::vector<Leg> legs;
  for (const AccessLeg& leg : access) {
    legs.push_back(
        {leg.stop, included ? leg.time + extra[leg.stop] : leg.time});
  }
  return legs;
}

Seconds PlaceAccess::Direct(const SessionPlace& from, const SessionPlace& to,
                            PlatformTime platform_time) const {
  const bool same = from.name.key == to.name.key &&
                    from.station == to.station && from.platform == to.platform;
  if (same) return Seconds(0);
  if (platform_time == PlatformTime::kIncluded) {
    if (from.land_block != to.land_block) return kUnreachable;
    return DirectTime(model_, GeodesicDistance(from.position, to.position));
  }
  Seconds least = kUnreachable;
  if (from.station.is_none() || to.station.is_none()) return least;
  const std::vector<StopId> ends = OwnStops(to);
  for (const StopId stop : OwnStops(from)) {
    for (const TransferLeg& leg : network_.transfers[stop]) {
      if (std::binary_search(ends.begin(), ends.end(), leg.to)) {
        least = std::min(least, leg.time);
      }
    }
  }
  return least;
}

}  // namespace railreach
