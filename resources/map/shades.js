// Areas shaded by how many open reports lie in each: districts, wards or neighbourhoods, as close as the view is.
"use strict";

(() => {
  const CLASSES = 5;
  const OPACITY = 0.78; // the roads shine through
  // From which zoom on an area is shaded by its parts.
  const WARDS_FROM = 11;
  const NEIGHBOURHOODS_FROM = 13;
  const AT_ONCE = 8; // milliseconds of counting before the page may breathe
  const LIGHT = ["#e4dcf2", "#c3b1e1", "#9c80ca", "#7350a8", "#45207c"];
  const DARK = ["#3b2a58", "#5a3f88", "#8061b4", "#ab91d8", "#dccff5"];

  crop.Shades = crop.CanvasLayer.extend({
    // onCounted() when the counts that are shown have changed
    initialize(ground, reports, onCounted, options) {
      crop.CanvasLayer.prototype.initialize.call(this, options);
      this._ground = ground;
      this._reports = reports;
      this._onCounted = onCounted;
      this._round = 0;
      this._begun = false;
      this._isOpen = () => true;
      this.state = null;
      this.setLooks({ dark: false, statuses: [] });
    },

    setLooks(looks) {
      this.colours = looks.dark ? DARK : LIGHT;
      this._paper = looks.dark ? "#1d2125" : "#ffffff";
      this._land = looks.dark ? "#2a3036" : "#ffffff";
      this._isOpen = (status) => looks.statuses[status]?.open !== false;
      this.repaint();
    },

    // Count everything anew: other reports, or other areas.
    forget() {
      this._round++;
      this._begun = false;
      this.repaint();
    },

    // Call with the rows of a change, `by` -1 before and 1 after they are taken in: only the areas that they lie in are counted again.
    step(rows, by) {
      for (const number of this._begun ? new Set(rows.map(([number]) => number)) : []) {
        const points = this._reports.points;
        if (points.has(number) && this._isOpen(points.statusOf(number))) {
          for (const area of this._ground.areas) {
            if (area.countedIn === this._round && crop.lies(area, points.x[number], points.y[number]) && isTold(area, points, number)) {
              area.open += by;
            }
          }
        }
      }
      if (by > 0) {
        this.repaint();
      }
    },

    // The shaded area at a place of the world, null where there is none.
    at(x, y) {
      return (this.state && this._of(this.state.level).find((area) => crop.lies(area, x, y))) || null;
    },

    paint(context, view) {
      const level = this._levelFor(view.zoom);
      const areas = this._of(level);
      const done = this._count(areas);
      this.state = { level, done, bounds: done ? crop.classesOf(areas.map((area) => area.open)) : [], unplaced: 0 };
      if (done) {
        this.state.unplaced = level === "neighbourhood" ? this._unplaced() : 0;
        this._shade(context, view, areas);
      } else {
        window.setTimeout(() => this.repaint(), 0);
      }
      this._onCounted();
    },

    // The picture of a class of `count` classes for the legend; -1 is no report at all.
    swatch(place, count) {
      return crop.box(place < 0 ? this._land : this.colourOf(place, count), this._land, OPACITY);
    },

    // The colour of a class of `count` classes: few classes are as far apart as many.
    colourOf(place, count) {
      return this.colours[Math.round(((place + 1) * CLASSES) / count) - 1];
    },

    _levelFor(zoom) {
      const wanted = zoom < WARDS_FROM ? "district" : zoom < NEIGHBOURHOODS_FROM ? "ward" : "neighbourhood";
      const order = { district: ["district", "ward", "city"], ward: ["ward", "district", "city"], neighbourhood: ["neighbourhood", "ward", "district", "city"] };
      return order[wanted].find((level) => this._ground.areas.some((area) => area.level === level)) || "ward";
    },

    _of(level) {
      return this._ground.areas.filter((area) => area.level === level);
    },

    // Whether all are counted; as many as fit into a moment are counted now.
    _count(areas) {
      const until = performance.now() + AT_ONCE;
      this._begun = true;
      for (const area of areas) {
        if (area.countedIn !== this._round) {
          if (performance.now() > until) {
            return false;
          }
          area.open = this._openIn(area);
          area.countedIn = this._round;
        }
      }
      return true;
    },

    _openIn(area) {
      const { points } = this._reports;
      let count = 0;
      points.within(area.box.west, area.box.north, area.box.east, area.box.south, (number) => {
        if (this._isOpen(points.statusOf(number)) && isTold(area, points, number) && crop.lies(area, points.x[number], points.y[number])) {
          count++;
        }
      });
      return count;
    },

    // Open reports whose neighbourhood nobody knows: their place is the middle of a ward.
    _unplaced() {
      return this._reports.points.approximateOf(this._isOpen);
    },

    _shade(context, view, areas) {
      const { bounds } = this.state;
      const seen = areas.filter((area) => area.open > 0 && crop.isSeen(area.box, view));
      context.lineJoin = "round";
      bounds.forEach((most, place) => {
        const least = place ? bounds[place - 1] : 0;
        context.beginPath();
        seen.filter((area) => area.open > least && area.open <= most).forEach((area) => crop.trace(context, view, area.lines, true));
        context.globalAlpha = OPACITY;
        context.fillStyle = this.colourOf(place, bounds.length);
        context.fill("evenodd");
        context.globalAlpha = 1;
        context.lineWidth = 1;
        context.strokeStyle = this._paper;
        context.stroke();
      });
    },
  });

  // An approximate place says which ward, but nothing closer.
  function isTold(area, points, number) {
    return area.level !== "neighbourhood" || !points.isApproximate(number);
  }

  // Up to five upper bounds so that the classes hold about as many areas each; areas without reports are in none.
  crop.classesOf = (counts) => {
    const some = counts.filter((count) => count > 0).sort((one, other) => one - other);
    const bounds = [];
    for (let step = 1; some.length && step <= CLASSES; step++) {
      const bound = some[Math.ceil((step * some.length) / CLASSES) - 1];
      if (bound !== bounds[bounds.length - 1]) {
        bounds.push(bound);
      }
    }
    return bounds;
  };
})();
