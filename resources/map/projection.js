// Web Mercator with the whole world as the square from 0 to 1: Leaflet's pixel at a zoom is this times 256 * 2^zoom.
"use strict";

crop.worldX = (lon) => lon / 360 + 0.5;

crop.worldY = (lat) => {
  if (!(Math.abs(lat) <= 90)) {
    return NaN; // the sine would find a place for any number
  }
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

crop.worldSize = (zoom) => 256 * Math.pow(2, zoom);

crop.toLatLng = (x, y) => L.CRS.EPSG3857.pointToLatLng(L.point(x * 256, y * 256), 0);
