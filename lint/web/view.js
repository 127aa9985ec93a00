// What the page draws. Texts are set as texts, never as markup.

export const KINDS = { kata: "kata", ejaan: "ejaan", tanda_baca: "tanda baca", angka: "angka", nama: "nama", gaya: "gaya", ralat: "berkas" };
const LEVELS = { error: "galat", warning: "peringatan", info: "saran" };

export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && !key.startsWith("aria")) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export function kindOf(finding) {
  return finding.group in KINDS ? finding.group : "ralat";
}

/** The article behind the text field, with its marks. */
export function mirrored(text, findings, active) {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const finding of findings) {
    if (finding.start < at) continue;
    const end = Math.max(finding.end, finding.start + 1);
    const mark = element("mark", { className: `${kindOf(finding)} ${finding.severity}${finding === active ? " active" : ""}` });
    mark.textContent = text.slice(finding.start, end);
    parts.append(text.slice(at, finding.start), mark);
    at = end;
  }
  parts.append(text.slice(at), "\u200b");
  return parts;
}

/** What a fix makes of the words around it: [old, new]. An insertion is shown with all that the finding marks. */
export function told(text, finding, fix) {
  let start = Math.min(...fix.edits.map((e) => e.start)), end = Math.max(...fix.edits.map((e) => e.end));
  if (start === end && finding.end - finding.start < 40) [start, end] = [Math.min(start, finding.start), Math.max(end, finding.end)];
  let from = start, to = end;
  while (from > 0 && start - from < 24 && /[\p{L}\p{N}-]/u.test(text[from - 1])) from -= 1;
  while (to < text.length && to - end < 24 && /[\p{L}\p{N}-]/u.test(text[to])) to += 1;
  if (from === to || !text.slice(from, to).trim()) {
    from = Math.max(0, text.lastIndexOf(" ", start - 2) + 1);
    to = text.indexOf(" ", end + 1) < 0 ? text.length : text.indexOf(" ", end + 1);
  }
  let made = text.slice(from, to);
  for (const e of [...fix.edits].sort((a, b) => b.start - a.start)) made = made.slice(0, e.start - from) + e.text + made.slice(e.end - from);
  return [shown(text.slice(from, to)), shown(made)];
}

function shown(text) {
  const plain = text.replace(/\s+/gu, " ").trim();
  return plain.length > 70 ? `${plain.slice(0, 34)} … ${plain.slice(-34)}` : plain || "␣";
}

/** One finding in the list; the active one shows what can be done about it. */
export function item(text, finding, active, act) {
  const kind = kindOf(finding);
  const change = element("span", { className: "change" });
  if (finding.fixes.length) {
    const [old, made] = told(text, finding, finding.fixes[0]);
    change.append(element("del", {}, old), " ", element("ins", {}, made));
  } else {
    change.append(element("ins", {}, shown(text.slice(finding.start, finding.end))));
  }
  const meta = element("span", { className: "meta" }, element("b", {}, KINDS[kind]), ` · ${LEVELS[finding.severity]} · ${finding.rule}`);
  const head = element("button", { type: "button", className: "head", "aria-expanded": String(active) }, change, meta);
  head.addEventListener("click", () => act("choose", finding));
  const made = element("li", { className: `item ${kind} ${finding.severity}${active ? " active" : ""}` }, head);
  if (active) made.append(body(text, finding, act));
  return made;
}

function body(text, finding, act) {
  const choices = element("div", { className: "choices" });
  finding.fixes.slice(0, 4).forEach((fix, number) => {
    const [, made] = told(text, finding, fix);
    const button = element("button", { type: "button", className: number ? "" : "primary" }, number ? made : `Terima: ${made}`);
    button.append(element("kbd", { "aria-hidden": "true" }, number ? String(number + 1) : "Enter"));
    button.addEventListener("click", () => act("accept", finding, fix));
    choices.append(button);
  });
  for (const [name, label] of [["ignore", "Abaikan"], ["explain", "Jelaskan"]]) {
    const button = element("button", { type: "button" }, label);
    button.addEventListener("click", () => act(name, finding));
    choices.append(button);
  }
  return element("div", { className: "body" }, element("p", { className: "message" }, `${finding.message}.`), choices,
    element("p", { className: "source" }, `Sumber: ${finding.source}`));
}

/** Filters by kind, with how many findings each has. */
export function filters(findings, chosen, choose) {
  const parts = document.createDocumentFragment();
  for (const [kind, label] of Object.entries(KINDS)) {
    const count = findings.filter((f) => kindOf(f) === kind).length;
    if (!count) continue;
    const button = element("button", { type: "button", className: kind, "aria-pressed": String(chosen === kind) }, `${label} ${count}`);
    button.addEventListener("click", () => choose(chosen === kind ? "" : kind));
    parts.append(button);
  }
  return parts;
}

/** A rule with its reason, examples and source. */
export function rule(said) {
  const made = element("div", { className: "rule" });
  if (!said.bad) {
    made.append(element("p", { className: "prose" }, said.text));
    return made;
  }
  const reason = said.text.split("\nSalah:")[0].split("\n").slice(1).join("\n").trim();
  made.append(element("p", { className: "prose" }, reason.replace(/([^\n])\n(?!\n)/gu, "$1 ")), element("h3", {}, "Salah, dan perbaikannya"));
  for (const { text, fixed } of said.bad.slice(0, 4)) {
    made.append(element("blockquote", { className: "wrong" }, text));
    if (fixed !== null) made.append(element("blockquote", { className: "right" }, fixed));
  }
  made.append(element("h3", {}, "Benar"));
  for (const text of said.good.slice(0, 4)) made.append(element("blockquote", { className: "right" }, text));
  made.append(element("p", { className: "source" }, `Sumber: ${said.source}`));
  return made;
}

export function differences(parts) {
  const made = document.createDocumentFragment();
  for (const [kind, text] of parts) made.append(kind ? element(kind, {}, text) : text);
  return made;
}
