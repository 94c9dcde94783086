// A list of the reports of a cluster that no zoom can part: plain text, one line to choose each.
"use strict";

(() => {
  const LISTED = 200;
  const AT_ONCE = 20;

  class Listing {
    constructor(map, bridge, onChoose) {
      this._map = map;
      this._bridge = bridge;
      this._onChoose = onChoose;
      this._box = crop.add(map.getContainer(), "div", "listing");
      this._box.setAttribute("role", "dialog");
      this._head = crop.add(this._box, "div", "head");
      this._title = crop.add(this._head, "span", "title");
      this._close = crop.button(this._head, "×", () => this.close());
      this._rows = crop.add(this._box, "div", "rows");
      this._more = crop.add(this._box, "div", "more");
      this._box.hidden = true;
      this._asked = 0;
      L.DomEvent.disableClickPropagation(this._box);
      L.DomEvent.disableScrollPropagation(this._box);
      this._box.addEventListener("keydown", (event) => this._onKey(event));
    }

    setLooks(looks, shapes) {
      this._words = looks.words;
      this._shapes = shapes;
      this._close.setAttribute("aria-label", looks.words.close);
      this.close();
    }

    open(cluster, reports, point) {
      const numbers = reports.clusters.members(cluster, LISTED);
      numbers.sort((one, other) => reports.points.statusOf(one) - reports.points.statusOf(other) || one - other);
      this._title.textContent = crop.fill(this._words.reports, cluster.count.toLocaleString(this._shapes.looks.locale));
      this._more.textContent = crop.fill(this._words.more, String(cluster.count - numbers.length));
      this._more.hidden = cluster.count <= numbers.length;
      this._rows.replaceChildren(crop.span("loading", this._words.loading));
      this._box.hidden = false;
      this._bridge.show_list(true);
      this._place(point);
      this._ask(numbers, 0, ++this._asked, reports.points, point);
    }

    // The texts come a screenful at a time: reading all at once could hold up the app.
    _ask(numbers, from, asked, points, point) {
      const part = numbers.slice(from, from + AT_ONCE);
      this._bridge.labels(part, (labels) => {
        if (asked !== this._asked || this._box.hidden) {
          return;
        }
        this._fill(part, labels, points, from === 0);
        if (from === 0) {
          this._place(point);
        }
        if (from + AT_ONCE < numbers.length) {
          this._ask(numbers, from + AT_ONCE, asked, points, point);
        }
      });
    }

    close() {
      if (!this._box.hidden) {
        this._box.hidden = true;
        this._bridge.show_list(false);
      }
    }

    // What had the focus in it is gone: the map's keys go on.
    leave() {
      this.close();
      this._map.getContainer().focus();
    }

    _fill(numbers, labels, points, isFirst) {
      if (isFirst) {
        this._rows.replaceChildren();
      }
      numbers.forEach((number, at) => {
        const row = crop.button(this._rows, "", () => this._onChoose(number));
        row.replaceChildren(this._shapes.icon(points.statusOf(number)), crop.span("text", labels[at] || ""));
      });
      if (isFirst) {
        this._rows.scrollTop = 0;
        this._rows.firstElementChild?.focus({ preventScroll: true });
      }
    }

    _place(point) {
      const room = this._map.getSize();
      const { offsetWidth: width, offsetHeight: height } = this._box;
      const left = Math.min(Math.max(8, point.x + 20), room.x - width - 8);
      const top = Math.min(Math.max(8, point.y - height / 2), room.y - height - 8);
      this._box.style.transform = `translate(${Math.round(Math.max(8, left))}px, ${Math.round(Math.max(8, top))}px)`;
    }

    _onKey(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") {
        this.leave();
      } else if (step) {
        const rows = [...this._rows.children];
        rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(document.activeElement) + step))]?.focus();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }
  }

  crop.Listing = Listing;
})();
