// Pointing at places: measure a way, choose a place, copy one. By the mouse, or by a crosshair that the arrows move; one way at a time.
"use strict";

(() => {
  const STEP = 8; // pixels of an arrow key
  const STRIDE = 64; // with Shift
  const EDGE = 24;
  const CLOSE = 16; // the zoom from which a place can be chosen well
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const TOLD_MS = 6000;

  class Modes {
    constructor(map, bridge, panels) {
      this._map = map;
      this._bridge = bridge;
      this._panels = panels;
      this._kind = "";
      const corner = map.getContainer();
      this._cross = crop.add(corner, "div", "crosshair");
      this._hint = crop.add(corner, "div", "hint");
      this._hint.setAttribute("role", "status");
      this._doing = crop.add(this._hint, "div", "doing");
      this._reading = crop.add(this._hint, "div", "reading");
      this._cross.hidden = this._hint.hidden = true;
      this._lines = L.svg({ pane: "sketch" });
      this._sketch = L.layerGroup();
      this._marked = null;
      map.on("move", () => this._kind && this._show());
      corner.addEventListener("keydown", (event) => this._onKey(event), true);
    }

    get isOn() {
      return this._kind !== "";
    }

    setLooks(looks) {
      this._words = looks.words;
      this._locale = looks.locale;
      this._colour = looks.dark ? "#ffffff" : "#14171a";
      this._paper = looks.dark ? "#14171a" : "#ffffff";
      if (this.isOn) {
        this._doing.textContent = this._words[`doing_${this._kind}`];
        this._show();
      }
    }

    // kind: measure, choose or copy; from: [lon, lat] of the place that is to be corrected, or where a way begins; or null
    begin({ kind, from }) {
      this.end();
      const start = from ? L.latLng(from[1], from[0]) : null;
      this._from = kind === "measure" ? null : start;
      this._stops = kind === "measure" && start ? [start] : [];
      this._panels.makeRoom();
      if (this._from) {
        this._comeNear(this._from);
      }
      this._kind = kind;
      this._point = start ? this._exactly(start) : this._map.getSize().divideBy(2);
      this._map.getContainer().classList.add("pointing");
      this._map.doubleClickZoom.disable(); // two points of a way may lie close
      this._cross.hidden = this._hint.hidden = false;
      this._doing.textContent = this._words[`doing_${kind}`];
      this._sketch.addTo(this._map);
      this._show();
      this._map.getContainer().focus({ preventScroll: true });
    }

    end() {
      this._kind = "";
      this._map.getContainer().classList.remove("pointing");
      this._map.doubleClickZoom.enable();
      this._cross.hidden = this._hint.hidden = true;
      this._sketch.clearLayers().remove();
    }

    // The mouse is at a point of the container.
    follow(point) {
      this._point = point;
      this._show();
    }

    // The place at a point of the container is taken.
    take(point) {
      this._point = point;
      const place = this._map.containerPointToLatLng(point).wrap();
      if (this._kind === "measure") {
        this._stops.push(place);
        this._show();
        return;
      }
      const kind = this._kind;
      this.end();
      this._bridge.take_place(kind, place.lng, place.lat);
    }

    // Go to a place and mark it until the next one, or until null.
    mark(place, text) {
      this._marked?.remove();
      this._marked = null;
      if (place) {
        this._panels.makeRoom();
        const spot = L.latLng(place[1], place[0]);
        const label = crop.span("spot", text);
        this._marked = L.marker(spot, { icon: L.divIcon({ html: label, className: "mark", iconSize: [0, 0] }), interactive: false, keyboard: false, pane: "sketch" }).addTo(this._map);
        this._map.setView(spot, Math.max(CLOSE, this._map.getZoom()), { animate: false });
      }
    }

    // Say something for a moment.
    say(text) {
      if (this.isOn) {
        return;
      }
      this._doing.textContent = text;
      this._reading.textContent = "";
      this._hint.hidden = false;
      window.clearTimeout(this._silence);
      this._silence = window.setTimeout(() => { this._hint.hidden = !this.isOn; }, TOLD_MS);
    }

    _comeNear(place) {
      const point = this._map.latLngToContainerPoint(place);
      const size = this._map.getSize();
      const isSeen = point.x > EDGE && point.y > EDGE && point.x < size.x - EDGE && point.y < size.y - EDGE;
      if (!isSeen || this._map.getZoom() < CLOSE - 1) {
        this._map.setView(place, Math.max(CLOSE, this._map.getZoom()), { animate: false });
      }
    }

    // Where a place lies in the container, to a part of a pixel: taken at once it is the same place again.
    _exactly(place) {
      return this._map.layerPointToContainerPoint(this._map.project(place).subtract(this._map.getPixelOrigin()));
    }

    _show() {
      const here = this._map.containerPointToLatLng(this._point).wrap();
      this._cross.style.transform = `translate(${this._point.x}px, ${this._point.y}px)`;
      this._reading.textContent = this._kind === "measure" ? this._way(here) : this._place(here);
      this._sketch.clearLayers();
      const way = this._kind === "measure" ? [...this._stops, here] : this._from ? [this._from, here] : [];
      if (way.length > 1) {
        this._line(way, { color: this._paper, weight: 5, opacity: 0.9 });
        this._line(way, { color: this._colour, weight: 2, dashArray: this._kind === "measure" ? null : "6 5" });
      }
      for (const stop of this._kind === "measure" ? this._stops : this._from ? [this._from] : []) {
        const isGhost = this._kind !== "measure";
        const look = { color: this._colour, fillColor: this._paper, weight: 2, fillOpacity: 0.8, dashArray: isGhost ? "3 3" : null };
        L.circleMarker(stop, { ...look, radius: isGhost ? 10 : 4, renderer: this._lines, interactive: false }).addTo(this._sketch);
      }
    }

    _line(way, look) {
      L.polyline(way, { ...look, renderer: this._lines, interactive: false }).addTo(this._sketch);
    }

    _place(here) {
      const written = `${here.lat.toFixed(6)}, ${here.lng.toFixed(6)}`;
      return this._from ? `${written} · ${this._words.from_former.replace("{distance}", this._length(this._map.distance(this._from, here)))}` : written;
    }

    // The whole way, and what the stretch to the crosshair would add.
    _way(here) {
      if (!this._stops.length) {
        return "";
      }
      const taken = this._stops.slice(1).reduce((sum, stop, at) => sum + this._map.distance(this._stops[at], stop), 0);
      const further = this._map.distance(this._stops[this._stops.length - 1], here);
      return this._words.way.replace("{distance}", this._length(taken)).replace("{further}", this._length(taken + further));
    }

    _length(metres) {
      return this._panels.length(metres);
    }

    _onKey(event) {
      if (!this.isOn || event.target !== this._map.getContainer() || event.ctrlKey || event.altKey || event.metaKey) {
        return;
      }
      const arrow = ARROWS[event.key];
      if (arrow) {
        this._step(L.point(arrow).multiplyBy(event.shiftKey ? STRIDE : STEP));
      } else if (event.key === "Enter" || event.key === " ") {
        this.take(this._point);
      } else if (event.key === "Backspace" || event.key === "Delete") {
        this._stops.pop();
        this._show();
      } else if (event.key === "Escape") {
        this.end();
        this._bridge.leave_mode();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    }

    // The crosshair moves until it comes to the edge; then the map does.
    _step(by) {
      const size = this._map.getSize();
      const wanted = this._point.add(by);
      const kept = L.point(Math.min(Math.max(EDGE, wanted.x), size.x - EDGE), Math.min(Math.max(EDGE, wanted.y), size.y - EDGE));
      this._point = kept;
      if (!kept.equals(wanted)) {
        this._map.panBy(wanted.subtract(kept), { animate: false });
      }
      this._show();
    }
  }

  crop.Modes = Modes;
})();
