// How a status looks: a shape and a colour, drawn once and copied from then on.
"use strict";

(() => {
  const FULL = 2 * Math.PI;
  const SIZE = 40;
  const GAP = 0.06;

  // The shapes that the window's symbols stand for, within a circle of radius r; an unknown symbol is drawn as its character.
  const PATHS = {
    "●": (c, r) => c.arc(0, 0, r, 0, FULL),
    "◆": (c, r) => polygon(c, [[0, -1.18 * r], [1.18 * r, 0], [0, 1.18 * r], [-1.18 * r, 0]]),
    "▲": (c, r) => polygon(c, [[0, -1.15 * r], [1.12 * r, 0.85 * r], [-1.12 * r, 0.85 * r]]),
    "◇": (c, r) => polygon(c, [[0, -1.18 * r], [1.18 * r, 0], [0, 1.18 * r], [-1.18 * r, 0]]),
    "◐": (c, r) => c.arc(0, 0, r, 0, FULL),
    "✔": (c, r) => c.roundRect(-r, -r, 2 * r, 2 * r, 3),
    "✕": (c, r) => c.roundRect(-r, -r, 2 * r, 2 * r, 3),
    "◎": (c, r) => c.arc(0, 0, r, 0, FULL),
  };
  // What is drawn on top in the colour of the map's paper.
  const MARKS = {
    "◇": (c, r) => { polygon(c, [[0, -0.55 * r], [0.55 * r, 0], [0, 0.55 * r], [-0.55 * r, 0]]); c.fill(); },
    "◐": (c, r) => { c.arc(0, 0, 0.68 * r, -FULL / 4, FULL / 4); c.fill(); },
    "✔": (c, r) => line(c, [[-0.55 * r, 0.02 * r], [-0.15 * r, 0.45 * r], [0.58 * r, -0.45 * r]]),
    "✕": (c, r) => { line(c, [[-0.45 * r, -0.45 * r], [0.45 * r, 0.45 * r]]); line(c, [[0.45 * r, -0.45 * r], [-0.45 * r, 0.45 * r]]); },
    "◎": (c, r) => { c.arc(0, 0, 0.5 * r, 0, FULL); c.lineWidth = 0.3 * r; c.stroke(); },
  };

  class Shapes {
    constructor(looks, ratio) {
      this.looks = looks;
      this.ratio = ratio;
      this.paper = looks.dark ? "#1d2125" : "#ffffff";
      this._kept = new Map();
      this._numbers = new Intl.NumberFormat(looks.locale, { notation: "compact", maximumFractionDigits: 1 });
    }

    status(index) {
      return this.looks.statuses[Math.min(index, this.looks.statuses.length - 1)];
    }

    // A single report: shape in its status' colour; a dashed ring says that its position is approximate.
    dot(context, x, y, status, isApproximate) {
      const key = `${status}/${isApproximate}`;
      if (!this._kept.has(key)) {
        this._kept.set(key, this._picture((c) => {
          if (isApproximate) {
            this._approximateRing(c, this.status(status).colour);
          }
          this._symbol(c, this.status(status), crop.clusterRadius(1) - 1.5);
        }));
      }
      context.drawImage(this._kept.get(key), x - SIZE / 2, y - SIZE / 2, SIZE, SIZE);
    }

    // Several reports: the count on the colour of the worst status, and a ring with the share of each.
    group(context, x, y, cluster) {
      const r = cluster.radius;
      context.beginPath();
      context.arc(x, y, r + 1.5, 0, FULL);
      context.fillStyle = this.paper;
      context.fill();
      this._shares(context, x, y, r - 1.5, cluster);
      const colour = this.status(cluster.worst).colour;
      context.beginPath();
      context.arc(x, y, r - 5, 0, FULL);
      context.fillStyle = colour;
      context.fill();
      context.fillStyle = isLight(colour) ? "#14171a" : "#ffffff";
      context.font = `600 ${cluster.count < 1000 ? 11 : 10}px ${this.looks.font}, sans-serif`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(this.number(cluster.count), x, y + 0.5, 2 * r - 11);
    }

    number(count) {
      return this._numbers.format(count).replace(/\s/g, "\u2009");
    }

    // The mark of the selected report: a ring in the window's accent colour around it.
    selection(context, x, y) {
      for (const [width, colour] of [[6, this.paper], [3, this.looks.accent]]) {
        context.beginPath();
        context.arc(x, y, 15, 0, FULL);
        context.lineWidth = width;
        context.strokeStyle = colour;
        context.stroke();
      }
    }

    // The mark of a report that is listed beside the map: a thinner ring, broken, so that the selected one stays apart.
    mark(context, x, y) {
      context.save();
      for (const [width, colour, dash] of [[5, this.paper, []], [2, this.looks.accent, [4, 3]]]) {
        context.beginPath();
        context.setLineDash(dash);
        context.arc(x, y, 12, 0, FULL);
        context.lineWidth = width;
        context.strokeStyle = colour;
        context.stroke();
      }
      context.restore();
    }

    // A small canvas with a status' shape, for legend and lists; status -1 is the ring of an approximate position, -2 a group.
    icon(status) {
      const canvas = this._picture((c) => {
        if (status >= 0) {
          this._symbol(c, this.status(status), 6);
        } else if (status === -1) {
          this._approximateRing(c, this.looks.dark ? "#cfd5da" : "#4a5056", 7);
        } else {
          const shares = { count: 6, statuses: this.looks.statuses.map((_, i) => (i === 0 ? 3 : i === 3 ? 2 : i === 5 ? 1 : 0)) };
          this._shares(c, 0, 0, 6, shares);
        }
      }, 20);
      canvas.className = "icon";
      return canvas;
    }

    _symbol(c, status, r) {
      const path = PATHS[status.symbol];
      c.fillStyle = status.colour;
      c.strokeStyle = this.paper;
      c.lineJoin = "round";
      c.lineCap = "round";
      if (!path) {
        c.font = `${2.6 * r}px sans-serif`;
        c.textAlign = "center";
        c.textBaseline = "middle";
        c.lineWidth = 4;
        c.strokeText(status.symbol, 0, 0);
        c.fillText(status.symbol, 0, 0);
        return;
      }
      c.beginPath();
      path(c, r);
      c.closePath();
      c.lineWidth = 3;
      c.stroke();
      c.fill();
      c.fillStyle = this.paper;
      c.lineWidth = 2;
      c.beginPath();
      if (MARKS[status.symbol]) {
        MARKS[status.symbol](c, r);
      }
    }

    _approximateRing(c, colour, r = 12) {
      c.setLineDash([3, 2.5]);
      c.lineWidth = 1.6;
      c.strokeStyle = colour;
      c.beginPath();
      c.arc(0, 0, r, 0, FULL);
      c.stroke();
      c.setLineDash([]);
    }

    _shares(context, x, y, r, cluster) {
      const kinds = cluster.statuses.reduce((kinds, count) => kinds + (count > 0 ? 1 : 0), 0);
      const gap = kinds > 1 ? GAP : 0;
      let from = -FULL / 4;
      context.lineWidth = 4;
      cluster.statuses.forEach((count, status) => {
        if (count === 0) {
          return;
        }
        const to = from + (FULL * count) / cluster.count;
        context.beginPath();
        context.arc(x, y, r, from + gap, Math.max(from + 2 * gap, to - gap));
        context.strokeStyle = this.status(status).colour;
        context.stroke();
        from = to;
      });
    }

    _picture(draw, size = SIZE) {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = Math.ceil(size * this.ratio);
      const context = canvas.getContext("2d");
      context.scale(this.ratio, this.ratio);
      context.translate(size / 2, size / 2);
      draw(context);
      return canvas;
    }
  }

  function polygon(c, corners) {
    corners.forEach(([x, y], at) => (at ? c.lineTo(x, y) : c.moveTo(x, y)));
  }

  function line(c, corners) {
    c.beginPath();
    polygon(c, corners);
    c.stroke();
  }

  function isLight(colour) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b > 140;
  }

  crop.Shapes = Shapes;
})();
