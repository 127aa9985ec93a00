// Making elements. Text goes in as text, never as markup.

export const LEVELS = { error: "Galat", warning: "Peringatan", info: "Saran" };
export const KINDS = {
  kata: "Kata", ejaan: "Ejaan", "tanda-baca": "Tanda baca", angka: "Angka", nama: "Nama", gaya: "Gaya", ralat: "Catatan",
};
export const kindOf = (finding) => { const kind = finding.group.replace("_", "-"); return kind in KINDS ? kind : "ralat"; };

export const by = (id) => document.getElementById(id);

export function make(name, values = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(values)) {
    if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const unseen = { "\u2063": "", "\u2029": " ", "\ufffc": "▢", "\n": "¶", "\u00a0": "␣" };
export const visible = (text) => text.replace(/[\u2063\u2029\ufffc\n\u00a0]/g, (sign) => unseen[sign]).replace(/^ +| +$/g, (s) => "␣".repeat(s.length));

const LETTER = /[\p{L}\p{N}]/u;

/** A fix as [gone, come], with the words around it, so that a comma is seen where it goes. */
export function readable(text, finding, fix, applied) {
  let start = Math.min(finding.start, ...fix.edits.map((e) => e.start)), end = Math.max(...fix.edits.map((e) => e.end));
  if (finding.end - finding.start < 60) end = Math.max(end, finding.end);
  else start = Math.min(...fix.edits.map((e) => e.start));
  const isSign = fix.edits.every((e) => !LETTER.test(text.slice(e.start, e.end) + e.text));
  const goesOn = isSign ? /\S/ : LETTER;
  while (start > 0 && goesOn.test(text[start - 1])) start--;
  while (end < text.length && goesOn.test(text[end])) end++;
  const inner = fix.edits.map((e) => ({ ...e, start: e.start - start, end: e.end - start }));
  return [text.slice(start, end), applied(text.slice(start, end), inner)];
}

export function shown(dialog, title, ...children) {
  by("heading").textContent = title;
  by("body").replaceChildren(...children);
  by("body").scrollTop = 0;
  if (!dialog.open) dialog.showModal();
}

/** What the server tells of a rule. */
export function rule(told) {
  if (!told.bad) return [make("p", { class: "told" }, told.text)];
  const wrong = told.bad.slice(0, 4).map((bad) => make("li", {}, make("p", { class: "bad" }, bad.text), bad.fixed === null ? null : make("p", { class: "fixed" }, bad.fixed)));
  const right = told.good.slice(0, 4).map((good) => make("li", {}, good));
  return [
    make("p", { class: "lead" }, plain(told.summary)), ...told.reason.map((part) => make("p", {}, plain(part))),
    make("h3", {}, "Salah, lalu benar"), make("ul", { class: "examples" }, ...wrong),
    make("h3", {}, "Tidak ditandai"), make("ul", { class: "examples" }, ...right),
    make("p", { class: "source" }, `${KINDS[told.group.replace("_", "-")] ?? told.group} · ${LEVELS[told.severity].toLowerCase()} · ${told.source}`),
  ];
}

const plain = (text) => text.replaceAll("`", "");

export const SHORTCUTS = [
  ["j  k", "temuan berikutnya, sebelumnya"], ["Enter", "terima perbaikan"], ["1 … 9", "terima pilihan ke-…"],
  ["a", "terima semua yang pasti"], ["i", "abaikan"], ["Shift+I", "abaikan semua yang sama"], ["u  r", "batalkan, ulangi"],
  ["e", "jelaskan aturan"], ["d", "lihat perubahan"], ["c", "salin hasil"], ["s", "unduh hasil"], ["o", "buka berkas"],
  ["t", "sunting naskah di temuan ini"], ["Esc", "keluar dari naskah, tutup jendela"],
  ["Alt+↓  Alt+↑", "temuan berikutnya, sebelumnya, juga dari dalam naskah"], ["Alt+Enter", "terima, juga dari dalam naskah"],
  ["Ctrl+Z  Ctrl+Y", "batalkan, ulangi"], ["?", "daftar ini"],
];
