// Reports that lie too close to tell apart are one cluster. Each zoom level has a lattice of cells; cells are counted tile by tile when they
// come into view, and kept. Neighbours whose circles would touch are then joined by a rule that looks no farther than a few cells, so
// that a cluster looks the same wherever the view stands.
"use strict";

(() => {
  const CELLS = 8; // a tile is 8 x 8 cells
  const KEPT_TILES = 6000;
  const NO_TILE = { cells: [] };
  const BASE = 15; // cells are as many pixels wide on every level up to here, so that four make one of the level above
  const DEEPEST = 20;
  const KINDS = 9; // the last one are statuses that this version does not know
  const DOT = 8;
  const TOUCH = 2;

  class Clusters {
    constructor(points) {
      this._points = points;
      this._tiles = new Map();
    }

    // Clusters in a rectangle of the world (and a little around it) at a zoom, singles included.
    inView(zoom, west, north, east, south) {
      const level = Math.floor(zoom);
      const side = cellSide(level);
      const reach = reachOf(level);
      const cells = this.cellsIn(level, west - reach * side, north - reach * side, east + reach * side, south + reach * side);
      return join(cells, crop.worldSize(zoom), reach);
    }

    // The numbers of the reports in a cluster, `limit` at most.
    members(cluster, limit) {
      const numbers = [];
      for (const cell of cluster.cells) {
        const side = cellSide(cell.level);
        this._points.within(cell.column * side, cell.row * side, (cell.column + 1) * side, (cell.row + 1) * side, (number) => {
          if (numbers.length < limit) {
            numbers.push(number);
          }
        });
      }
      return numbers;
    }

    // Take a report out of what was counted, before it changes.
    remove(number) {
      if (this._points.has(number)) {
        this._eachTile(number, (tile, column, row) => {
          const at = tile.cells.findIndex((cell) => cell.column === column && cell.row === row);
          if (at >= 0) {
            this._shrink(tile, at, number);
          }
        });
      }
    }

    // Count a report where it lies now, after it has changed.
    add(number) {
      if (this._points.has(number)) {
        const { x, y } = this._points;
        this._eachTile(number, (tile, column, row) => {
          let cell = tile.cells.find((known) => known.column === column && known.row === row);
          if (!cell) {
            cell = newCell(tile.level, column, row, number, x[number], y[number]);
            tile.cells = [...tile.cells, cell];
          }
          include(cell, this._points.statusOf(number), x[number], y[number]);
        });
      }
    }

    _eachTile(number, visit) {
      for (let level = 0; level <= DEEPEST; level++) {
        const side = cellSide(level);
        const column = Math.floor(this._points.x[number] / side);
        const row = Math.floor(this._points.y[number] / side);
        const tile = this._tiles.get(tileKey(level, Math.floor(column / CELLS), Math.floor(row / CELLS)));
        if (tile) {
          visit(tile, column, row);
        }
      }
    }

    // One report less in a cell. Its rectangle may stay too large: it only says how close to go.
    _shrink(tile, at, number) {
      const cell = tile.cells[at];
      cell.count--;
      cell.sumX -= this._points.x[number];
      cell.sumY -= this._points.y[number];
      cell.statuses[kindOf(this._points.statusOf(number))]--;
      if (cell.count === 0) {
        tile.cells = tile.cells.filter((other) => other !== cell);
      } else if (cell.first === number || cell.count === 1) {
        cell.first = this.members({ cells: [cell] }, 2).find((other) => other !== number);
      }
    }

    // The cells of a level that a rectangle of the world touches, each with its count and its sums; `level` is that of a zoom.
    cellsIn(level, west, north, east, south) {
      const side = cellSide(level);
      const tileSide = side * CELLS;
      const found = [];
      for (let row = Math.floor(north / tileSide); row <= Math.floor(south / tileSide); row++) {
        for (let column = Math.floor(west / tileSide); column <= Math.floor(east / tileSide); column++) {
          for (const cell of this._tile(level, column, row).cells) {
            if ((cell.column + 1) * side > west && cell.column * side < east && (cell.row + 1) * side > north && cell.row * side < south) {
              found.push(cell);
            }
          }
        }
      }
      return found;
    }

    _tile(level, column, row) {
      const key = tileKey(level, column, row);
      let tile = this._tiles.get(key);
      if (!tile) {
        if (!this._points.isOccupied(level, column, row)) {
          return NO_TILE;
        }
        tile = { level, cells: level < BASE ? this._gathered(level, column, row) : count(this._points, level, column, row) };
        this._tiles.set(key, tile);
        if (this._tiles.size > KEPT_TILES) {
          this._tiles.delete(this._tiles.keys().next().value);
        }
      }
      return tile;
    }

    // Far above the ground a cell is four cells of the next level together: nothing has to be counted twice.
    _gathered(level, column, row) {
      const cells = new Map();
      for (const [right, down] of [[0, 0], [1, 0], [0, 1], [1, 1]]) {
        for (const part of this._tile(level + 1, 2 * column + right, 2 * row + down).cells) {
          const key = placeKey(part.column >> 1, part.row >> 1);
          if (!cells.has(key)) {
            cells.set(key, newCell(level, part.column >> 1, part.row >> 1, part.first, part.west, part.north));
          }
          gather(cells.get(key), part);
        }
      }
      return [...cells.values()];
    }
  }

  // Cells shrink near the ground: what can be told apart there is shown apart. Powers of two, so that no edge falls between two cells.
  function cellPixels(level) {
    return level <= BASE ? 64 : level <= 17 ? 32 : 16;
  }

  function cellSide(level) {
    return cellPixels(level) / crop.worldSize(level);
  }

  // Over how many cells two circles can touch.
  function reachOf(level) {
    return Math.ceil((2 * crop.clusterRadius(10000) + TOUCH) / cellPixels(level));
  }

  crop.clusterRadius = (count) => (count < 2 ? DOT : count < 10 ? 14 : count < 100 ? 17 : count < 1000 ? 20 : count < 10000 ? 23 : 26);

  function count(points, level, tileColumn, tileRow) {
    const side = cellSide(level);
    const west = tileColumn * CELLS * side;
    const north = tileRow * CELLS * side;
    const cells = new Array(CELLS * CELLS);
    points.within(west, north, west + CELLS * side, north + CELLS * side, (number) => {
      const x = points.x[number];
      const y = points.y[number];
      const column = Math.floor(x / side);
      const row = Math.floor(y / side);
      const place = (row - tileRow * CELLS) * CELLS + column - tileColumn * CELLS;
      const cell = cells[place] || (cells[place] = newCell(level, column, row, number, x, y));
      include(cell, points.statusOf(number), x, y);
    });
    return cells.filter((cell) => cell);
  }

  function newCell(level, column, row, first, x, y) {
    return { level, column, row, first, count: 0, sumX: 0, sumY: 0, west: x, east: x, north: y, south: y, statuses: new Uint32Array(KINDS) };
  }

  function include(cell, status, x, y) {
    cell.count++;
    cell.sumX += x;
    cell.sumY += y;
    cell.statuses[kindOf(status)]++;
    if (x < cell.west) { cell.west = x; } else if (x > cell.east) { cell.east = x; }
    if (y < cell.north) { cell.north = y; } else if (y > cell.south) { cell.south = y; }
  }

  function kindOf(status) {
    return Math.min(status, KINDS - 1);
  }

  // Add what one cell or cluster counted to another.
  function gather(into, part) {
    into.count += part.count;
    into.sumX += part.sumX;
    into.sumY += part.sumY;
    into.west = Math.min(into.west, part.west);
    into.east = Math.max(into.east, part.east);
    into.north = Math.min(into.north, part.north);
    into.south = Math.max(into.south, part.south);
    for (let status = 0; status < KINDS; status++) {
      into.statuses[status] += part.statuses[status];
    }
  }

  // Each cell that touches a greater one gives itself to the greatest it touches, if that one gives itself to nobody.
  function join(cells, scale, reach) {
    const byPlace = new Map(cells.map((cell) => [placeKey(cell.column, cell.row), cell]));
    const greatest = new Map(cells.map((cell) => [cell, greatestTouched(cell, byPlace, scale, reach)]));
    const clusters = new Map();
    const joined = [];
    for (const cell of cells) {
      const target = greatest.get(cell);
      if (target && !greatest.get(target)) {
        joined.push([cell, target]);
      } else {
        clusters.set(cell, newCluster(cell));
      }
    }
    for (const [cell, target] of joined) {
      clusters.get(target).cells.push(cell);
      gather(clusters.get(target), cell);
    }
    return [...clusters.values()].map(finished);
  }

  function tileKey(level, column, row) {
    return `${level}/${column}/${row}`;
  }

  function placeKey(column, row) {
    return row * 0x8000000 + column;
  }

  function greatestTouched(cell, byPlace, scale, reach) {
    let found = null;
    for (let row = cell.row - reach; row <= cell.row + reach; row++) {
      for (let column = cell.column - reach; column <= cell.column + reach; column++) {
        const other = byPlace.get(placeKey(column, row));
        if (other && other !== cell && isGreater(other, found || cell) && touch(cell, other, scale)) {
          found = other;
        }
      }
    }
    return found;
  }

  function isGreater(one, other) {
    return one.count !== other.count ? one.count > other.count : one.row !== other.row ? one.row > other.row : one.column > other.column;
  }

  function touch(one, other, scale) {
    const dx = (one.sumX / one.count - other.sumX / other.count) * scale;
    const dy = (one.sumY / one.count - other.sumY / other.count) * scale;
    const apart = crop.clusterRadius(one.count) + crop.clusterRadius(other.count) + TOUCH;
    return dx * dx + dy * dy < apart * apart;
  }

  function newCluster(cell) {
    const { first, count, sumX, sumY, west, east, north, south } = cell;
    return { cells: [cell], first, count, sumX, sumY, west, east, north, south, statuses: cell.statuses.slice() };
  }

  function finished(cluster) {
    cluster.x = cluster.sumX / cluster.count;
    cluster.y = cluster.sumY / cluster.count;
    cluster.radius = crop.clusterRadius(cluster.count);
    cluster.worst = cluster.statuses.findIndex((count) => count > 0);
    return cluster;
  }

  crop.Clusters = Clusters;
})();
