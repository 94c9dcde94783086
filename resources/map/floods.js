// Areas under water, as the centre last heard of them: a colour, a pattern and words for each state, so that no colour has to be told apart.
"use strict";

(() => {
  const STATES = 4;
  const WORDS_FROM = 13.5; // zoom
  const LIGHT = ["#5b8f2f", "#2f86c9", "#1761ac", "#0a2f6b"];
  const DARK = ["#a5d06c", "#7cc0f4", "#4b98e6", "#c3dcff"];
  const TILE = 10;
  // What is drawn over the tint of each state: dots, one hatching, two, and a dense one.
  const PATTERNS = [
    (c) => { c.beginPath(); c.arc(5, 5, 1.3, 0, 7); c.fill(); },
    (c) => strokes(c, [[0, 10, 10, 0]]),
    (c) => strokes(c, [[0, 10, 10, 0], [0, 0, 10, 10]]),
    (c) => strokes(c, [[0, 2.5, 10, 2.5], [0, 7.5, 10, 7.5], [2.5, 0, 2.5, 10], [7.5, 0, 7.5, 10]]),
  ];

  crop.Floods = crop.CanvasLayer.extend({
    initialize(options) {
      crop.CanvasLayer.prototype.initialize.call(this, options);
      this.areas = [];
      this._looks = null;
    },

    setDocument(document) {
      this.areas = crop.features(document).map((feature) => {
        const state = Math.round(Number(feature.properties?.state));
        const changed = Date.parse(feature.properties?.changed);
        return { state, changed, ...crop.outlineOf(feature.geometry) };
      }).filter((area) => area.box && area.state >= 1 && area.state <= STATES);
      this.repaint();
    },

    setLooks(looks) {
      this._looks = looks;
      this._colours = looks.dark ? DARK : LIGHT;
      this._patterns = PATTERNS.map((draw, place) => patternOf(draw, this._colours[place]));
      this.repaint();
    },

    // The flooded area at a place of the world; of several the worst.
    at(x, y) {
      const here = this.areas.filter((area) => crop.lies(area, x, y));
      return here.reduce((worst, area) => (worst && worst.state >= area.state ? worst : area), null);
    },

    words(state) {
      return this._looks.words[`flood_${state}`];
    },

    // How many areas have each state, worst first: [state, count].
    summary() {
      return [4, 3, 2, 1].map((state) => [state, this.areas.filter((area) => area.state === state).length]).filter(([, count]) => count);
    },

    // A small picture of a state for the legend.
    swatch(state) {
      return crop.swatch((context, side) => this._fill(context, state, () => context.rect(1, 3, side - 2, side - 6)));
    },

    paint(context, view) {
      if (!this._looks) {
        return;
      }
      const seen = this.areas.filter((area) => crop.isSeen(area.box, view));
      context.lineJoin = "round";
      for (let state = 1; state <= STATES; state++) {
        this._fill(context, state, () => seen.filter((area) => area.state === state).forEach((area) => crop.trace(context, view, area.lines, true)));
      }
      if (view.zoom >= WORDS_FROM) {
        seen.forEach((area) => this._write(context, view, area));
      }
    },

    _fill(context, state, trace) {
      const colour = this._colours[state - 1];
      context.beginPath();
      trace();
      context.globalAlpha = 0.16 + 0.07 * state;
      context.fillStyle = colour;
      context.fill("evenodd");
      context.globalAlpha = 0.85;
      context.fillStyle = context.createPattern(this._patterns[state - 1], "repeat");
      context.fill("evenodd");
      context.globalAlpha = 1;
      context.lineWidth = state === 1 ? 1.2 : 1.8;
      context.setLineDash(state === 1 ? [4, 3] : []);
      context.strokeStyle = colour;
      context.stroke();
      context.setLineDash([]);
    },

    // The depth at the area's middle, where it fits into the area.
    _write(context, view, area) {
      area.centre = area.centre || crop.middleOf(area.lines);
      const words = this.words(area.state);
      context.font = `600 10.5px ${this._looks.font}, sans-serif`;
      if (context.measureText(words).width > (area.box.east - area.box.west) * view.scale) {
        return;
      }
      const x = area.centre[0] * view.scale - view.origin.x;
      const y = area.centre[1] * view.scale - view.origin.y + 11;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineWidth = 3;
      context.strokeStyle = this._looks.dark ? "rgba(24, 28, 31, 0.9)" : "rgba(255, 255, 255, 0.92)";
      context.strokeText(words, x, y);
      context.fillStyle = this._looks.dark ? "#dcebff" : "#0a2f6b";
      context.fillText(words, x, y);
    },
  });

  function patternOf(draw, colour) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = TILE;
    const context = tile.getContext("2d");
    context.fillStyle = context.strokeStyle = colour;
    context.lineWidth = 1.3;
    context.lineCap = "square";
    draw(context);
    return tile;
  }

  function strokes(context, lines) {
    context.beginPath();
    for (const [x1, y1, x2, y2] of lines) {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    }
    context.stroke();
  }
})();
