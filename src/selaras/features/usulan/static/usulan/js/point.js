// The place of a proposal on a map without tiles: tap or drag the mark, or write latitude and longitude below.
const field = (name) => document.getElementById(`id_${name}`);
const number = (name) => (field(name).value.trim() === "" ? NaN : Number(field(name).value.replace(",", ".")));
const PLACES = 6; // decimals of a degree, some 10 cm

function write(spot) {
  for (const [name, value] of [["lat", spot.lat], ["lon", spot.lng]]) {
    field(name).value = value.toFixed(PLACES).replace(".", ",");
    field(name).dispatchEvent(new Event("input", { bubbles: true })); // so that the draft keeps it
  }
}

function start(box) {
  box.hidden = false;
  const map = window.L.map(box, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false });
  const mark = window.L.marker([0, 0], { draggable: true, keyboard: false, icon: window.L.divIcon({ className: "s-pin", iconSize: [22, 22] }) });
  let layer = null;
  const show = () => {
    const spot = [number("lat"), number("lon")];
    if (spot.some(Number.isNaN)) mark.remove();
    else mark.setLatLng(spot).addTo(map);
  };
  const load = async () => {
    const kode = field("wilayah").value;
    const near = kode || box.dataset.scope; // nothing chosen yet: the whole area of the person
    const answer = await fetch(`${box.dataset.shapes}?di=${encodeURIComponent(near)}`);
    if (!answer.ok) throw new Error("no shapes");
    layer?.remove();
    layer = window.L.geoJSON(await answer.json(), {
      style: (shape) => ({ className: `s-region ${shape.properties.kode === kode ? "m2" : "m1"}`, stroke: false, fill: false, interactive: false }),
    }).addTo(map);
    for (const path of box.querySelectorAll("path")) for (const own of ["fill", "stroke", "fill-opacity", "stroke-opacity"]) path.removeAttribute(own);
    const own = layer.getLayers().find((part) => part.feature.properties.kode === kode);
    show();
    const view = layer.getLayers().length ? (own || layer).getBounds() : null;
    if (view && map.hasLayer(mark)) view.extend(mark.getLatLng());
    if (view) map.fitBounds(view, { padding: [14, 14] });
  };
  map.on("click", (event) => { write(event.latlng); show(); });
  mark.on("dragend", () => write(mark.getLatLng()));
  for (const name of ["lat", "lon"]) field(name).addEventListener("change", show);
  field("wilayah").addEventListener("change", load);
  new ResizeObserver(() => map.invalidateSize()).observe(box);
  load().catch(() => { box.hidden = true; });
  here(show, map);
}

function here(show, map) {
  const row = document.querySelector("[data-here]");
  if (!row || !("geolocation" in navigator)) return;
  const words = row.querySelector("[data-here-words]");
  row.hidden = false;
  row.querySelector("button").addEventListener("click", () => {
    words.textContent = "";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { write({ lat: coords.latitude, lng: coords.longitude }); show(); map.panTo([coords.latitude, coords.longitude]); },
      () => { words.textContent = words.dataset.no; },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}

function prepare() {
  for (const box of document.querySelectorAll("[data-point]:not([data-drawn])")) {
    box.dataset.drawn = "1";
    if (window.L && field("wilayah")) start(box);
  }
}
document.addEventListener("selaras:page", prepare);
prepare();
