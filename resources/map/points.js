// All reports by number in typed arrays, and an index that finds those in a rectangle: a million take 25 MB and 0.2 s.
"use strict";

(() => {
  const GONE = 0xff;
  const APPROXIMATE = 0x80;
  const LEVEL = 16; // index cells are 1 / 65536 of the world wide: some 600 m in Jakarta
  const SIDE = 1 << LEVEL;
  const LOOSE_LIMIT = 20000;

  class Points {
    // buffer: lon, lat pairs as 32-bit floats, then one status byte each
    constructor(buffer) {
      this.count = Math.floor(buffer.byteLength / 9);
      const degrees = new Float32Array(buffer, 0, 2 * this.count);
      this.status = new Uint8Array(buffer, 8 * this.count, this.count);
      this.x = new Float64Array(this.count);
      this.y = new Float64Array(this.count);
      this._byByte = new Uint32Array(256);
      for (let i = 0; i < this.count; i++) {
        this.x[i] = crop.worldX(degrees[2 * i]);
        this.y[i] = crop.worldY(degrees[2 * i + 1]);
        this._checkPlace(i);
        this._byByte[this.status[i]]++;
      }
      this._index();
    }

    has(number) {
      return number >= 0 && number < this.count && this.status[number] !== GONE;
    }

    statusOf(number) {
      return this.status[number] & ~APPROXIMATE;
    }

    isApproximate(number) {
      return (this.status[number] & APPROXIMATE) !== 0;
    }

    shown() {
      return this.count - this._byByte[GONE];
    }

    // How many reports each status has, and how many places are approximate.
    summary() {
      const statuses = new Array(128).fill(0);
      let approximate = 0;
      for (let byte = 0; byte < GONE; byte++) {
        statuses[byte & ~APPROXIMATE] += this._byByte[byte];
        approximate += byte & APPROXIMATE ? this._byByte[byte] : 0;
      }
      return { statuses, approximate };
    }

    // How many reports of the statuses that `isWanted` takes stand at an approximate place.
    approximateOf(isWanted) {
      let count = 0;
      for (let byte = APPROXIMATE; byte < GONE; byte++) {
        count += this._byByte[byte] && isWanted(byte & ~APPROXIMATE) ? this._byByte[byte] : 0;
      }
      return count;
    }

    // Whether a square of 512 pixels at a level can hold reports at all; only known far above the ground.
    isOccupied(level, column, row) {
      const up = LEVEL - level + 1;
      return up < 2 || this._squares[Math.min(up, LEVEL)].has(squareKey(column, row));
    }

    // The smallest rectangle in the world around all reports, null when there are none.
    bounds() {
      let found = null;
      for (let i = 0; i < this.count; i++) {
        if (this.status[i] === GONE) {
          continue;
        }
        const x = this.x[i];
        const y = this.y[i];
        found = found || { west: x, east: x, north: y, south: y };
        found.west = Math.min(found.west, x);
        found.east = Math.max(found.east, x);
        found.north = Math.min(found.north, y);
        found.south = Math.max(found.south, y);
      }
      return found;
    }

    // Add or change one report; calling it again with the same values changes nothing.
    put(number, lon, lat, status) {
      if (number >= this.count) {
        this._grow(number + 1);
      }
      this._byByte[this.status[number]]--;
      this.status[number] = status;
      const x = crop.worldX(Math.fround(lon));
      const y = crop.worldY(Math.fround(lat));
      if (status !== GONE && (x !== this.x[number] || y !== this.y[number])) {
        this.x[number] = x;
        this.y[number] = y;
        this._checkPlace(number);
        this._loosen(number);
      }
      this._byByte[this.status[number]]++;
    }

    // Call visit(number) for every report with west <= x < east and north <= y < south.
    within(west, north, east, south, visit) {
      const { x, y, status, _loose: loose, _isLoose: isLoose, _order: order, _keys: keys } = this;
      const inside = (i) => x[i] >= west && x[i] < east && y[i] >= north && y[i] < south && status[i] !== GONE;
      const firstColumn = column(west);
      const lastColumn = column(east);
      const lastRow = Math.min(column(south), this._lastRow);
      for (let row = Math.max(column(north), this._firstRow); row <= lastRow; row++) {
        const end = row * SIDE + lastColumn;
        for (let at = firstAtLeast(keys, row * SIDE + firstColumn); at < keys.length && keys[at] <= end; at++) {
          const i = order[at];
          if (inside(i) && !isLoose[i]) {
            visit(i);
          }
        }
      }
      for (const i of loose) {
        if (inside(i)) {
          visit(i);
        }
      }
    }

    // A place that is nowhere on earth is no place: it would take the view, and the counting, out of this world.
    _checkPlace(number) {
      if (!isOnEarth(this.x[number]) || !isOnEarth(this.y[number])) {
        this.x[number] = 0;
        this.y[number] = 0;
        this.status[number] = GONE;
      }
    }

    _loosen(number) {
      this._isLoose[number] = 1;
      this._loose.add(number);
      this._occupy(column(this.x[number]), column(this.y[number]));
      if (this._loose.size > LOOSE_LIMIT) {
        this._index();
      }
    }

    _grow(count) {
      if (count > this.status.length) {
        const room = Math.max(count, Math.ceil(this.status.length * 1.2), 64);
        this.x = enlarged(this.x, new Float64Array(room));
        this.y = enlarged(this.y, new Float64Array(room));
        this.status = enlarged(this.status, new Uint8Array(room).fill(GONE));
        this._isLoose = enlarged(this._isLoose, new Uint8Array(room));
      }
      for (let i = this.count; i < count; i++) {
        this.x[i] = NaN; // differs from every place: put() makes it loose
        this.status[i] = GONE;
      }
      this._byByte[GONE] += count - this.count;
      this.count = count;
    }

    _index() {
      const keys = new Uint32Array(this.count);
      for (let i = 0; i < this.count; i++) {
        keys[i] = column(this.y[i]) * SIDE + column(this.x[i]);
      }
      this._order = sortedByKey(keys);
      this._keys = keys.map((_, at) => keys[this._order[at]]);
      this._firstRow = this.count ? Math.floor(this._keys[0] / SIDE) : 0;
      this._lastRow = this.count ? Math.floor(this._keys[this.count - 1] / SIDE) : -1;
      this._isLoose = new Uint8Array(this.status.length);
      this._loose = new Set();
      this._squares = Array.from({ length: LEVEL + 1 }, () => new Set());
      let last = -1;
      for (const key of this._keys) {
        if (key !== last) {
          this._occupy(key % SIDE, Math.floor(key / SIDE));
          last = key;
        }
      }
    }

    // Note that an index cell, and with it every larger square around it, holds reports.
    _occupy(cellColumn, cellRow) {
      for (let up = 0; up <= LEVEL; up++) {
        this._squares[up].add(squareKey(cellColumn >>> up, cellRow >>> up));
      }
    }
  }

  function isOnEarth(world) {
    return world >= 0 && world <= 1;
  }

  function squareKey(column, row) {
    return row * SIDE + column;
  }

  function column(world) {
    return Math.min(SIDE - 1, Math.max(0, Math.floor(world * SIDE) || 0));
  }

  function enlarged(from, to) {
    to.set(from);
    return to;
  }

  function firstAtLeast(keys, key) {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  // Radix sort, two passes of 16 bits: the order of the numbers by key.
  function sortedByKey(keys) {
    let order = new Uint32Array(keys.length);
    for (let i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (const shift of [0, 16]) {
      const starts = new Uint32Array(SIDE + 1);
      for (let i = 0; i < keys.length; i++) {
        starts[((keys[i] >>> shift) & 0xffff) + 1]++;
      }
      for (let digit = 0; digit < SIDE; digit++) {
        starts[digit + 1] += starts[digit];
      }
      const next = new Uint32Array(keys.length);
      for (let i = 0; i < order.length; i++) {
        next[starts[(keys[order[i]] >>> shift) & 0xffff]++] = order[i];
      }
      order = next;
    }
    return order;
  }

  crop.Points = Points;
})();
