// The catalogue fills unit and unit price; money = volume × unit price while somebody types. The server computes it again.
const field = (name) => document.getElementById(`id_${name}`);
const digits = (amount) => String(Math.trunc(amount)).replace(/\B(?=(\d{3})+(?!\d))/g, ".");

function rupiah(text) {
  const plain = text.replace(/^\s*Rp\.?\s*/i, "").replace(/[.\s]/g, "").replace(/,(00|-)?$/, "");
  return /^\d+$/.test(plain) ? Number(plain) : null;
}

function volume(text) { // the same reading as on the server: 1.250 is a thousand, 12,5 and 12.5 are not
  const typed = text.trim();
  if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(typed)) return Number(typed.replaceAll(".", ""));
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(typed)) return Number(typed.replaceAll(".", "").replace(",", "."));
  return /^\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(",", ".")) : null;
}

function compute() {
  const money = field("anggaran");
  if (!money) return;
  const size = volume(field("volume").value);
  const price = rupiah(field("harga_satuan").value);
  const known = size !== null && price !== null;
  if (known) money.value = digits(size * price);
  else if (money.readOnly) money.value = "";
  money.readOnly = known;
}

function fill(kamus) {
  const typed = kamus.value.trim().toLowerCase();
  const option = [...(kamus.list?.options || [])].find((one) => one.value.toLowerCase() === typed);
  if (!option) return;
  if (option.dataset.satuan) field("satuan").value = option.dataset.satuan;
  if (option.dataset.harga) field("harga_satuan").value = digits(Number(option.dataset.harga));
  compute();
}

document.addEventListener("input", (event) => {
  if (event.target.id === "id_kamus") fill(event.target);
  if (["id_volume", "id_harga_satuan"].includes(event.target.id)) compute();
});
document.addEventListener("change", (event) => event.target.id === "id_kamus" && fill(event.target));
document.addEventListener("htmx:after:swap", compute);
compute();
