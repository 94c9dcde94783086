// The reports on their canvas: clusters, single reports, the selected one; and what lies under the mouse.
"use strict";

(() => {
  const REACH = 3;
  const SELECTED_REACH = 15;

  crop.Reports = crop.CanvasLayer.extend({
    initialize(options) {
      crop.CanvasLayer.prototype.initialize.call(this, options);
      this.selected = -1;
      this.marked = [];
      this._drawn = [];
      this._alone = false;
      this.setPoints(new crop.Points(new ArrayBuffer(0)));
    },

    setPoints(points) {
      this.points = points;
      this.clusters = new crop.Clusters(points);
      this.repaint();
    },

    // rows: [number, lon, lat, status]
    change(rows) {
      for (const [number, lon, lat, status] of rows) {
        this.clusters.remove(number);
        this.points.put(number, lon, lat, status);
        this.clusters.add(number);
      }
      this.repaint();
    },

    // Show the selected report alone: the others are told of in another way.
    setAlone(alone) {
      this._alone = alone;
      this.repaint();
    },

    setLooks(looks) {
      this._shapes = new crop.Shapes(looks, window.devicePixelRatio || 1);
      this.repaint();
      return this._shapes;
    },

    select(number) {
      this.selected = this.points.has(number) ? number : -1;
      this.repaint();
    },

    // Put a ring around each of these reports.
    mark(numbers) {
      this.marked = numbers;
      this.repaint();
    },

    latLngOf(number) {
      return crop.toLatLng(this.points.x[number], this.points.y[number]);
    },

    // What is drawn at a point of the map's container: {number}, {cluster} or null.
    at(containerPoint) {
      const map = this._map;
      const here = map.containerPointToLayerPoint(containerPoint).subtract(this._bounds.min);
      const chosen = this.points.has(this.selected) && this._place(this.selected);
      if (chosen && Math.hypot(chosen.x - here.x, chosen.y - here.y) <= SELECTED_REACH) {
        return { number: this.selected, x: chosen.x, y: chosen.y };
      }
      let found = null;
      let nearest = Infinity;
      for (const item of this._drawn) {
        const distance = Math.hypot(item.x - here.x, item.y - here.y) - item.cluster.radius;
        if (distance <= REACH && distance < nearest) {
          nearest = distance;
          found = item.cluster.count === 1 ? { number: item.cluster.first } : { cluster: item.cluster };
        }
      }
      return found;
    },

    // The clusters in a view with their places on its canvas.
    placesIn(view) {
      return this._alone ? [] : this.clusters.inView(view.zoom, view.west, view.north, view.east, view.south).map((cluster) => ({
        cluster,
        radius: cluster.radius,
        x: cluster.x * view.scale - view.origin.x,
        y: cluster.y * view.scale - view.origin.y,
      }));
    },

    paint(context, view) {
      if (!this._shapes) {
        return;
      }
      this._view = view;
      this._drawn = this.placesIn(view);
      // The greater ones stand on top: their counts stay readable.
      this._drawn.sort((one, other) => one.cluster.count - other.cluster.count);
      for (const { cluster, x, y } of this._drawn) {
        if (cluster.count === 1) {
          this._dot(context, cluster.first, x, y);
        } else {
          this._shapes.group(context, x, y, cluster);
        }
      }
      this._paintMarked(context);
      this._paintSelected(context);
    },

    _paintMarked(context) {
      for (const number of this.marked.filter((one) => this.points.has(one) && one !== this.selected)) {
        const { x, y } = this._place(number);
        this._shapes.mark(context, x, y);
        this._dot(context, number, x, y);
      }
    },

    _paintSelected(context) {
      if (this.points.has(this.selected)) {
        const { x, y } = this._place(this.selected);
        this._shapes.selection(context, x, y);
        this._dot(context, this.selected, x, y);
      }
    },

    _dot(context, number, x, y) {
      this._shapes.dot(context, x, y, this.points.statusOf(number), this.points.isApproximate(number));
    },

    _place(number) {
      return { x: this.points.x[number] * this._view.scale - this._view.origin.x, y: this.points.y[number] * this._view.scale - this._view.origin.y };
    },
  });
})();
