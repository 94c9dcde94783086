// A canvas that Leaflet moves and scales with the map; what stands on it is painted anew when a movement ends or leaves its edges.
"use strict";

crop.CanvasLayer = L.Renderer.extend({
  options: { padding: 0.25 },

  // Overridden by each layer: paint onto `context`, where map pixels at `zoom` have `origin` at 0, 0; `size` is the canvas' size.
  paint(_context, _view) {},

  repaint() {
    if (this._map && !this._map._animatingZoom) {
      this._update();
    }
  },

  getEvents() {
    return { ...L.Renderer.prototype.getEvents.call(this), move: this._followMove };
  },

  _initContainer() {
    this._container = L.DomUtil.create("canvas", "canvas-layer");
    this._context = this._container.getContext("2d");
  },

  _destroyContainer() {
    L.DomUtil.remove(this._container);
    delete this._container;
    delete this._context;
  },

  _followMove() {
    const map = this._map;
    if (!map._animatingZoom && this._bounds && map.getZoom() === this._zoom) {
      const corner = map.containerPointToLayerPoint([0, 0]);
      if (!this._bounds.contains(L.bounds(corner, corner.add(map.getSize())))) {
        this._update();
      }
    }
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) {
      return;
    }
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    const ratio = window.devicePixelRatio || 1;
    const width = Math.max(1, Math.round(size.x * ratio));
    const height = Math.max(1, Math.round(size.y * ratio));
    const container = this._container;
    if (container.width !== width || container.height !== height) {
      container.width = width;
      container.height = height;
      container.style.width = `${size.x}px`;
      container.style.height = `${size.y}px`;
    }
    L.DomUtil.setTransform(container, this._bounds.min, 1);
    container._leaflet_pos = this._bounds.min;
    this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this._context.clearRect(0, 0, size.x, size.y);
    const origin = this._map.getPixelOrigin().add(this._bounds.min);
    const scale = crop.worldSize(this._zoom);
    this.paint(this._context, {
      zoom: this._zoom,
      scale,
      origin,
      size,
      west: origin.x / scale,
      north: origin.y / scale,
      east: (origin.x + size.x) / scale,
      south: (origin.y + size.y) / scale,
    });
  },
});
