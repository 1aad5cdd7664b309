"""Reads GeoJSON layers as a stranger does and checks them against RFC 7946.

usage: check_geojson.py FOLDER
"""

import json
import pathlib
import sys

GEOMETRIES = {"Point": 0, "MultiLineString": 2, "MultiPolygon": 3}


def positions(coordinates, depth):
    if depth == 0:
        yield coordinates
        return
    for part in coordinates:
        yield from positions(part, depth - 1)


def area(ring):
    """Twice the signed area; positive is counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))


def check_rings(polygon):
    for i, ring in enumerate(polygon):
        assert len(ring) >= 4, "a ring has four or more positions"
        assert ring[0] == ring[-1], "a ring is closed"
        assert (area(ring) > 0) == (i == 0), "outer rings turn left, holes right"


def check_geometry(geometry):
    depth = GEOMETRIES[geometry["type"]]
    for lon, lat in positions(geometry["coordinates"], depth):
        assert -180 <= lon <= 180 and -90 <= lat <= 90, (lon, lat)
    if geometry["type"] == "MultiPolygon":
        for polygon in geometry["coordinates"]:
            check_rings(polygon)
    if geometry["type"] == "MultiLineString":
        assert all(len(line) >= 2 for line in geometry["coordinates"])


def refuse(name):
    raise ValueError(f"{name} is no JSON")


def check_layer(path):
    layer = json.loads(path.read_text("utf-8"), parse_constant=refuse)
    assert layer["type"] == "FeatureCollection"
    assert layer["name"] == path.stem
    for feature in layer["features"]:
        assert set(feature) == {"type", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert "name_zh" in feature["properties"]
        if feature["geometry"] is not None:
            check_geometry(feature["geometry"])
    return len(layer["features"])


def main():
    folder = pathlib.Path(sys.argv[1])
    layers = sorted(folder.glob("*.geojson"))
    assert len(layers) == 5, layers
    for path in layers:
        count = check_layer(path)
        assert count > 0, path
        print(f"{path.name}: {count} features")


if __name__ == "__main__":
    main()
