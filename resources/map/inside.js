// Whether a place lies in an area, quickly: each outline keeps its edges by bands of height, so that a place is held against a few of them only.
"use strict";

(() => {
  const EDGES_A_BAND = 8;
  const MOST_BANDS = 64;

  // area: {box, lines}; as many edges to one side as make an odd number
  crop.lies = (area, x, y) => {
    const { box } = area;
    if (x < box.west || x > box.east || y < box.north || y > box.south) {
      return false;
    }
    const bands = area.bands || (area.bands = bandsOf(area));
    const edges = bands[bandAt(box, bands.length, y)];
    let inside = false;
    for (let at = 0; at < edges.length; at += 4) {
      const y1 = edges[at + 1];
      const y2 = edges[at + 3];
      if (y1 > y !== y2 > y && x < edges[at] + ((y - y1) / (y2 - y1)) * (edges[at + 2] - edges[at])) {
        inside = !inside;
      }
    }
    return inside;
  };

  // The edges of an outline (x1, y1, x2, y2 each) that reach into each band.
  function bandsOf({ box, lines }) {
    const edges = lines.reduce((sum, flat) => sum + flat.length / 2, 0);
    const bands = Array.from({ length: Math.min(MOST_BANDS, Math.ceil(edges / EDGES_A_BAND)) }, () => []);
    for (const flat of lines) {
      for (let at = 0; at < flat.length; at += 2) {
        const next = (at + 2) % flat.length;
        const edge = [flat[at], flat[at + 1], flat[next], flat[next + 1]];
        const last = bandAt(box, bands.length, Math.max(edge[1], edge[3]));
        for (let band = bandAt(box, bands.length, Math.min(edge[1], edge[3])); band <= last; band++) {
          bands[band].push(...edge);
        }
      }
    }
    return bands.map((numbers) => Float64Array.from(numbers));
  }

  function bandAt(box, count, y) {
    return Math.min(count - 1, Math.floor((count * (y - box.north)) / (box.south - box.north)) || 0);
  }
})();
