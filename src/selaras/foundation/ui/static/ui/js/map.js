// A map of the daerah from a local file, without tiles: [data-map] with data-geojson (address), data-values (id of a
// JSON script: kode -> {nilai, label, href}) and data-breaks ("75,125": least value of the second step, and so on).
const step = (value, breaks) => (value === null || value === undefined ? 0 : 1 + breaks.filter((least) => value >= least).length);

async function draw(box) {
  const values = JSON.parse(document.getElementById(box.dataset.values).textContent);
  const breaks = (box.dataset.breaks || "").split(",").filter(Boolean).map(Number);
  const answer = await fetch(box.dataset.geojson);
  if (!answer.ok) return; // the table below tells the same
  const shapes = await answer.json();
  box.hidden = false;
  const map = window.L.map(box, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, keyboard: true });
  const layer = window.L.geoJSON(shapes, {
    style: (shape) => ({ className: `s-region m${step(values[shape.properties.kode]?.nilai, breaks)}`, stroke: false, fill: false }),
    onEachFeature: (shape, part) => {
      const row = values[shape.properties.kode] || {};
      const words = row.label || shape.properties.nama || shape.properties.kode;
      part.bindTooltip(words, { sticky: true });
      part.on("add", () => name(part.getElement(), words, row.href));
      if (row.href) part.on("click", () => window.location.assign(row.href));
    },
  }).addTo(map);
  layer.eachLayer((part) => {
    const row = values[part.feature.properties.kode] || {};
    name(part.getElement(), row.label || part.feature.properties.nama || part.feature.properties.kode, row.href);
  });
  map.fitBounds(layer.getBounds(), { padding: [8, 8] });
  new ResizeObserver(() => map.invalidateSize()).observe(box);
}

function name(path, words, href) {
  if (!path) return;
  for (const own of ["fill", "stroke", "fill-opacity", "stroke-opacity", "pointer-events"]) path.removeAttribute(own);
  path.classList.add("leaflet-interactive");
  if (!path.hasAttribute("role")) path.setAttribute("role", "img");
  path.setAttribute("aria-label", words);
  if (!href || path.hasAttribute("tabindex")) return;
  path.setAttribute("role", "link");
  path.setAttribute("tabindex", "0");
  path.addEventListener("keydown", (event) => event.key === "Enter" && window.location.assign(href));
}

document.querySelectorAll("[data-map]").forEach((box) => draw(box).catch(() => { box.hidden = true; }));
