// The map that is shared as a file: areas below, reports above, near ones gathered until one zooms in. Everything is text.
"use strict";
const cropShared = (() => {
  const data = JSON.parse(document.getElementById("reports").textContent);
  const CELL = 64;
  const FARTHEST_GATHERED = 17;

  function element(name, text, className) {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function head() {
    const bar = document.createElement("header");
    bar.append(element("h1", data.title), element("p", data.mark, "mark"), element("p", data.about));
    document.body.prepend(bar);
  }

  function popup(pin) {
    const [number, category, status, ward, date, , , , approximate] = pin;
    const box = element("div", "", "popup");
    box.append(element("h2", number));
    const list = document.createElement("dl");
    const lines = [["category", category], ["status", status], ["ward", ward], ["received", date]];
    for (const [key, text] of lines) list.append(element("dt", data.words[key]), element("dd", text));
    box.append(list);
    if (approximate) box.append(element("p", data.words.approximate));
    return box;
  }

  function areas(map) {
    const bounds = L.latLngBounds([]);
    for (const document of data.areas) {
      const layer = L.geoJSON(document, {
        interactive: false,
        style: { color: "#7c8793", weight: 1.2, fillColor: "#fff", fillOpacity: 0.7, dashArray: data.approximate ? "4 4" : null },
        onEachFeature: (feature, shape) => {
          const name = feature.properties && feature.properties.name;
          if (name) {
            shape.bindTooltip(element("span", name), { permanent: true, direction: "center", className: "area-name" });
          }
        },
      }).addTo(map);
      if (layer.getBounds().isValid()) bounds.extend(layer.getBounds());
    }
    return bounds;
  }

  function gathered(map) {
    const zoom = map.getZoom();
    if (zoom > FARTHEST_GATHERED) return data.pins.map((pin) => [pin]);
    const cells = new Map();
    for (const pin of data.pins) {
      const at = map.project([pin[7], pin[6]], zoom);
      const key = `${Math.floor(at.x / CELL)}/${Math.floor(at.y / CELL)}`;
      const cell = cells.get(key);
      if (cell) cell.push(pin);
      else cells.set(key, [pin]);
    }
    return [...cells.values()];
  }

  function cluster(map, pins) {
    const lat = pins.reduce((sum, pin) => sum + pin[7], 0) / pins.length;
    const lon = pins.reduce((sum, pin) => sum + pin[6], 0) / pins.length;
    const side = 34 + Math.min(26, 7 * Math.log10(pins.length));
    const words = `${pins.length} ${data.words.reports}`;
    const icon = L.divIcon({ className: "", iconSize: [side, side], html: element("div", String(pins.length), "cluster") });
    icon.options.html.style.cssText = `width:${side}px;height:${side}px`;
    const marker = L.marker([lat, lon], { icon, title: words, alt: words });
    marker.on("click keypress", () => map.setView([lat, lon], Math.min(map.getZoom() + 2, 19)));
    return marker;
  }

  // A shape, a colour and, in the popup, a word: the status is never the colour alone.
  function single(map, pin) {
    const mark = element("div", pin[2].split(" ")[0], pin[8] ? "pin approximate" : "pin");
    mark.style.color = pin[5];
    const icon = L.divIcon({ className: "", iconSize: [24, 24], html: mark });
    const marker = L.marker([pin[7], pin[6]], { icon, title: pin[0], alt: `${pin[0]} ${pin[2]}` });
    // The map's own popup: it stays when the pins are drawn anew because the map moved to make room for it.
    const open = () => L.popup({ offset: [0, -8] }).setLatLng(marker.getLatLng()).setContent(popup(pin)).openOn(map);
    return marker.on("click", open).on("keypress", (event) => event.originalEvent.key === "Enter" && open());
  }

  function reports(map) {
    const layer = L.layerGroup().addTo(map);
    const draw = () => {
      layer.clearLayers();
      const seen = map.getBounds().pad(0.3);
      for (const pins of gathered(map)) {
        const marker = pins.length > 1 ? cluster(map, pins) : single(map, pins[0]);
        if (seen.contains(marker.getLatLng())) layer.addLayer(marker);
      }
    };
    // From afar the names of many areas are a grey cloud.
    const named = () => map.getContainer().classList.toggle("far", map.getZoom() < 13);
    map.on("zoomend", named);
    map.on("zoomend moveend", draw);
    named();
    draw();
  }

  function start(map) {
    head();
    map.invalidateSize(false);
    L.control.zoom({ zoomInTitle: data.words.in, zoomOutTitle: data.words.out }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    const ground = areas(map);
    const points = L.latLngBounds(data.pins.map((pin) => [pin[7], pin[6]]));
    const bounds = points.isValid() ? points : ground;
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.05), { maxZoom: 16, animate: false });
    reports(map);
    document.documentElement.dataset.ready = String(data.pins.length);
  }

  return { start, map: null };
})();
