// Where the reports lie densest: counts of small cells spread over a coarse grid and blurred there, so that a million cost what a hundred do.
"use strict";

(() => {
  const STEP = 8; // pixels between two nodes of the grid
  const AROUND = 8; // nodes beyond the canvas, so that what lies just outside still counts
  const FINER = 2; // levels below the view's: cells of some 16 pixels
  const DEEPEST = 20;
  const REACH = 2;
  const PASSES = 3;
  const FAINTEST = 0.06; // of the peak; below that nothing is painted
  const NEAR = 40; // pixels around the mouse that a tip counts
  // Five steps that grow darker on light ground and lighter on dark: the order shows without their hues.
  const LIGHT = ["#ffe49c", "#fdb95f", "#f37c3c", "#cf3a2b", "#7d0f26"];
  const DARK = ["#4c2a6b", "#8f3173", "#d1495b", "#f59a4a", "#fdee9e"];

  crop.Heat = crop.CanvasLayer.extend({
    initialize(reports, onPainted, options) {
      crop.CanvasLayer.prototype.initialize.call(this, options);
      this._reports = reports;
      this._onPainted = onPainted;
      this._picture = document.createElement("canvas");
      this.setLooks({ dark: false });
    },

    setLooks(looks) {
      this._ramp = rampOf(looks.dark ? DARK : LIGHT);
      this._land = looks.dark ? "#2a3036" : "#ffffff";
      this.repaint();
    },

    paint(context, view) {
      const grid = density(this._reports.clusters, view);
      const square = Math.pow((STEP * metresPerPixel(view)) / 1000, 2);
      this.peak = grid.peak / square;
      if (grid.peak > 0) {
        this._draw(context, grid);
      }
      this._onPainted();
    },

    // About how many reports lie around a place of the world, and within how many metres; counted by cells, not one by one.
    around(x, y, zoom) {
      const scale = crop.worldSize(zoom);
      const reach = NEAR / scale;
      const cells = this._reports.clusters.cellsIn(levelBelow(zoom), x - reach, y - reach, x + reach, y + reach);
      const count = cells.reduce((sum, cell) => sum + (Math.hypot(cell.sumX / cell.count - x, cell.sumY / cell.count - y) <= reach ? cell.count : 0), 0);
      return { count, metres: NEAR * metresPerPixel({ scale, north: y, south: y }) };
    },

    // The picture of a share of the peak for the legend.
    swatch(share) {
      const [red, green, blue, alpha] = this._ramp.subarray(4 * Math.round(255 * share), 4 * Math.round(255 * share) + 4);
      return crop.box(`rgb(${red}, ${green}, ${blue})`, this._land, alpha / 255);
    },

    _draw(context, grid) {
      const { width, height, values, peak } = grid;
      const picture = new ImageData(width, height);
      for (let at = 0; at < values.length; at++) {
        const share = values[at] / peak;
        if (share >= FAINTEST) {
          picture.data.set(this._ramp.subarray(4 * Math.round(255 * share), 4 * Math.round(255 * share) + 4), 4 * at);
        }
      }
      this._picture.width = width;
      this._picture.height = height;
      this._picture.getContext("2d").putImageData(picture, 0, 0);
      context.imageSmoothingEnabled = true;
      context.drawImage(this._picture, -(AROUND + 0.5) * STEP, -(AROUND + 0.5) * STEP, width * STEP, height * STEP);
    },
  });

  function levelBelow(zoom) {
    return Math.min(DEEPEST, Math.floor(zoom) + FINER);
  }

  // Reports a node, after blurring; `peak` is the highest that stands on the canvas itself.
  function density(clusters, view) {
    const width = Math.ceil(view.size.x / STEP) + 2 * AROUND + 1;
    const height = Math.ceil(view.size.y / STEP) + 2 * AROUND + 1;
    const edge = (AROUND * STEP) / view.scale;
    const values = new Float32Array(width * height);
    for (const cell of clusters.cellsIn(levelBelow(view.zoom), view.west - edge, view.north - edge, view.east + edge, view.south + edge)) {
      const x = ((cell.sumX / cell.count) * view.scale - view.origin.x) / STEP + AROUND;
      const y = ((cell.sumY / cell.count) * view.scale - view.origin.y) / STEP + AROUND;
      spread(values, width, height, x, y, cell.count);
    }
    const blurred = blur(values, width, height);
    let peak = 0;
    for (let row = AROUND; row < height - AROUND; row++) {
      for (let column = AROUND; column < width - AROUND; column++) {
        peak = Math.max(peak, blurred[row * width + column]);
      }
    }
    return { width, height, values: blurred, peak };
  }

  // A count between four nodes goes to each by how near it is.
  function spread(values, width, height, x, y, count) {
    const column = Math.floor(x);
    const row = Math.floor(y);
    if (column < 0 || row < 0 || column + 1 >= width || row + 1 >= height) {
      return;
    }
    const right = x - column;
    const down = y - row;
    const at = row * width + column;
    values[at] += count * (1 - right) * (1 - down);
    values[at + 1] += count * right * (1 - down);
    values[at + width] += count * (1 - right) * down;
    values[at + width + 1] += count * right * down;
  }

  // Running means, a few times along both sides: nearly a bell, at the same cost for every reach.
  function blur(values, width, height) {
    let from = values;
    let to = new Float32Array(values.length);
    for (let pass = 0; pass < PASSES; pass++) {
      for (const [lines, length, step, next] of [[height, width, 1, width], [width, height, width, 1]]) {
        for (let line = 0; line < lines; line++) {
          runningMean(from, to, line * next, length, step);
        }
        [from, to] = [to, from];
      }
    }
    return from;
  }

  function runningMean(from, to, start, length, step) {
    let sum = 0;
    for (let at = -REACH; at < length; at++) {
      sum += at + REACH < length ? from[start + (at + REACH) * step] : 0;
      sum -= at - REACH - 1 >= 0 ? from[start + (at - REACH - 1) * step] : 0;
      if (at >= 0) {
        to[start + at * step] = sum / (2 * REACH + 1);
      }
    }
  }

  function metresPerPixel(view) {
    const lat = crop.toLatLng(0, (view.north + view.south) / 2).lat;
    return (40075016.7 * Math.cos((lat * Math.PI) / 180)) / view.scale;
  }

  // 256 colours from nothing to the last step; the faintest let the map through.
  function rampOf(colours) {
    const ramp = new Uint8ClampedArray(1024);
    const steps = colours.map((colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)));
    for (let share = 0; share < 256; share++) {
      const step = (share / 255) * (steps.length - 1);
      const low = Math.min(steps.length - 2, Math.floor(step));
      const mixed = [0, 1, 2].map((part) => steps[low][part] + (steps[low + 1][part] - steps[low][part]) * (step - low));
      ramp.set([...mixed, Math.min(220, 40 + 320 * (share / 255))], 4 * share);
    }
    return ramp;
  }
})();
