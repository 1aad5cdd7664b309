// Writes the land of the whole world as bytes of message Land of report.proto:
//   node scripts/land.mjs OUT.pb
// Rings of world-atlas' land-10m, but for Antarctica and those without an area.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { feature } from 'topojson-client';

const SOUTHERNMOST = -60;

// Twice the area within a ring, in steps of 1e-6 degrees: above 0 if it is
// counter-clockwise.
function signedArea(ring) {
  let sum = 0n;
  ring.forEach(([lon, lat], at) => {
    const [nextLon, nextLat] = ring[(at + 1) % ring.length];
    sum += BigInt(lon) * BigInt(nextLat) - BigInt(nextLon) * BigInt(lat);
  });
  return sum;
}

// The atlas joins what crosses 180 degrees: longitudes go on beyond it.
function unwrap(ring) {
  let turn = 0;
  return ring.map(([lon, lat], at) => {
    const step = lon - (ring[at - 1] ?? ring[at])[0];
    if (Math.abs(step) > 180e6) turn -= Math.sign(step) * 360e6;
    return [lon + turn, lat];
  });
}

// What of a ring lies east of `west`; what is cut runs along it.
function eastOf(ring, west) {
  return ring.flatMap((point, at) => {
    const last = ring.at(at - 1);
    const part = point[0] >= west ? [point] : [];
    if (point[0] >= west === last[0] >= west) return part;
    const share = (west - last[0]) / (point[0] - last[0]);
    const lat = Math.round(last[1] + share * (point[1] - last[1]));
    return [[west, lat], ...part];
  });
}

const mirror = (ring) => ring.map(([lon, lat]) => [-lon, lat]);
const shift = (ring, by) => ring.map(([lon, lat]) => [lon + by, lat]);

// The parts of an unwrapped ring between -180 and 180 degrees, turned there.
function cutAt180(ring) {
  return [-360e6, 0, 360e6]
    .map((by) => mirror(eastOf(shift(ring, by), -180e6)))
    .map((part) => mirror(eastOf(part, -180e6)));
}

// In steps of 1e-6 degrees, land to the left; the first point not repeated.
function toRings(degrees, isHole) {
  const ring = degrees
    .slice(1)
    .map((point) => point.map((value) => Math.round(value * 1e6)));
  return cutAt180(unwrap(ring)).flatMap((part) => {
    const area = signedArea(part);
    if (area === 0n) return [];
    return [area > 0n === isHole ? part.reverse() : part];
  });
}

function readRings() {
  const path = createRequire(import.meta.url).resolve(
    'world-atlas/land-10m.json',
  );
  const atlas = JSON.parse(readFileSync(path, 'utf8'));
  return feature(atlas, atlas.objects.land)
    .features.flatMap(({ geometry }) => geometry.coordinates)
    .filter(([outer]) => outer.some(([, lat]) => lat > SOUTHERNMOST))
    .flatMap((polygon) => polygon.flatMap((ring, at) => toRings(ring, at > 0)));
}

function writePacked(writer, field, values, write) {
  writer.tag(field, WireType.LengthDelimited).fork();
  for (const value of values) write(value);
  writer.join();
}

const stepsOf = (values) =>
  values.map((value, at) => value - (values[at - 1] ?? 0));

function encode(rings) {
  const points = rings.flat();
  const writer = new BinaryWriter();
  const uint32 = (value) => writer.uint32(value);
  const sint32 = (value) => writer.sint32(value);
  writePacked(
    writer,
    1,
    rings.map((ring) => ring.length),
    uint32,
  );
  writePacked(writer, 2, stepsOf(points.map(([, lat]) => lat)), sint32);
  writePacked(writer, 3, stepsOf(points.map(([lon]) => lon)), sint32);
  return writer.finish();
}

const out = process.argv[2] ?? 'dist/land.pb';
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, encode(readRings()));
