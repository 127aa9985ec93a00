// The page: what a person does, and what happens then.
import { checked, explained, fixed } from "./api.js";
import { Store } from "./store.js";
import { applied, change, difference, measured, moved } from "./text.js";
import { differences, filters, item, kindOf, mirrored, rule } from "./view.js";

const $ = (id) => document.getElementById(id);
const store = new Store();
const field = $("naskah");
const SOON_MS = 300;
const FORMATS = { txt: "plain", text: "plain", md: "markdown", markdown: "markdown", html: "html", htm: "html" };

let findings = [], active = null, kind = "", problem = "", waiting = false;
let timer = 0, asking = null;

const key = (finding) => `${finding.rule}\n${store.draft.text.slice(finding.start, finding.end).toLowerCase()}`;
const isWord = () => store.draft.document !== null;
const open = () => findings.filter((f) => !store.draft.ignored.includes(key(f)));
const listed = () => open().filter((f) => !kind || kindOf(f) === kind);
const isSafe = (f) => f.fixes.filter((x) => x.safety === "safe").length === 1;

// --- checking -------------------------------------------------------------------------------------------------------

function soon(delay = SOON_MS) {
  clearTimeout(timer);
  waiting = true;
  timer = setTimeout(check, delay);
  draw();
}

async function check() {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  try {
    const { draft } = store;
    const said = draft.text.trim() || isWord() ? await checked(draft, mine.signal) : { text: draft.text, document: null, findings: [], problem: "" };
    if (asking !== mine) return;
    if (isWord()) store.set({ text: said.text, document: said.document }, { step: false });
    const place = active?.start ?? 0;
    ({ findings, problem } = said);
    active = active && (listed().find((f) => f.start >= place) ?? listed().at(-1) ?? null);
  } catch (error) {
    if (error.name === "AbortError") return;
    problem = error instanceof TypeError ? "server tidak terjangkau; jalankan lagi ralat serve" : error.message;
  }
  waiting = false;
  draw();
}

/** A new text: findings keep their places until it has been checked. */
function rewrite(text, how = {}) {
  const edit = change(store.draft.text, text);
  findings = moved(findings, edit);
  if (active && !findings.includes(active)) {
    active = how.typing ? null : (listed().find((f) => f.start >= edit.start) ?? listed()[0] ?? null);
  }
  store.set({ text }, how);
  soon(how.typing ? SOON_MS : 0);
}

// --- what a person does ---------------------------------------------------------------------------------------------

const acts = {
  choose(finding) {
    active = active === finding ? null : finding;
    draw();
    reveal();
  },
  accept(finding, fix = finding.fixes[0]) {
    if (fix) rewrite(applied(store.draft.text, fix.edits));
  },
  ignore(finding) {
    const after = listed().find((f) => f.start > finding.start && key(f) !== key(finding));
    store.set({ ignored: [...new Set([...store.draft.ignored, key(finding)])] });
    active = after ?? listed()[0] ?? null;
    draw();
  },
  async explain(finding) {
    const said = await explained(finding.rule).catch((error) => ({ text: error.message }));
    $("judul-aturan").textContent = finding.rule;
    $("isi-aturan").replaceChildren(rule(said));
    $("kotak-aturan").showModal();
  },
};
const act = (name, ...more) => acts[name](...more);

async function acceptAll() {
  if (isWord()) {
    let text = store.draft.text, edge = Infinity;
    for (const f of [...open()].filter(isSafe).reverse()) {
      const { edits } = f.fixes.find((x) => x.safety === "safe");
      if (Math.max(...edits.map((e) => e.end)) > edge) continue;
      edge = Math.min(...edits.map((e) => e.start));
      text = applied(text, edits);
    }
    rewrite(text);
  } else if (store.draft.ignored.length) {
    rewrite(applied(store.draft.text, apart(open().filter(isSafe).flatMap((f) => f.fixes.find((x) => x.safety === "safe").edits))));
  } else {
    const before = store.draft.text;
    const text = await fixed(store.draft).catch((error) => { problem = error.message; return before; });
    if (store.draft.text === before) rewrite(text);
  }
}

/** Edits that are clear of each other. */
function apart(edits) {
  let edge = -1;
  return [...edits].sort((a, b) => a.start - b.start).filter((e) => e.start >= edge && ((edge = e.end), true));
}

function step(by) {
  const all = listed();
  if (!all.length) return;
  const caret = document.activeElement === field && !active ? field.selectionStart : -1;
  const at = all.indexOf(active);
  active = at >= 0 ? all[(at + by + all.length) % all.length] : by > 0 ? (all.find((f) => f.start >= caret) ?? all[0]) : all.at(-1);
  draw();
  reveal();
}

const isNarrow = () => matchMedia("(max-width: 60rem)").matches;

function reveal() {
  if (!isNarrow()) $("daftar").querySelector(".active")?.scrollIntoView({ block: "nearest" });
  $("cermin").querySelector(".active")?.scrollIntoView({ block: "center" });
}

function history(back) {
  if (!(back ? store.undo() : store.redo())) return;
  findings = [];
  active = null;
  soon(0);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(store.draft.text);
  } catch {
    field.select();
    document.execCommand("copy");
  }
  say("Naskah disalin.");
}

function download() {
  const { draft } = store;
  const bytes = isWord() ? Uint8Array.from(atob(draft.document), (c) => c.charCodeAt(0)) : draft.text;
  const suffix = isWord() ? "docx" : { markdown: "md", html: "html", plain: "txt" }[draft.format];
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = draft.name || `artikel.${suffix}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function take(file) {
  const suffix = file.name.split(".").at(-1).toLowerCase();
  if (suffix === "docx") {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let packed = "";
    for (let at = 0; at < bytes.length; at += 32768) packed += String.fromCharCode(...bytes.subarray(at, at + 32768));
    store.open({ name: file.name, format: "plain", text: "", document: btoa(packed) });
    await reload();
    store.set({ original: store.draft.text }, { step: false });
  } else if (suffix in FORMATS) {
    store.open({ name: file.name, format: FORMATS[suffix], text: await file.text() });
    await reload();
  } else {
    say(`${file.name}: jenis berkas ini tidak dikenal; buka .txt, .md, .html, atau .docx.`);
  }
}

async function reload() {
  findings = [];
  active = null;
  waiting = true;
  draw();
  await check();
}

function say(text) {
  $("kabar").textContent = text;
}

function showDifference() {
  const parts = difference(store.draft.original, store.draft.text);
  const same = parts.every(([kind]) => !kind);
  $("isi-beda").replaceChildren(same ? "Belum ada perubahan." : differences(parts));
  $("kotak-beda").showModal();
}

function theme(next) {
  store.set({ theme: next });
  if (next) document.documentElement.dataset.theme = next;
  else delete document.documentElement.dataset.theme;
}

// --- drawing --------------------------------------------------------------------------------------------------------

function draw() {
  const { draft } = store;
  if (field.value !== draft.text) field.value = draft.text;
  field.readOnly = isWord();
  $("cermin").replaceChildren(mirrored(draft.text, open(), active));
  const all = open(), rows = listed();
  const focused = document.activeElement?.closest?.(".item");
  $("daftar").replaceChildren(...rows.map((f) => item(draft.text, f, f === active, act)));
  if (focused) ($("daftar").querySelector(".active .head") ?? $("daftar")).focus({ preventScroll: true });
  $("jenis").replaceChildren(filters(all, kind, (chosen) => { kind = chosen; active = null; draw(); }));
  const safe = all.filter(isSafe).length;
  $("semua").hidden = !safe;
  $("semua").textContent = `Terima ${safe} yang aman`;
  const hidden = findings.length - all.length;
  $("diabaikan").hidden = !hidden;
  $("diabaikan").firstElementChild.textContent = `${hidden} temuan diabaikan.`;
  $("urung").disabled = !store.past.length;
  $("ulang").disabled = !store.future.length;
  $("beda").disabled = draft.text === draft.original;
  for (const id of ["salin", "unduh", "kosong"]) $(id).disabled = !draft.text;
  $("nama").textContent = draft.name;
  $("bentuk").value = draft.format;
  $("bentuk").disabled = isWord();
  $("ketat").checked = draft.strict;
  $("saran").checked = draft.infos;
  document.body.dataset.state = waiting ? "waiting" : "ready";
  if (!waiting) say(status(draft, all));
  const { words, sentences, minutes } = measured(draft.text);
  $("hitungan").textContent = words ? `${words} kata · ${sentences} kalimat · sekitar ${minutes} menit baca` : "Naskah tidak meninggalkan komputer ini.";
}

function status(draft, all) {
  if (problem) return problem;
  if (!draft.text.trim()) return "Belum ada naskah.";
  return all.length ? `${all.length} temuan` : "Bersih.";
}

// --- wiring ---------------------------------------------------------------------------------------------------------

field.addEventListener("input", () => {
  if (!store.draft.original) store.set({ original: field.value }, { step: false });
  rewrite(field.value, { typing: true });
});
field.addEventListener("paste", () => {
  if (!store.draft.text) store.set({ original: "", ignored: [] }, { step: false });
});
field.addEventListener("click", () => {
  const at = field.selectionStart;
  const found = at === field.selectionEnd && listed().find((f) => f.start <= at && at <= f.end);
  if (!found) return;
  active = found;
  draw();
  if (!isNarrow()) $("daftar").querySelector(".active")?.scrollIntoView({ block: "nearest" });
});
$("buka").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) take(file);
  event.target.value = "";
});
$("bentuk").addEventListener("change", (event) => { store.set({ format: event.target.value }); soon(0); });
$("ketat").addEventListener("change", (event) => { store.set({ strict: event.target.checked }); soon(0); });
$("saran").addEventListener("change", (event) => { store.set({ infos: event.target.checked }); soon(0); });
$("tema").addEventListener("click", () => theme({ "": "dark", dark: "light", light: "" }[store.draft.theme]));
$("bantuan").addEventListener("click", () => $("kotak-bantuan").showModal());
$("urung").addEventListener("click", () => history(true));
$("ulang").addEventListener("click", () => history(false));
$("beda").addEventListener("click", showDifference);
$("salin").addEventListener("click", copy);
$("unduh").addEventListener("click", download);
$("kosong").addEventListener("click", () => { store.open({ name: "", format: store.draft.format, text: "" }); reload(); field.focus(); });
$("semua").addEventListener("click", acceptAll);
$("diabaikan").lastElementChild.addEventListener("click", () => { store.set({ ignored: [] }); draw(); });

let dragged = 0;
addEventListener("dragenter", () => { dragged += 1; $("jatuh").hidden = false; });
addEventListener("dragleave", () => { dragged -= 1; $("jatuh").hidden = dragged > 0; });
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  dragged = 0;
  $("jatuh").hidden = true;
  const [file] = event.dataTransfer.files;
  const text = event.dataTransfer.getData("text/plain");
  if (file) take(file);
  else if (text) { store.open({ name: "", format: store.draft.format, text }); reload(); }
});

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  i: () => active && acts.ignore(active),
  e: () => active && acts.explain(active),
  a: () => !$("semua").hidden && acceptAll(),
  u: () => history(true),
  U: () => history(false),
  d: () => !$("beda").disabled && showDifference(),
  c: copy,
  n: () => field.focus(),
  "?": () => $("kotak-bantuan").showModal(),
};

addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const typing = event.target === field;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === "z") history(!event.shiftKey);
  else if (event.key === "F8") step(event.shiftKey ? -1 : 1);
  else if (typing && event.key === "Escape") $("daftar").focus();
  else if (typing || command || event.altKey || event.target.matches("select, input")) return;
  else if (event.key === "Enter" && active && !event.target.matches("button")) acts.accept(active);
  else if (/^[1-4]$/u.test(event.key) && active?.fixes[event.key - 1]) acts.accept(active, active.fixes[event.key - 1]);
  else if (event.key in KEYS) KEYS[event.key]();
  else return;
  event.preventDefault();
});

theme(store.draft.theme);
reload();
