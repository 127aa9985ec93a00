// The page: a text, its findings, and what a person does with them.

import { applied, between, byPlace, carried, carriedFixes, localised, safeEdits, safeFix, utf16 } from "./edits.js";
import { rows } from "./diff.js";
import * as server from "./server.js";
import { keepDocument, keptDocument, remember, remembered } from "./store.js";
import { by, kindOf, KINDS, LEVELS, make, readable, rule, SHORTCUTS, shown, visible } from "./view.js";

const WORDS_A_MINUTE = 200, PASSES = 10, STEPS = 200, KEPT_LENGTH = 1_000_000, PAUSE_MS = 250;
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const SAMPLE = `Rombongan tentara tiba di Jakarta pada Senin pagi . Oleh karena itu jalan di sekitar pelabuhan ditutup sejak subuh.

Menurut panitia, tentara itu langsung berangkat kesana, sedangkan bantuan akan di kirim oleh tenara lain ke daerah yang beresiko longsor. "Kami siap", kata Bupati Sleman Harda Kiswaya, Senin (23/11/2026).
`;

const area = by("text"), behind = by("behind"), list = by("findings"), dialog = by("dialog"), toast = by("toast");
const state = {
  text: "", base: "", name: "", format: "plain", crlf: false, document: null,
  ignored: [], ignoredAll: [], past: [], future: [], findings: [], counts: null, active: null,
  hidden: [], preset: "", infos: false, letters: true, theme: "", checkedText: null, trouble: "",
};
const SAVED = ["text", "base", "name", "format", "crlf", "ignored", "ignoredAll", "hidden", "preset", "infos", "letters", "theme"];

// What is shown

const keyOf = (finding) => `${finding.rule}\n${state.text.slice(finding.start, finding.end)}`;
const isIgnored = (finding) => state.ignoredAll.includes(keyOf(finding))
  || state.ignored.some((i) => i.rule === finding.rule && i.start === finding.start && i.end === finding.end);
const open = () => state.findings.filter((f) => !isIgnored(f));
const listed = () => open().filter((f) => !state.hidden.includes(kindOf(f)));
const number = (count) => count.toLocaleString("id-ID");

function render() {
  const findings = listed();
  if (!findings.includes(state.active)) state.active = null;
  if (area.value !== state.text) area.value = state.text;
  drawMarks(findings);
  drawList(findings);
  drawFacts();
  document.body.dataset.state = !state.text ? "empty" : state.trouble ? "trouble" : state.checkedText === state.text ? "checked" : "checking";
}

function drawMarks(findings) {
  const pieces = [];
  let at = 0;
  for (const finding of findings) {
    const end = Math.max(finding.end, finding.start + (finding.end === finding.start ? 1 : 0));
    if (finding.start < at || end > state.text.length) continue;
    pieces.push(state.text.slice(at, finding.start), marked(finding, state.text.slice(finding.start, end)));
    at = end;
  }
  behind.replaceChildren(...pieces, state.text.slice(at), "\n\u200b");
}

function marked(finding, text) {
  const mark = make("mark", { "data-kind": kindOf(finding), "data-level": finding.severity }, text);
  if (finding === state.active) mark.classList.add("active");
  return mark;
}

function drawList(findings) {
  const held = document.activeElement?.dataset?.key;
  list.replaceChildren(...findings.map(card));
  if (held) list.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
}

function card(finding, at) {
  const isActive = finding === state.active, kind = kindOf(finding), id = `finding-${at}`;
  const first = finding.fixes[0];
  const [gone, come] = first ? readable(state.text, finding, first, applied) : [state.text.slice(finding.start, finding.end), ""];
  const what = first ? [make("del", {}, visible(gone) || "␣"), make("span", { class: "to", "aria-hidden": "true" }, "→"), make("ins", {}, visible(come) || "(hapus)")]
    : [make("span", { class: "place" }, short(visible(gone)))];
  const head = make("button", { type: "button", class: "head", "aria-expanded": String(isActive), "aria-controls": id, "data-key": `head-${at}` },
    make("span", { class: "shape", "aria-hidden": "true" }), make("span", { class: "hear" }, `${LEVELS[finding.severity]}, ${KINDS[kind]}: `),
    make("span", { class: "what" }, ...what));
  head.addEventListener("click", () => select(isActive ? null : finding, { focus: !isActive }));
  const item = make("li", { "data-kind": kind, "data-level": finding.severity, class: isActive ? "active" : "" }, head);
  if (isActive) item.append(detail(finding, at, id));
  return item;
}

const short = (text) => text.length > 60 ? `${text.slice(0, 58)}…` : text;

function detail(finding, at, id) {
  const fixes = finding.fixes.map((fix, n) => fixButton(finding, fix, n, at));
  const act = (label, key, run) => {
    const button = make("button", { type: "button", class: "plain", title: `${label} (${key})`, "data-key": `${label}-${at}` }, label);
    button.addEventListener("click", run);
    return button;
  };
  return make("div", { class: "detail", id },
    make("p", { class: "turn" }, turn("Sebelumnya", "‹", () => step(-1)), `${at + 1} dari ${listed().length}`, turn("Berikutnya", "›", () => step(1)), turn("Tutup", "×", () => select(null))),
    make("p", { class: "kind" }, `${KINDS[kindOf(finding)]} · ${LEVELS[finding.severity].toLowerCase()}${finding.place ? ` · ${finding.place}` : ""}`),
    make("p", { class: "message" }, finding.message),
    fixes.length ? make("p", { class: "fixes" }, ...fixes) : null,
    make("p", { class: "more" }, act("Abaikan", "i", () => ignore(finding)), act("Abaikan yang sama", "Shift+I", () => ignore(finding, true)), act("Jelaskan", "e", () => explain(finding))));
}

function turn(label, sign, run) {
  const button = make("button", { type: "button", "aria-label": label }, sign);
  button.addEventListener("click", run);
  return button;
}

function fixButton(finding, fix, n, at) {
  const [gone, come] = readable(state.text, finding, fix, applied);
  const label = visible(come) || "Hapus";
  const button = make("button", { type: "button", class: n ? "fix other" : "fix", "data-key": `fix-${at}-${n}`, title: fix.safety === "safe" ? "Perbaikan yang pasti" : "Perlu dipertimbangkan", "aria-label": `Ganti “${visible(gone)}” dengan “${visible(come)}”` }, short(label));
  button.addEventListener("click", () => accept(finding, fix));
  return button;
}

function drawFacts() {
  const { counts } = state, findings = open(), safe = findings.filter(safeFix).length, shownKinds = {};
  for (const finding of findings) shownKinds[kindOf(finding)] = (shownKinds[kindOf(finding)] ?? 0) + 1;
  const minutes = counts ? Math.max(1, Math.round(counts.words / WORDS_A_MINUTE)) : 0;
  by("facts").textContent = state.text && counts ? `${number(counts.words)} kata · ${number(counts.sentences)} kalimat · ${minutes} menit baca` : "";
  by("name").textContent = state.name;
  document.title = state.name ? `${state.name} – ralat` : "ralat";
  by("kinds").replaceChildren(...Object.keys(KINDS).filter((k) => shownKinds[k]).map((kind) => kindButton(kind, shownKinds[kind])));
  by("verdict").textContent = verdict(findings.length);
  const all = document.querySelector("[data-do=all]");
  all.hidden = !safe;
  all.textContent = `Terima ${safe === 1 ? "1 perbaikan" : `${safe} perbaikan`} yang pasti`;
  all.title = "Terima semua yang pasti (a)";
  by("start").hidden = Boolean(state.text);
  const waved = state.ignored.length + state.ignoredAll.length;
  by("heed").hidden = !waved;
  by("heed").textContent = `Tampilkan lagi yang diabaikan (${waved})`;
  for (const [name, off] of Object.entries({ undo: !state.past.length, redo: !state.future.length, copy: !state.text, save: !state.text, diff: state.text === state.base }))
    for (const button of document.querySelectorAll(`[data-do=${name}]`)) button.disabled = off;
  by("format").value = state.format;
  by("format").disabled = state.format === "docx";
  by("preset").value = state.preset;
  by("infos").checked = state.infos;
  document.documentElement.dataset.theme = state.theme;
}

function kindButton(kind, count) {
  const button = make("button", { type: "button", "data-kind": kind, "data-key": `kind-${kind}`, "aria-pressed": String(!state.hidden.includes(kind)) }, KINDS[kind], make("b", {}, number(count)));
  button.addEventListener("click", () => {
    state.hidden = state.hidden.includes(kind) ? state.hidden.filter((k) => k !== kind) : [...state.hidden, kind];
    saved();
    render();
    document.querySelector(`#kinds [data-kind=${kind}]`)?.focus();
  });
  return button;
}

function verdict(count) {
  if (!state.text) return "";
  if (state.trouble) return state.trouble;
  if (state.checkedText === null) return "Memeriksa …";
  if (!count) return state.checkedText === state.text ? "Tidak ada temuan." : "Memeriksa …";
  return count === 1 ? "1 temuan" : `${number(count)} temuan`;
}

let toastTimer = 0;
function say(message) {
  toast.textContent = message;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.textContent = ""; }, 6000);
}

// Choosing a finding

function select(finding, { focus = true, scroll = true } = {}) {
  state.active = finding;
  render();
  if (!finding) return;
  const item = list.querySelector("li.active");
  if (focus) (item?.querySelector(".fix") ?? item?.querySelector(".head"))?.focus({ preventScroll: true });
  const mark = behind.querySelector("mark.active");
  if (scroll && mark && !isSeen(mark)) mark.scrollIntoView({ block: "center" });
  const rail = list.getBoundingClientRect(), place = item?.getBoundingClientRect();
  if (place && getComputedStyle(list).overflowY === "auto" && (place.top < rail.top || place.bottom > rail.bottom))
    list.scrollTop += place.top - rail.top - 40;
}

function isSeen(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  return top > 80 && bottom < innerHeight - (matchMedia("(max-width: 60rem)").matches ? 280 : 40);
}

function step(by) {
  const findings = listed();
  if (!findings.length) return;
  const at = findings.indexOf(state.active);
  const next = at < 0 ? (by > 0 ? findings.find((f) => f.start >= area.selectionStart && document.activeElement === area) ?? findings[0] : findings.at(-1))
    : findings[(at + by + findings.length) % findings.length];
  select(next, { focus: document.activeElement !== area });
}

// Changing the text

const snapshot = () => ({ text: state.text, ignored: state.ignored, ignoredAll: state.ignoredAll, caret: area.selectionStart });

function record() {
  state.past = [...state.past, snapshot()].slice(-STEPS);
  state.future = [];
}

function change(text, edits) {
  if (state.text === text) return;
  state.findings = carried(state.findings, edits, carriedFixes);
  state.ignored = carried(state.ignored, edits);
  const { selectionStart, selectionEnd } = area, top = scrollY;
  state.text = text;
  state.active = null;
  if (area.value !== text) {
    const at = [selectionStart, selectionEnd].map((p) => p + shift(p, edits));
    area.value = text;
    area.setSelectionRange(...at);
    scrollTo({ top, behavior: "instant" });
  }
  saved();
}

const shift = (at, edits) => edits.reduce((sum, e) => e.end <= at ? sum + e.text.length - (e.end - e.start) : sum, 0);

function accept(finding, fix = finding?.fixes[0]) {
  if (!fix) return;
  const next = listed()[listed().indexOf(finding) + 1], inText = document.activeElement === area;
  record();
  const [gone, come] = readable(state.text, finding, fix, applied);
  change(applied(state.text, fix.edits), fix.edits);
  say(`“${visible(gone)}” menjadi “${visible(come)}”`);
  proceed(next, fix.edits, inText);
  check();
}

/** To the finding that followed, wherever it is now. */
function proceed(next, edits, inText = false) {
  const at = next && next.start + shift(next.start, edits);
  const after = next && (listed().find((f) => f.rule === next.rule && f.start === at) ?? listed().find((f) => f.start >= at));
  if (after) select(after, { focus: !inText });
  else { render(); if (!inText) list.focus({ preventScroll: true }); }
}

async function acceptAll() {
  const before = snapshot();
  let count = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    if (state.checkedText !== state.text && !await check()) break;
    const edits = safeEdits(open());
    if (!edits.length) break;
    count += edits.length;
    const fixed = applied(state.text, edits);
    if (!pass) record();
    change(fixed, edits);
    render();
  }
  if (state.text === before.text) return say("Tidak ada perbaikan yang pasti.");
  await check();
  say(`${count} perbaikan ditulis. u membatalkan semuanya.`);
}

function ignore(finding, all = false) {
  if (!finding) return;
  const next = listed()[listed().indexOf(finding) + 1];
  record();
  if (all) state.ignoredAll = [...state.ignoredAll, keyOf(finding)];
  else state.ignored = [...state.ignored, { rule: finding.rule, start: finding.start, end: finding.end }];
  saved();
  proceed(next, []);
}

function travel(from, to, empty) {
  const target = state[from].at(-1);
  if (!target) return say(empty);
  state[to] = [...state[to], snapshot()];
  state[from] = state[from].slice(0, -1);
  change(target.text, [between(state.text, target.text)]);
  state.ignored = target.ignored;
  state.ignoredAll = target.ignoredAll;
  area.setSelectionRange(target.caret, target.caret);
  saved();
  render();
  check();
}

let typing = null;
function typed(event) {
  const before = state.text, after = area.value, edit = between(before, after);
  if (before === after) return;
  if (state.format === "docx" && state.text && lines(before) !== lines(after)) {
    area.value = before;
    area.setSelectionRange(edit.start, edit.start);
    return say("Paragraf naskah Word tidak dapat ditambah atau digabung di sini.");
  }
  const kind = event.inputType ?? "", goesOn = typing && typing.kind === kind && typing.at === (kind.startsWith("delete") ? edit.end : edit.start) && !/\s/.test(edit.text);
  if (!goesOn || !/^(insertText|deleteContentBackward)$/.test(kind)) record();
  typing = { kind, at: kind.startsWith("delete") ? edit.start : edit.start + edit.text.length };
  if (!before) { state.base = after; state.past = []; }
  change(after, [edit]);
  render();
  later();
}

const lines = (text) => text.split("\n").length;

// Checking

let timer = 0, running = null;
function later() {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE_MS);
}

/** True when the findings are those of the text as it is now. */
async function check() {
  clearTimeout(timer);
  running?.abort();
  if (!state.text) { Object.assign(state, { findings: [], counts: null, checkedText: "", trouble: "" }); render(); return true; }
  const mine = running = new AbortController(), text = state.text;
  const question = { text, preset: state.preset || undefined, infos: state.infos };
  if (state.format === "docx") question.document = state.document; else question.format = state.format;
  try {
    const told = await server.check(question, mine.signal);
    if (state.text !== text || mine !== running) return false;
    receive(told);
    return true;
  } catch (error) {
    if (error.name === "AbortError") return false;
    if (!(error instanceof server.Refused)) throw error;
    state.trouble = error.message;
    render();
    return false;
  }
}

function receive(told) {
  const was = state.active, place = utf16(state.text);
  state.trouble = told.files[0].complete === false ? "Naskah ini terlalu lama diperiksa; temuan belum lengkap." : "";
  state.findings = told.files[0].findings.map((f) => localised(f, place)).sort(byPlace);
  state.counts = told.article;
  state.checkedText = state.text;
  state.active = was && (state.findings.find((f) => f.rule === was.rule && f.start === was.start) ?? null);
  const isLost = was && !state.active && list.contains(document.activeElement);
  render();
  if (isLost) select(listed().find((f) => f.start >= was.start) ?? null);
}

// Files

async function openFile(file) {
  const format = formatOf(file);
  try {
    if (format === "docx") await openDocument(file);
    else {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      begin(text, file.name, format);
    }
  } catch (error) {
    if (!(error instanceof server.Refused || error instanceof TypeError)) throw error;
    say(error instanceof TypeError ? `${file.name}: bukan teks UTF-8; simpan ulang sebagai UTF-8.` : error.message);
  }
}

function formatOf({ name, type }) {
  const end = name.toLowerCase().split(".").at(-1);
  return { docx: "docx", md: "markdown", markdown: "markdown", html: "html", htm: "html" }[end] ?? { [WORD]: "docx", "text/html": "html", "text/markdown": "markdown" }[type] ?? "plain";
}

async function openDocument(file) {
  const data = await base64(file);
  const told = await server.check({ document: data, preset: state.preset || undefined, infos: state.infos });
  begin(told.article.text, file.name, "docx", data);
  if (!await keepDocument(data)) say("Peramban ini tidak dapat menyimpan naskah Word; unduh hasilnya sebelum menutup halaman.");
}

const base64 = (blob) => new Promise((good, bad) => {
  const reader = new FileReader();
  reader.onload = () => good(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => bad(new TypeError());
  reader.readAsDataURL(blob);
});

function begin(text, name, format, data = null) {
  const crlf = format !== "docx" && text.includes("\r\n"), clean = text.replace(/\r\n?/g, "\n").replace(/^\ufeff/, "");
  if (!data && state.document) keepDocument(null);
  Object.assign(state, {
    text: clean, base: clean, name, format, crlf, document: data, ignored: [], ignoredAll: [], past: [], future: [],
    findings: [], counts: null, active: null, hidden: [], checkedText: null, trouble: "",
  });
  area.value = clean;
  area.setSelectionRange(0, 0);
  scrollTo(0, 0);
  saved();
  render();
  list.focus({ preventScroll: true });
  return check();
}

async function save() {
  try {
    const blob = state.format === "docx" ? await server.written(state.document, state.text)
      : new Blob([state.crlf ? state.text.replaceAll("\n", "\r\n") : state.text], { type: "text/plain;charset=utf-8" });
    const link = make("a", { href: URL.createObjectURL(blob), download: resultName() });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    say(`${link.download} diunduh.`);
  } catch (error) {
    if (!(error instanceof server.Refused)) throw error;
    say(error.message);
  }
}

function resultName() {
  const end = { plain: "txt", markdown: "md", html: "html", docx: "docx" }[state.format];
  if (!state.name) return `artikel-ralat.${end}`;
  const dot = state.name.lastIndexOf(".");
  return dot > 0 ? `${state.name.slice(0, dot)}-ralat${state.name.slice(dot)}` : `${state.name}-ralat.${end}`;
}

async function copy() {
  try { await navigator.clipboard.writeText(state.text); }
  catch { area.focus(); area.select(); document.execCommand("copy"); }
  say("Hasil disalin.");
}

// Windows

function diff() {
  if (state.text === state.base) return say("Belum ada yang berubah.");
  const mark = { same: (t) => t, gone: (t) => make("del", {}, t), come: (t) => make("ins", {}, t) };
  const children = rows(state.base, state.text).map((row) => row.same
    ? make("p", { class: "same" }, `${row.same} paragraf tidak berubah`)
    : make("p", { class: "changed" }, ...row.pieces.map(([kind, words]) => mark[kind](kind === "same" ? words.join("") : visibleEnds(words.join(""))))));
  shown(dialog, "Perubahan", ...children);
}

const visibleEnds = (text) => text.trim() ? text : visible(text);

async function explain(finding) {
  if (!finding) return;
  try { shown(dialog, finding.rule, ...rule(await server.explain(finding.rule))); }
  catch (error) {
    if (!(error instanceof server.Refused)) throw error;
    say(error.message);
  }
}

function help() {
  const letters = make("input", { type: "checkbox", checked: state.letters });
  letters.addEventListener("change", () => { state.letters = letters.checked; saved(); });
  const keys = SHORTCUTS.map(([key, what]) => make("div", {}, make("dt", {}, ...key.split("  ").flatMap((k, n) => [n ? " " : "", make("kbd", {}, k)])), make("dd", {}, what)));
  const level = (name, what) => make("li", { "data-level": name, "data-kind": "kata" }, make("span", { class: "shape", "aria-hidden": "true" }), make("mark", { "data-level": name, "data-kind": "kata" }, LEVELS[name]), `, ${what}`);
  shown(dialog, "Pintasan", make("dl", { class: "keys" }, ...keys),
    make("p", {}, make("label", { class: "tick" }, letters, " pintasan satu huruf menyala")),
    make("h3", {}, "Tanda"), make("ul", { class: "levels" }, level("error", "pasti salah"), level("warning", "sangat mungkin salah; Anda yang memutuskan"), level("info", "saran; tampil bila diminta")));
}

const THEMES = { "": "dark", dark: "light", light: "" };
const THEME_NAMES = { "": "mengikuti sistem", dark: "gelap", light: "terang" };

const ACTIONS = {
  open: () => by("file").click(), undo: () => travel("past", "future", "Tidak ada yang dapat dibatalkan."),
  redo: () => travel("future", "past", "Tidak ada yang dapat diulangi."), diff, copy, save, help, all: acceptAll,
  close: () => dialog.close(), sample: () => begin(SAMPLE, "", "plain"),
  theme: () => { state.theme = THEMES[state.theme]; saved(); render(); say(`Tampilan: ${THEME_NAMES[state.theme]}`); },
  heed: () => { record(); state.ignored = []; state.ignoredAll = []; saved(); render(); },
};

// Keys

const LETTERS = {
  j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), i: () => ignore(state.active), I: () => ignore(state.active, true),
  e: () => explain(state.active), t: edit, Enter: () => accept(state.active), a: ACTIONS.all, u: ACTIONS.undo, r: ACTIONS.redo,
  d: diff, c: copy, s: save, o: ACTIONS.open, "?": help,
};

function edit() {
  area.focus({ preventScroll: true });
  if (state.active) area.setSelectionRange(state.active.start, state.active.end);
}

function pressed(event) {
  if (dialog.open) return;
  const inText = event.target === area, key = event.key, run = keyed(event, inText, key);
  if (!run) return;
  event.preventDefault();
  run();
}

function keyed(event, inText, key) {
  if (event.altKey && !event.ctrlKey) return { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: () => accept(state.active) }[key];
  if ((event.ctrlKey || event.metaKey) && (inText || event.target === document.body || list.contains(event.target))) {
    if (key.toLowerCase() === "z") return event.shiftKey ? ACTIONS.redo : ACTIONS.undo;
    return key.toLowerCase() === "y" ? ACTIONS.redo : null;
  }
  if (event.ctrlKey || event.metaKey) return null;
  if (inText) return key === "Escape" ? () => leave() : null;
  if (event.target.closest("select, input")) return null;
  if (key === "Enter" && event.target.closest("button, a")) return null;
  if (key.length === 1 && !state.letters) return null;
  if (/^[1-9]$/.test(key) && state.active) return () => accept(state.active, state.active.fixes[key - 1] ?? null);
  return Object.hasOwn(LETTERS, key) ? LETTERS[key] : null;
}

function leave() {
  if (state.active) select(state.active, { scroll: false });
  else list.focus({ preventScroll: true });
}

// Start

let failed = false;
function saved() {
  const kept = Object.fromEntries(SAVED.map((key) => [key, state[key]]));
  kept.past = trimmed(state.past);
  kept.future = trimmed(state.future);
  const good = remember(kept) || remember({ ...kept, past: [], future: [] });
  if (!good && !failed) say("Peramban ini tidak dapat menyimpan naskah; unduh hasilnya sebelum menutup halaman.");
  failed = !good;
}

function trimmed(steps) {
  let room = KEPT_LENGTH, at = steps.length;
  while (at && (room -= steps[at - 1].text.length) > 0) at--;
  return steps.slice(at);
}

function listen() {
  document.addEventListener("click", (event) => { const name = event.target.closest("[data-do]")?.dataset.do; if (name) ACTIONS[name](); });
  document.addEventListener("keydown", pressed);
  area.addEventListener("input", typed);
  area.addEventListener("beforeinput", (event) => {
    const travels = { historyUndo: ACTIONS.undo, historyRedo: ACTIONS.redo }[event.inputType];
    if (travels) { event.preventDefault(); travels(); }
  });
  area.addEventListener("click", () => {
    if (area.selectionStart !== area.selectionEnd) return;
    const found = listed().find((f) => f.start <= area.selectionStart && area.selectionStart <= f.end);
    if (found !== state.active) select(found ?? null, { focus: false, scroll: false });
  });
  by("file").addEventListener("change", ({ target }) => { if (target.files[0]) openFile(target.files[0]); target.value = ""; });
  by("format").addEventListener("change", ({ target }) => { state.format = target.value; saved(); check(); });
  by("preset").addEventListener("change", ({ target }) => { state.preset = target.value; saved(); check(); });
  by("infos").addEventListener("change", ({ target }) => { state.infos = target.checked; saved(); check(); });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  listenToDrops();
}

function listenToDrops() {
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); by("drop").hidden = false; } });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) by("drop").hidden = true; });
  document.addEventListener("drop", (event) => {
    by("drop").hidden = true;
    if (!carries(event)) return;
    event.preventDefault();
    if (event.dataTransfer.files[0]) openFile(event.dataTransfer.files[0]);
  });
}

async function start() {
  Object.assign(state, remembered() ?? {});
  if (state.format === "docx" && !(state.document = await keptDocument())) state.format = "plain";
  listen();
  render();
  if (state.text) await check(); else area.focus();
  document.body.dataset.ready = "";
}

start();
