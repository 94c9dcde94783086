// Brings it together: hears the app's orders over QWebChannel and carries them out one after the other; tells it what the officer does.
"use strict";

(() => {
  const STREET_ZOOM = 17;
  const OPEN_ZOOM = 19;
  const SAME_PLACE = 4; // pixels at the greatest zoom
  const INTO_VIEW = 1;
  const CLOSE = 2;
  const MARGIN = 16;

  class Desk {
    constructor(map, bridge) {
      this._map = map;
      this._bridge = bridge;
      this._orders = Promise.resolve();
      this._revision = 0;
      this._fitted = false;
      this._hovered = null;
      this._onTiles = false;
      this._pane("ground", 250);
      this._pane("shades", 260);
      this._pane("floods", 270);
      this._pane("heat", 300);
      this._pane("labels", 420);
      this._pane("reports", 450);
      this._pane("sketch", 470);
      this._ground = new crop.Ground({ pane: "ground" }).addTo(map);
      this._reports = new crop.Reports({ pane: "reports" });
      this._labels = new crop.Labels(this._ground, (view) => this._reports.placesIn(view), { pane: "labels" }).addTo(map);
      this._reports.addTo(map);
      this._panels = new crop.Panels(map, () => this._fit(true));
      this._layers = new crop.Layers(map, this._ground, this._reports, this._labels, this._panels);
      this._modes = new crop.Modes(map, bridge, this._panels);
      this._listing = new crop.Listing(map, bridge, (number) => this._choose(number));
      this._listen();
      this._obey();
      bridge.started();
    }

    _pane(name, level) {
      const pane = this._map.createPane(name);
      pane.style.zIndex = level;
      pane.style.pointerEvents = "none";
    }

    _listen() {
      const map = this._map;
      map.on("click", (event) => this._click(event.containerPoint));
      map.on("mousemove", (event) => this._hover(event.containerPoint));
      map.on("contextmenu", (event) => this._askMenu(event.containerPoint, event.latlng.wrap()));
      map.on("mouseout movestart zoomstart", () => this._hover(null));
      map.on("movestart zoomstart", () => this._listing.close());
      map.on("resize", () => this._fitted || this._fit(false));
      map.getContainer().addEventListener("keydown", (event) => event.key === "Escape" && this._listing.close());
    }

    _obey() {
      const { _bridge: bridge } = this;
      const order = (signal, act) => signal.connect((...given) => {
        this._orders = this._orders.then(() => act(...given)).catch((error) => bridge.problem(String(error)));
      });
      order(bridge.looks_changed, (json) => this._setLooks(JSON.parse(json)));
      order(bridge.tiles_changed, (json) => json && this._setTiles(JSON.parse(json)));
      order(bridge.areas_changed, (json) => this._setAreas(JSON.parse(json)));
      order(bridge.roads_changed, (name, credit) => this._setRoads(name, credit));
      order(bridge.floods_changed, (name, when) => this._setFloods(name, when));
      order(bridge.layers_changed, (json) => this._layers.setShown(JSON.parse(json)));
      order(bridge.mode_begun, (json) => this._modes.begin(JSON.parse(json)));
      order(bridge.mode_ended, () => this._modes.end());
      order(bridge.mark_moved, (json, text) => this._modes.mark(JSON.parse(json), text));
      order(bridge.told, (text) => this._modes.say(text));
      order(bridge.list_ended, () => this._listing.leave());
      order(bridge.points_replaced, (revision) => this._setPoints(revision));
      order(bridge.points_changed, (revision, json) => this._changePoints(revision, JSON.parse(json)));
      order(bridge.selected, (number, move) => this._select(number, move));
      order(bridge.reports_marked, (json) => this._reports.mark(JSON.parse(json)));
      order(bridge.fit_requested, () => this._fit(true));
      order(bridge.place_requested, (ticket, number) => this._tellPlace(ticket, number));
    }

    _setLooks(looks) {
      document.documentElement.dataset.scheme = looks.dark ? "dark" : "light";
      document.documentElement.lang = looks.locale;
      document.documentElement.style.setProperty("--accent", looks.accent);
      document.documentElement.style.setProperty("--font", `"${looks.font}", sans-serif`);
      document.documentElement.style.setProperty("--text-size", `${looks.text_size}px`);
      looks = { ...looks, font: `"${looks.font}"` };
      this._dark = looks.dark;
      this._ground.setLooks(looks.dark, this._onTiles);
      this._labels.setLooks(looks, this._onTiles);
      const shapes = this._reports.setLooks(looks);
      this._panels.setLooks(looks, shapes);
      this._listing.setLooks(looks, shapes);
      this._layers.setLooks(looks);
      this._modes.setLooks(looks);
      this._looks = looks;
    }

    _setTiles({ url, attribution, max_zoom: maxNativeZoom }) {
      this._onTiles = true;
      this._map.options.zoomSnap = 1; // pictures are sharp at whole zooms only
      L.tileLayer(url, { maxNativeZoom, maxZoom: this._map.getMaxZoom(), className: "tiles" }).addTo(this._map);
      this._panels.setCredit("tiles", attribution);
      this._ground.setLooks(this._dark, true);
      this._labels.setLooks(this._looks, true);
    }

    async _setAreas({ names, approximate, own }) {
      const documents = await Promise.all(names.map((name) => this._fetch(name)));
      const areas = documents.filter((found) => found).map((found) => JSON.parse(new TextDecoder().decode(found)));
      this._ground.setAreas(areas, approximate, own);
      this._layers.areasChanged();
      this._labels.repaint();
      this._panels.setApproximateAreas(this._ground.areas.some((area) => area.approximate));
      if (areas.length && !this._fittedAreas) {
        this._fittedAreas = true;
        this._fit(false);
      }
    }

    async _setRoads(name, credit) {
      const document = await this._fetch(name);
      if (document) {
        const roads = JSON.parse(new TextDecoder().decode(document));
        const own = typeof roads.attribution === "string" ? roads.attribution : credit;
        this._ground.setRoads(roads);
        this._labels.repaint();
        this._panels.setCredit("roads", this._ground.roads.length ? own : "");
      }
    }

    async _setFloods(name, when) {
      const document = name ? await this._fetch(name) : null;
      this._layers.setFloods(document ? JSON.parse(new TextDecoder().decode(document)) : null, when);
    }

    async _setPoints(revision) {
      const buffer = await this._fetch(`points/${revision}`);
      if (!buffer) {
        return; // replaced already: the next order fetches what is there now
      }
      this._revision = revision;
      this._listing.close();
      this._hover(null);
      this._reports.setPoints(new crop.Points(buffer));
      this._layers.pointsReplaced();
      if (!this._fitted) {
        this._fit(false);
      }
      this._tellPoints();
    }

    _changePoints(revision, rows) {
      if (revision === this._revision) {
        this._layers.before(rows);
        this._reports.change(rows);
        this._layers.after(rows);
        this._tellPoints();
      }
    }

    _tellPoints() {
      this._labels.repaint();
      this._panels.setSummary(this._reports.points.summary());
      this._bridge.answer_drawn(this._reports.points.shown());
    }

    // null when the name is no longer served
    async _fetch(name) {
      try {
        const answer = await fetch(name);
        return answer.ok ? await answer.arrayBuffer() : null;
      } catch {
        return null;
      }
    }

    _select(number, move) {
      this._reports.select(number);
      if (this._reports.selected < 0 || !this._hasSize()) {
        return;
      }
      const place = this._reports.latLngOf(number);
      if (move === CLOSE) {
        this._moveTo(place, Math.max(STREET_ZOOM, this._map.getZoom()));
      } else if (move === INTO_VIEW && !this._isInView(place)) {
        this._moveTo(place, this._map.getZoom());
      }
    }

    _moveTo(place, zoom) {
      this._fitted = true;
      this._map.setView(place, zoom, { animate: this._isVisible() });
    }

    _isInView(place) {
      const size = this._map.getSize();
      const point = this._map.latLngToContainerPoint(place);
      const isInside = point.x >= MARGIN && point.y >= MARGIN && point.x <= size.x - MARGIN && point.y <= size.y - MARGIN;
      return isInside && !this._panels.covers(point);
    }

    _isVisible() {
      return document.visibilityState === "visible";
    }

    _hasSize() {
      const size = this._map.getSize();
      return size.x > 0 && size.y > 0;
    }

    // Show the officer's areas whole, all reports where there are no areas; once by itself, later when it is asked for.
    _fit(asked) {
      const box = this._ground.bounds() || this._reports.points.bounds();
      if (!box || !this._hasSize()) {
        return;
      }
      this._fitted = true;
      const bounds = L.latLngBounds(crop.toLatLng(box.west, box.south), crop.toLatLng(box.east, box.north));
      this._map.fitBounds(bounds, { ...this._panels.margins(), maxZoom: STREET_ZOOM, animate: asked && this._isVisible() });
    }

    _tellPlace(ticket, number) {
      const answer = () => {
        if (!this._reports.points.has(number)) {
          this._bridge.answer_place(ticket, -1, -1);
          return;
        }
        const point = this._map.latLngToContainerPoint(this._reports.latLngOf(number));
        const size = this._map.getSize();
        const isSeen = point.x >= 0 && point.y >= 0 && point.x < size.x && point.y < size.y;
        this._bridge.answer_place(ticket, isSeen ? point.x : -1, isSeen ? point.y : -1);
      };
      if (this._map._animatingZoom || this._map._panAnim?._inProgress) {
        this._map.once("moveend", answer);
      } else {
        answer();
      }
    }

    _click(point) {
      if (this._modes.isOn) {
        this._modes.take(point);
        return;
      }
      const found = this._reports.at(point);
      this._listing.close();
      if (found?.number !== undefined) {
        this._choose(found.number);
      } else if (found) {
        this._open(found.cluster, point);
      } else {
        this._enter(this._layers.areaAt(point));
      }
    }

    // Go to a shaded area, to see what it is made of.
    _enter(area) {
      if (area) {
        const { west, north, east, south } = area.box;
        const bounds = L.latLngBounds(crop.toLatLng(west, south), crop.toLatLng(east, north));
        this._map.fitBounds(bounds, { ...this._panels.margins(), maxZoom: STREET_ZOOM, animate: this._isVisible() });
      }
    }

    _askMenu(point, place) {
      if (!this._modes.isOn) {
        this._bridge.ask_menu(point.x, point.y, place.lng, place.lat, this._reports.at(point)?.number ?? -1);
      }
    }

    _choose(number) {
      this._reports.select(number);
      this._bridge.choose(number);
    }

    // Go to where a cluster falls apart; where none does, list it.
    _open(cluster, point) {
      const map = this._map;
      const width = Math.max(cluster.east - cluster.west, cluster.south - cluster.north) * crop.worldSize(map.getMaxZoom());
      if (width < SAME_PLACE || map.getZoom() >= OPEN_ZOOM) {
        this._panels.showTip("");
        this._listing.open(cluster, this._reports, point);
        return;
      }
      const bounds = L.latLngBounds(crop.toLatLng(cluster.west, cluster.south), crop.toLatLng(cluster.east, cluster.north));
      const zoom = Math.min(OPEN_ZOOM, Math.max(map.getBoundsZoom(bounds, false, L.point(80, 80)), map.getZoom() + 1));
      map.setView(bounds.getCenter(), zoom, { animate: this._isVisible() });
    }

    _hover(point) {
      if (this._modes.isOn) {
        if (point) {
          this._modes.follow(point);
        }
        this._panels.showTip("");
        return;
      }
      const found = point && !this._map.dragging.moving() ? this._reports.at(point) : null;
      this._map.getContainer().classList.toggle("over", Boolean(found));
      const key = found ? (found.cluster ? `c${found.cluster.first}/${found.cluster.count}` : found.number) : null;
      if (!found) {
        this._hovered = null;
        this._panels.showTip(point && !this._map.dragging.moving() ? this._layers.tip(point) : "", point);
      } else if (found.cluster) {
        this._hovered = key;
        this._panels.showTip(this._panels.describe(found.cluster), point);
      } else if (key !== this._hovered) {
        this._hovered = key;
        this._bridge.label(found.number, (text) => this._hovered === key && this._panels.showTip(text, point));
      }
    }
  }

  crop.start = (map) => {
    new QWebChannel(window.qt.webChannelTransport, (channel) => {
      crop.desk = new Desk(map, channel.objects.bridge);
    });
  };
})();
