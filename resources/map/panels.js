// What stands around the map: buttons, legend, notes, scale, credits, and the text under the mouse. Every word comes from the app, as text.
"use strict";

(() => {
  const NICE = [1, 2, 3, 5, 10];
  const SCALE_WIDTH = 90;
  const ROOMY = [800, 480]; // from this size on the legend stands open
  const EDGE = 24;

  class Panels {
    constructor(map, onFit) {
      this._map = map;
      this._credits = new Map();
      this._withStatuses = true;
      this._sections = [];
      const corner = map.getContainer();
      this._buttons = add(corner, "div", "buttons");
      this._zoomIn = button(this._buttons, "+", () => map.zoomIn());
      this._zoomOut = button(this._buttons, "−", () => map.zoomOut());
      this._fit = button(this._buttons, "", onFit);
      this._fit.className = "fit";
      this._legend = add(corner, "div", "legend");
      this._legendButton = button(this._legend, "", () => this.openLegend(this._legendRows.hidden));
      this._legendRows = add(this._legend, "div", "rows");
      this._foot = add(corner, "div", "foot");
      this._scale = add(this._foot, "div", "scale");
      this._note = add(this._foot, "div", "note");
      this._credit = add(this._foot, "div", "credit");
      this._none = add(corner, "div", "none");
      this._tip = add(corner, "div", "tip");
      this._tip.setAttribute("role", "tooltip");
      for (const part of [this._buttons, this._legend]) {
        L.DomEvent.disableClickPropagation(part);
        L.DomEvent.disableScrollPropagation(part);
      }
      this._note.hidden = this._none.hidden = this._tip.hidden = true;
      this.openLegend(this.isRoomy());
      map.on("move zoomend resize", () => this._setScale());
    }

    setLooks(looks, shapes) {
      this._words = looks.words;
      this._shapes = shapes;
      this._locale = looks.locale;
      this._map.getContainer().setAttribute("aria-label", looks.words.map);
      name(this._zoomIn, looks.words.zoom_in);
      name(this._zoomOut, looks.words.zoom_out);
      name(this._fit, looks.words.fit);
      this._legendButton.textContent = looks.words.legend;
      this._note.textContent = looks.words.approximate_areas;
      this._none.textContent = looks.words.none;
      this._fillLegend();
      this._setScale();
    }

    // summary: {statuses: counts, approximate: count} of what is on the map
    setSummary(summary) {
      this._summary = summary;
      this._none.hidden = summary.statuses.some((count) => count > 0);
      this._fillLegend();
    }

    // Whether the statuses are explained, and what else is: sections of {title, rows of [picture maker, words, count], foot}.
    setKeys(withStatuses, sections) {
      this._withStatuses = withStatuses;
      this._sections = sections;
      this._fillLegend();
    }

    setApproximateAreas(approximate) {
      this._note.hidden = !approximate;
    }

    setCredit(source, text) {
      this._credits.set(source, text);
      this._credit.textContent = [...new Set(this._credits.values())].filter((credit) => credit).join(" · ");
    }

    // Plain text beside a point of the container; no text hides it.
    showTip(text, point) {
      this._tip.textContent = text;
      this._tip.hidden = !text;
      if (text && point) {
        const room = this._map.getSize();
        const { offsetWidth: width, offsetHeight: height } = this._tip;
        const left = point.x + 16 + width > room.x ? point.x - 14 - width : point.x + 16;
        const top = Math.min(Math.max(4, point.y - height / 2), room.y - height - 4);
        this._tip.style.transform = `translate(${Math.round(Math.max(4, left))}px, ${Math.round(top)}px)`;
      }
    }

    // Leaflet's padding for a view in which nothing lies under the buttons or the legend.
    margins() {
      const { x: width } = this._map.getSize();
      const legend = width - (this._legend.hidden ? width : this._legend.offsetLeft);
      const right = this._legendRows.hidden ? EDGE : legend + EDGE / 2;
      return { paddingTopLeft: [this._buttons.offsetWidth + EDGE, EDGE], paddingBottomRight: [right, EDGE + this._foot.offsetHeight] };
    }

    // Whether a report at a point of the container would lie under a panel.
    covers(point) {
      return [this._buttons, this._legend].some((panel) => {
        const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = panel;
        const gap = 10;
        return !panel.hidden && point.x > left - gap && point.x < left + width + gap && point.y > top - gap && point.y < top + height + gap;
      });
    }

    describe(cluster) {
      const lines = [fill(this._words.reports, this._number(cluster.count))];
      cluster.statuses.forEach((count, status) => {
        if (count) {
          lines.push(`${this._shapes.status(status).symbol} ${this._shapes.status(status).word}: ${this._number(count)}`);
        }
      });
      return lines.join("\n");
    }

    // A length in words: whole metres, from a kilometre on kilometres to ten metres.
    length(metres) {
      const far = metres >= 1000;
      const number = (far ? metres / 1000 : Math.round(metres)).toLocaleString(this._locale, { maximumFractionDigits: 2 });
      return `${number} ${far ? this._words.kilometres : this._words.metres}`;
    }

    _number(count) {
      return count.toLocaleString(this._locale);
    }

    // Whoever looks for a place needs the map: where there is little of it, the legend makes room.
    makeRoom() {
      if (!this.isRoomy()) {
        this.openLegend(false);
      }
    }

    // Whether the legend may stand open without hiding what it explains.
    isRoomy() {
      const { x, y } = this._map.getSize();
      return x >= ROOMY[0] && y >= ROOMY[1];
    }

    openLegend(open) {
      this._legendRows.hidden = !open;
      this._legendButton.setAttribute("aria-expanded", String(open));
    }

    _fillLegend() {
      if (!this._words || !this._summary) {
        return;
      }
      const statuses = this._shapes.looks.statuses;
      const counted = statuses.map((status, at) => [at, status.word, this._summary.statuses[at]]).filter(([, , count]) => count > 0);
      if (this._summary.approximate) {
        counted.push([-1, this._words.approximate_position, this._summary.approximate]);
      }
      const rows = counted.map(([icon, word, count]) => [() => this._shapes.icon(icon), word, this._number(count)]);
      const sections = [...(this._withStatuses && rows.length ? [{ title: "", rows, foot: "" }] : []), ...this._sections];
      this._legend.hidden = !sections.length;
      this._legendRows.replaceChildren(...sections.flatMap(lines));
    }

    _setScale() {
      if (!this._words) {
        return;
      }
      const middle = this._map.getSize().y / 2;
      const metres = this._map.distance(this._map.containerPointToLatLng([0, middle]), this._map.containerPointToLatLng([SCALE_WIDTH, middle]));
      const power = Math.pow(10, Math.floor(Math.log10(metres)));
      const nice = power * NICE.filter((step) => step * power <= metres).pop();
      this._scale.style.width = `${Math.round((SCALE_WIDTH * nice) / metres)}px`;
      this._scale.textContent = nice >= 1000 ? `${this._number(nice / 1000)} ${this._words.kilometres}` : `${this._number(nice)} ${this._words.metres}`;
    }
  }

  function lines({ title, rows, foot }) {
    const drawn = rows.map(([picture, word, count]) => {
      const row = document.createElement("div");
      row.append(picture(), span("word", word), span("count", count));
      return row;
    });
    return [...(title ? [span("title", title)] : []), ...drawn, ...(foot ? [span("foot-note", foot)] : [])];
  }

  // A small canvas for the legend; draw(context, side)
  function swatch(draw) {
    const side = 20;
    const ratio = window.devicePixelRatio || 1;
    const canvas = document.createElement("canvas");
    canvas.className = "icon";
    canvas.width = canvas.height = Math.ceil(side * ratio);
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    draw(context, side);
    return canvas;
  }

  // A box of one colour, as it looks on the map where `paper` shines through it.
  function box(colour, paper, opacity) {
    return swatch((context, side) => {
      context.fillStyle = paper;
      context.fillRect(2, 4, side - 4, side - 8);
      context.globalAlpha = opacity;
      context.fillStyle = colour;
      context.fillRect(2, 4, side - 4, side - 8);
      context.globalAlpha = 0.6;
      context.strokeStyle = "#7d868e";
      context.strokeRect(2.5, 4.5, side - 5, side - 9);
    });
  }

  function add(parent, tag, className) {
    const element = document.createElement(tag);
    element.className = className;
    parent.append(element);
    return element;
  }

  function span(className, text) {
    const element = document.createElement("span");
    element.className = className;
    element.textContent = text;
    return element;
  }

  function button(parent, text, onClick) {
    const element = add(parent, "button", "");
    element.type = "button";
    element.textContent = text;
    element.addEventListener("click", onClick);
    return element;
  }

  function name(element, words) {
    element.title = words;
    element.setAttribute("aria-label", words);
  }

  function fill(words, count) {
    return words.replace("{count}", count);
  }

  Object.assign(crop, { Panels, add, span, button, fill, swatch, box });
})();
