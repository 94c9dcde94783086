// What lies below the reports: land and water, areas with their outlines, roads by class. Read from GeoJSON once, kept projected.
"use strict";

(() => {
  // `beyond` is what no area covers: sea, and also the neighbours' land, of which nothing is known.
  const LIGHT = {
    beyond: "#e3e6e8", land: "#f5f3ee", own: "#ffffff", plain: "#f1efe9", road: "#ffffff", casing: "#d6d2c8", motorway: "#f0d292",
    outline: "#5c6871", borders: { province: "#7d8890", city: "#87929a", district: "#a3acb3", ward: "#c0c6cb", neighbourhood: "#d3d7da" },
  };
  const DARK = {
    beyond: "#15181b", land: "#20252a", own: "#2a3036", plain: "#20252a", road: "#414a52", casing: "#191d20", motorway: "#75633a",
    outline: "#8d99a3", borders: { province: "#6f7b85", city: "#68747d", district: "#56616a", ward: "#454e56", neighbourhood: "#3a4248" },
  };
  // From which zoom a class of road is drawn, and how wide at zoom 12 and at zoom 17.
  const ROADS = { 1: [7, 2.2, 10], 2: [9, 1.8, 9], 3: [10.5, 1.3, 8], 4: [11.5, 1, 6], 5: [14, 0.5, 4], 6: [15, 0.4, 3], 7: [16, 0.3, 2] };
  const WIDTHS = { province: 2, city: 1.8, district: 1.3, ward: 0.9, neighbourhood: 0.6 };
  const FROM_ZOOM = { province: 0, city: 0, district: 10, ward: 11.5, neighbourhood: 14.5 };
  const MANY = 20;
  // The office's own areas show their inner borders from a little farther away.
  const OWN_EARLIER = 1.5;
  const LEVELS = ["neighbourhood", "ward", "district", "city", "province"];

  crop.Ground = crop.CanvasLayer.extend({
    initialize(options) {
      L.setOptions(this, options);
      crop.CanvasLayer.prototype.initialize.call(this, options);
      this.areas = [];
      this.roads = [];
      this._approximate = false;
      this._dark = false;
      this._onTiles = false;
    },

    setAreas(documents, approximate, own) {
      this.areas = documents.flatMap((document) => features(document).map((feature) => area(feature, approximate, own)).filter((found) => found.lines.length));
      const levels = new Set(this.areas.map((found) => found.level));
      this._fillLevel = LEVELS.find((level) => levels.has(level) && level !== "neighbourhood");
      this._levels = levels;
      this.repaint();
    },

    setRoads(document) {
      this.roads = features(document).map(road).filter((found) => found.lines.length).sort((one, other) => other.kind - one.kind);
      this.repaint();
    },

    setLooks(dark, onTiles) {
      this._dark = dark;
      this._onTiles = onTiles;
      this.repaint();
    },

    // The rectangle of the world around the officer's areas, or around all when none is his; null without areas.
    bounds() {
      const own = this.areas.filter((found) => found.own);
      const wanted = own.length ? own : this.areas;
      const finest = LEVELS.filter((level) => level !== "neighbourhood").find((level) => wanted.some((found) => found.level === level));
      const boxes = (finest ? wanted.filter((found) => found.level === finest) : wanted).map((found) => found.box);
      return boxes.length ? withoutOutliers(boxes).reduce(around) : null;
    },

    paint(context, view) {
      const colours = this._dark ? DARK : LIGHT;
      const seen = this.areas.filter((found) => isSeen(found.box, view));
      if (!this._onTiles) {
        this._paintLand(context, view, seen, colours);
        this._paintRoads(context, view, colours);
      }
      this._paintBorders(context, view, seen, colours);
    },

    _paintLand(context, view, seen, colours) {
      context.fillStyle = this.areas.length ? colours.beyond : colours.plain;
      context.fillRect(0, 0, view.size.x, view.size.y);
      const land = seen.filter((found) => found.level === this._fillLevel);
      const anyOwn = this.areas.some((found) => found.own);
      for (const own of [false, true]) {
        context.beginPath();
        land.filter((found) => found.own === own).forEach((found) => trace(context, view, found.lines, true));
        context.fillStyle = own || !anyOwn ? colours.own : colours.land;
        context.fill("evenodd");
        // Neighbours meet without a hair of water between them.
        context.strokeStyle = context.fillStyle;
        context.lineWidth = 0.8;
        context.stroke();
      }
    },

    _paintRoads(context, view, colours) {
      context.lineJoin = "round";
      context.lineCap = "round";
      const byKind = new Map();
      for (const found of this.roads) {
        if (view.zoom >= ROADS[found.kind][0] && isSeen(found.box, view)) {
          byKind.set(found.kind, [...(byKind.get(found.kind) || []), found]);
        }
      }
      const paths = [...byKind].map(([kind, roads]) => [kind, roads.reduce((path, found) => trace(path, view, found.lines, false), new Path2D())]);
      for (const [kind, path] of paths) {
        context.lineWidth = roadWidth(kind, view.zoom) + (view.zoom >= 13 ? 1.6 : 1.1);
        context.strokeStyle = colours.casing;
        context.stroke(path);
      }
      for (const [kind, path] of paths) {
        context.lineWidth = roadWidth(kind, view.zoom);
        context.strokeStyle = kind === 1 ? colours.motorway : colours.road;
        context.stroke(path);
      }
    },

    _paintBorders(context, view, seen, colours) {
      context.lineJoin = "round";
      // The office's outline is that of its own greatest areas; what lies inside them is drawn as anywhere.
      const greatest = LEVELS.findLast((level) => this.areas.some((found) => found.own && found.level === level));
      for (const level of LEVELS) {
        const isOnly = this._levels && this._levels.size === 1;
        const drawn = seen.filter((found) => found.level === level && (isOnly || (found.own && level === greatest) || view.zoom >= FROM_ZOOM[level] - (found.own ? OWN_EARLIER : 0)));
        for (const own of [false, true]) {
          for (const approximate of [false, true]) {
            const group = drawn.filter((found) => found.own === own && found.approximate === approximate);
            const isOutline = own && level === greatest;
            this._stroke(context, view, group, { level, isOutline, approximate, colours });
          }
        }
      }
    },

    _stroke(context, view, group, { level, isOutline, approximate, colours }) {
      if (!group.length) {
        return;
      }
      context.beginPath();
      group.forEach((found) => trace(context, view, found.lines, true));
      context.setLineDash(approximate ? [5, 4] : []);
      context.lineWidth = WIDTHS[level] * (view.zoom >= 13 ? 1.4 : 1) + (isOutline ? 0.8 : 0);
      context.strokeStyle = isOutline ? colours.outline : colours.borders[level];
      context.stroke();
      context.setLineDash([]);
    },
  });

  function features(document) {
    return Array.isArray(document && document.features) ? document.features.filter((feature) => feature && feature.geometry) : [];
  }

  function area(feature, approximate, own) {
    const { code = "", name = "", level } = feature.properties || {};
    return {
      code: String(code),
      name: String(name),
      level: FROM_ZOOM[level] === undefined ? levelOf(String(code)) : level,
      approximate: Boolean(approximate || feature.properties?.approximate),
      own: own.some((mine) => isWithin(mine, String(code))),
      ...outlineOf(feature.geometry),
    };
  }

  function road(feature) {
    const kind = Math.min(7, Math.max(1, Math.round(Number(feature.properties?.cls)) || 5));
    const lines = strings(feature.geometry);
    return { kind, name: String(feature.properties?.name || ""), lines, box: lines.length ? lines.map(boxOf).reduce(around) : null };
  }

  function levelOf(code) {
    return code.includes("/") ? "neighbourhood" : ["province", "city", "district"][code.split(".").length - 1] || "ward";
  }

  function isWithin(area, code) {
    return code === area || (code.startsWith(area) && ["." , "/"].includes(code[area.length]));
  }

  function rings(geometry) {
    switch (geometry.type) {
      case "Polygon": return projected(geometry.coordinates);
      case "MultiPolygon": return projected(geometry.coordinates.flat());
      case "GeometryCollection": return (geometry.geometries || []).flatMap(rings);
      default: return [];
    }
  }

  function strings(geometry) {
    switch (geometry.type) {
      case "LineString": return projected([geometry.coordinates]);
      case "MultiLineString": return projected(geometry.coordinates);
      case "GeometryCollection": return (geometry.geometries || []).flatMap(strings);
      default: return [];
    }
  }

  function projected(lines) {
    return lines.filter((line) => Array.isArray(line) && line.length > 1).map((line) => {
      const flat = new Float64Array(2 * line.length);
      line.forEach(([lon, lat], at) => {
        flat[2 * at] = crop.worldX(lon);
        flat[2 * at + 1] = crop.worldY(lat);
      });
      return flat;
    }).filter((flat) => flat.every(isNearEarth));
  }

  // Outlines may cross the edge of the map; what is farther out, or no number, is no outline.
  function isNearEarth(world) {
    return world >= -1 && world <= 2;
  }

  function boxOf(flat) {
    const box = { west: Infinity, east: -Infinity, north: Infinity, south: -Infinity };
    for (let at = 0; at < flat.length; at += 2) {
      box.west = Math.min(box.west, flat[at]);
      box.east = Math.max(box.east, flat[at]);
      box.north = Math.min(box.north, flat[at + 1]);
      box.south = Math.max(box.south, flat[at + 1]);
    }
    return box;
  }

  function around(one, other) {
    return {
      west: Math.min(one.west, other.west),
      east: Math.max(one.east, other.east),
      north: Math.min(one.north, other.north),
      south: Math.max(one.south, other.south),
    };
  }

  // Of many areas, those that lie far from nearly all others (Jakarta's islands, 50 km out at sea) do not set the view.
  function withoutOutliers(boxes) {
    if (boxes.length < MANY) {
      return boxes;
    }
    const isUsual = [["west", "east"], ["north", "south"]].map(([from, to]) => {
      const centres = boxes.map((box) => (box[from] + box[to]) / 2).sort((one, other) => one - other);
      const low = centres[Math.floor(0.04 * centres.length)];
      const high = centres[Math.ceil(0.96 * centres.length) - 1];
      const reach = (high - low) / 2;
      return (box) => (box[from] + box[to]) / 2 >= low - reach && (box[from] + box[to]) / 2 <= high + reach;
    });
    return boxes.filter((box) => isUsual.every((test) => test(box)));
  }

  function isSeen(box, view) {
    return box.west < view.east && box.east > view.west && box.north < view.south && box.south > view.north;
  }

  // Lines in canvas pixels; corners closer than a pixel to the last are left out.
  function trace(path, view, lines, closed) {
    for (const flat of lines) {
      let lastX = flat[0] * view.scale - view.origin.x;
      let lastY = flat[1] * view.scale - view.origin.y;
      path.moveTo(lastX, lastY);
      for (let at = 2; at < flat.length; at += 2) {
        const x = flat[at] * view.scale - view.origin.x;
        const y = flat[at + 1] * view.scale - view.origin.y;
        if (Math.abs(x - lastX) + Math.abs(y - lastY) > 1 || at === flat.length - 2) {
          path.lineTo(x, y);
          lastX = x;
          lastY = y;
        }
      }
      if (closed) {
        path.closePath();
      }
    }
    return path;
  }

  function roadWidth(kind, zoom) {
    const [, thin, wide] = ROADS[kind];
    return thin + (wide - thin) * Math.min(1.6, Math.max(0, Math.pow(2, zoom - 17)));
  }

  // Lines and box of a polygon's geometry; no lines and no box where it is none.
  function outlineOf(geometry) {
    const lines = rings(geometry);
    return { lines, box: lines.length ? lines.map(boxOf).reduce(around) : null };
  }

  Object.assign(crop, { isSeen, features, outlineOf, trace });
})();
