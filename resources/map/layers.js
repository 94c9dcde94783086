// What the reports are shown as (each by itself, as heat, by area) and what lies under them; with the keys to both in the legend.
"use strict";

(() => {
  const HECTARES_FROM = 15; // zoom: below it square kilometres
  const STEPS = 5;

  class Layers {
    constructor(map, ground, reports, labels, panels) {
      this._map = map;
      this._reports = reports;
      this._labels = labels;
      this._panels = panels;
      this._told = "";
      this._shown = { show: "points", floods: false };
      this._when = "";
      this._shades = new crop.Shades(ground, reports, () => this._tell(), { pane: "shades" });
      this._floods = new crop.Floods({ pane: "floods" });
      this._heat = new crop.Heat(reports, () => this._tell(), { pane: "heat" });
    }

    setLooks(looks) {
      this._words = looks.words;
      this._locale = looks.locale;
      [this._shades, this._floods, this._heat].forEach((layer) => layer.setLooks(looks));
      this._told = "";
      this._tell();
    }

    // shown: {show: "points" | "heat" | "areas", floods: whether they are shown, chosen: whether somebody has just chosen it}
    setShown(shown) {
      this._shown = shown;
      for (const [layer, isOn] of [[this._shades, shown.show === "areas"], [this._heat, shown.show === "heat"], [this._floods, shown.floods]]) {
        if (isOn !== this._map.hasLayer(layer)) {
          isOn ? layer.addTo(this._map) : layer.remove();
        }
      }
      this._reports.setAlone(shown.show !== "points");
      if (shown.chosen && this._panels.isRoomy()) {
        this._panels.openLegend(true);
      }
      this._tell();
    }

    // when: of what moment the floods are, in words; "" without any
    setFloods(document, when) {
      this._when = when;
      this._floods.setDocument(document);
      this._tell();
    }

    areasChanged() {
      this._shades.forget();
    }

    pointsReplaced() {
      this._shades.forget();
      this._heat.repaint();
    }

    // Around a change of reports: take out what was counted, and count what is there now.
    before(rows) {
      this._shades.step(rows, -1);
    }

    after(rows) {
      this._shades.step(rows, 1);
      this._heat.repaint();
    }

    // The shaded area at a point of the container, for whoever clicks it.
    areaAt(point) {
      const [x, y] = this._world(point);
      return this._shown.show === "areas" ? this._shades.at(x, y) : null;
    }

    // What there is to say of a point of the container; "" for nothing.
    tip(point) {
      const [x, y] = this._world(point);
      return [this._floodTip(x, y), this._shown.show === "areas" ? this._areaTip(x, y) : this._heatTip(x, y)].filter((text) => text).join("\n");
    }

    _world(point) {
      const { lat, lng } = this._map.containerPointToLatLng(point);
      return [crop.worldX(lng), crop.worldY(lat)];
    }

    _areaTip(x, y) {
      const area = this._shades.state?.done && this._shades.at(x, y);
      return area ? `${area.name}\n${crop.fill(this._words.open_here, this._number(area.open))}` : "";
    }

    _heatTip(x, y) {
      if (this._shown.show !== "heat") {
        return "";
      }
      const { count, metres } = this._heat.around(x, y, this._map.getZoom());
      return count ? this._words.around.replace("{count}", this._number(count)).replace("{distance}", this._panels.length(metres)) : "";
    }

    _floodTip(x, y) {
      const area = this._shown.floods && this._floods.at(x, y);
      if (!area) {
        return "";
      }
      const flood = `${this._words.flood}: ${this._floods.words(area.state)}`;
      return Number.isFinite(area.changed) ? `${flood}\n${this._words.since.replace("{time}", this._time(area.changed))}` : flood;
    }

    // Jakarta's time, written as everywhere in the window.
    _time(moment) {
      const format = new Intl.DateTimeFormat(this._locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Asia/Jakarta" });
      const { day, month, hour, minute } = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
      return `${day} ${month} ${hour}:${minute}`;
    }

    _number(count) {
      return count.toLocaleString(this._locale);
    }

    // Put the keys into the legend when they have changed, and the numbers behind the areas' names.
    _tell() {
      if (!this._words) {
        return;
      }
      const { show, floods } = this._shown;
      const sections = [];
      if (show === "areas" && this._shades.state) {
        sections.push(this._areaKey(this._shades.state));
      }
      if (show === "heat" && this._heat.peak !== undefined) {
        sections.push(this._heatKey());
      }
      if (floods && this._when) {
        sections.push(this._floodKey());
      }
      const told = JSON.stringify([show, sections.map(({ title, rows, foot }) => [title, rows.map(([, ...words]) => words), foot])]);
      if (told === this._told) {
        return;
      }
      this._told = told;
      this._panels.setKeys(show === "points", sections);
      this._labels.setNumbers(show === "areas" ? this._shades.state : null);
    }

    _areaKey({ level, done, bounds, unplaced }) {
      const rows = bounds.map((most, place) => {
        const least = place ? bounds[place - 1] + 1 : 1;
        const words = least === most ? this._number(most) : `${this._number(least)}–${this._number(most)}`;
        return [() => this._shades.swatch(place, bounds.length), words, ""];
      });
      if (rows.length) {
        rows.unshift([() => this._shades.swatch(-1, 1), this._number(0), ""]);
      }
      const foot = !done ? this._words.loading : unplaced ? crop.fill(this._words.unplaced, this._number(unplaced)) : "";
      return { title: this._words[`open_by_${level}`], rows, foot: done && !rows.length ? this._words.none : foot };
    }

    _heatKey() {
      const hectares = this._map.getZoom() >= HECTARES_FROM;
      const peak = hectares ? this._heat.peak / 100 : this._heat.peak;
      const rounded = (value) => value.toLocaleString(this._locale, { maximumSignificantDigits: 2 });
      const rows = Array.from({ length: STEPS }, (_, step) => [() => this._heat.swatch((step + 1) / STEPS), crop.fill(this._words.up_to, rounded((peak * (step + 1)) / STEPS)), ""]);
      return { title: hectares ? this._words.per_hectare : this._words.per_kilometre, rows: peak > 0 ? rows : [], foot: peak > 0 ? "" : this._words.none };
    }

    _floodKey() {
      const rows = this._floods.summary().map(([state, count]) => [() => this._floods.swatch(state), this._floods.words(state), this._number(count)]);
      return { title: this._words.floods, rows, foot: (rows.length ? "" : `${this._words.dry} · `) + this._words.as_of.replace("{time}", this._when) };
    }
  }

  crop.Layers = Layers;
})();
