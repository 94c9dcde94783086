// Names of areas and roads: few, never one over the other, the greater first.
"use strict";

(() => {
  const SIZES = { province: 15, city: 14, district: 12.5, ward: 11.5, neighbourhood: 10 };
  const ZOOMS = { province: [0, 8.5], city: [8.5, 11.5], district: [11, 13], ward: [12.5, 16.5], neighbourhood: [15.5, 21] };
  const ROAD_ZOOM = { 1: 13.5, 2: 13.5, 3: 14.5, 4: 15.5, 5: 16.5, 6: 17.5, 7: 18 };
  const ROAD_GAP = 140;
  // Where a name may stand beside its area's middle when something is there already.
  const SHIFTS = [[0, 0], [0, 0.5], [0, -0.5], [0, 1], [0, -1], [0.5, 0.5], [-0.5, 0.5], [0.5, -0.5], [-0.5, -0.5], [1, 0], [-1, 0], [1, 1], [-1, 1], [1, -1], [-1, -1]];

  crop.middleOf = (lines) => middleOf(lines);

  crop.Labels = crop.CanvasLayer.extend({
    // obstacles(view): circles {x, y, radius} on the canvas that names had better not lie under
    initialize(ground, obstacles, options) {
      crop.CanvasLayer.prototype.initialize.call(this, options);
      this._ground = ground;
      this._obstacles = obstacles;
      this._looks = { dark: false, font: "sans-serif" };
      this._numbers = null;
      this._onTiles = false;
    },

    // Numbers that stand behind the names of the areas of one level; null for none.
    setNumbers(numbers) {
      this._numbers = numbers;
      this.repaint();
    },

    setLooks(looks, onTiles) {
      this._looks = looks;
      this._onTiles = onTiles;
      this.repaint();
    },

    paint(context, view) {
      const dark = this._looks.dark;
      const taken = this._obstacles(view).map(({ x, y, radius }) => [x - radius, y - radius, x + radius, y + radius]);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      context.strokeStyle = dark ? "rgba(24, 28, 31, 0.9)" : "rgba(255, 255, 255, 0.92)";
      this._areaNames(context, view, taken, dark);
      if (!this._onTiles) {
        this._roadNames(context, view, taken, dark);
      }
    },

    _areaNames(context, view, taken, dark) {
      const levels = new Set(this._ground.areas.map((area) => area.level));
      const numbers = this._numbers?.done ? this._numbers : null;
      const isShown = (area) => (numbers ? area.level === numbers.level : isNamed(area, view.zoom, levels));
      const shown = this._ground.areas.filter((area) => crop.isSeen(area.box, view) && isShown(area));
      shown.sort((one, other) => other.own - one.own || SIZES[other.level] - SIZES[one.level] || sizeOf(other.box) - sizeOf(one.box));
      for (const area of shown) {
        area.centre = area.centre || middleOf(area.lines);
        const size = SIZES[area.level];
        context.font = `${area.own ? 600 : 400} ${size}px ${this._looks.font}, sans-serif`;
        context.fillStyle = area.own || numbers ? (dark ? "#e4e9ed" : "#31383e") : dark ? "#97a2ab" : "#6a747c";
        const x = area.centre[0] * view.scale - view.origin.x;
        const y = area.centre[1] * view.scale - view.origin.y;
        const [name, half] = this._lettering(context, view, area, numbers);
        if (!name) {
          continue;
        }
        const isFitting = numbers || area.own || half < 0.75 * (area.box.east - area.box.west) * view.scale;
        const room = Math.min(48, (0.3 * (area.box.south - area.box.north)) * view.scale);
        const aside = Math.max(0, Math.min(60, (0.35 * (area.box.east - area.box.west)) * view.scale - half / 2));
        const place = isFitting && SHIFTS.map(([dx, dy]) => [x + dx * aside, y + dy * room]).find(([cx, cy]) => take(taken, cx - half - 3, cy - 0.6 * size, cx + half + 3, cy + 0.6 * size));
        if (place) {
          context.lineWidth = 3;
          context.strokeText(name, ...place);
          context.fillText(name, ...place);
        }
      }
    },

    // An area's name and half its width; with its number behind it, and the number alone (none for 0) where both do not fit.
    _lettering(context, view, area, numbers) {
      const number = numbers && area.open ? area.open.toLocaleString(this._looks.locale) : "";
      const whole = number ? `${area.name} · ${number}` : area.name;
      const half = context.measureText(whole).width / 2;
      if (numbers && half > 0.45 * (area.box.east - area.box.west) * view.scale) {
        return [number, context.measureText(number).width / 2];
      }
      return [whole, half];
    },

    _roadNames(context, view, taken, dark) {
      context.fillStyle = dark ? "#aab3ba" : "#5e666d";
      const last = new Map();
      for (let at = this._ground.roads.length - 1; at >= 0; at--) {
        const road = this._ground.roads[at];
        if (!road.name || view.zoom < ROAD_ZOOM[road.kind] || !crop.isSeen(road.box, view)) {
          continue;
        }
        context.font = `${road.kind <= 2 ? 11 : 10}px ${this._looks.font}, sans-serif`;
        const width = context.measureText(road.name).width;
        const place = straightPlace(road.lines, view, width);
        if (place && !isNear(last.get(road.name), place) && takeAlong(taken, place, width)) {
          last.set(road.name, [...(last.get(road.name) || []), place]);
          context.save();
          context.translate(place.x, place.y);
          context.rotate(place.angle);
          context.lineWidth = 2.5;
          context.strokeText(road.name, 0, 0);
          context.fillText(road.name, 0, 0);
          context.restore();
        }
      }
    },
  });

  function isNamed(area, zoom, levels) {
    const [from, to] = ZOOMS[area.level];
    if (!area.name) {
      return false;
    }
    if (levels.size === 1) {
      return area.own || zoom >= Math.min(from, 12.5);
    }
    return zoom >= from && (zoom <= to || area.own);
  }

  function sizeOf(box) {
    return (box.east - box.west) * (box.south - box.north);
  }

  function isNear(places, place) {
    return (places || []).some((other) => Math.hypot(other.x - place.x, other.y - place.y) < 3 * ROAD_GAP);
  }

  // Room for a name: true, and taken from then on, where nothing else stands.
  function take(taken, west, north, east, south) {
    if (taken.some((box) => box[0] < east && box[2] > west && box[1] < south && box[3] > north)) {
      return false;
    }
    taken.push([west, north, east, south]);
    return true;
  }

  function takeAlong(taken, place, width) {
    const halfX = (Math.abs(Math.cos(place.angle)) * width) / 2 + 6;
    const halfY = (Math.abs(Math.sin(place.angle)) * width) / 2 + 7;
    return take(taken, place.x - halfX, place.y - halfY, place.x + halfX, place.y + halfY);
  }

  // The stretch of a road in view that is straight and long enough for its name.
  function straightPlace(lines, view, width) {
    let found = null;
    for (const flat of lines) {
      for (let at = 0; at + 3 < flat.length; at += 2) {
        const x1 = flat[at] * view.scale - view.origin.x;
        const y1 = flat[at + 1] * view.scale - view.origin.y;
        const stretch = straightFrom(flat, at, view, x1, y1);
        const x = (x1 + stretch.x) / 2;
        const y = (y1 + stretch.y) / 2;
        const isInView = x > 0 && y > 0 && x < view.size.x && y < view.size.y;
        if (isInView && stretch.length > width + 8 && (!found || stretch.length > found.length)) {
          const angle = Math.atan2(stretch.y - y1, stretch.x - x1);
          found = { x, y, length: stretch.length, angle: Math.abs(angle) > Math.PI / 2 ? angle - Math.sign(angle) * Math.PI : angle };
        }
      }
    }
    return found;
  }

  // How far a line goes from a corner on without turning by more than a few degrees.
  function straightFrom(flat, at, view, x1, y1) {
    let end = { x: x1, y: y1, length: 0 };
    let first = null;
    for (let next = at + 2; next + 1 < flat.length; next += 2) {
      const x = flat[next] * view.scale - view.origin.x;
      const y = flat[next + 1] * view.scale - view.origin.y;
      const angle = Math.atan2(y - end.y, x - end.x);
      first = first === null ? angle : first;
      if (Math.abs(Math.sin(angle - first)) > 0.14 || Math.cos(angle - first) < 0) {
        break;
      }
      end = { x, y, length: Math.hypot(x - x1, y - y1) };
    }
    return end;
  }

  // A point well inside: the middle of the widest stretch at the height of the greatest ring's centre.
  function middleOf(lines) {
    const ring = lines.reduce((one, other) => (Math.abs(surface(other)) > Math.abs(surface(one)) ? other : one));
    const y = centreY(ring);
    const crossings = [];
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length;
      const [x1, y1, x2, y2] = [ring[at], ring[at + 1], ring[next], ring[next + 1]];
      if (y1 <= y !== y2 <= y) {
        crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
      }
    }
    crossings.sort((one, other) => one - other);
    let best = [ring[0], ring[0]];
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      if (crossings[at + 1] - crossings[at] > best[1] - best[0]) {
        best = [crossings[at], crossings[at + 1]];
      }
    }
    return [(best[0] + best[1]) / 2, y];
  }

  function surface(ring) {
    let sum = 0;
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length;
      // Seen from the first corner: the plain products would lose all digits at these small sizes.
      sum += (ring[at] - ring[0]) * (ring[next + 1] - ring[1]) - (ring[next] - ring[0]) * (ring[at + 1] - ring[1]);
    }
    return sum / 2;
  }

  function centreY(ring) {
    let sum = 0;
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length;
      const cross = (ring[at] - ring[0]) * (ring[next + 1] - ring[1]) - (ring[next] - ring[0]) * (ring[at + 1] - ring[1]);
      sum += (ring[at + 1] + ring[next + 1] - 2 * ring[1]) * cross;
    }
    return ring[1] + sum / (6 * surface(ring) || 1);
  }
})();
