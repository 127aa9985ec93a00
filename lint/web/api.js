// What the page asks of its server.
import { units } from "./text.js";

/** Findings of a text with all offsets in UTF-16 units; `draft.document` is a DOCX in base64, whose text the server tells. */
export async function checked(draft, signal) {
  const asked = { text: draft.text, preset: draft.strict ? "eyd" : "default", infos: draft.infos };
  const word = draft.document !== null;
  const said = await posted(word ? "document" : "check", word ? { ...asked, document: draft.document } : { ...asked, format: draft.format }, signal);
  const [file] = said.files;
  const text = word ? said.text : draft.text;
  const at = units(text);
  const here = (e) => ({ ...e, start: at(e.start), end: at(e.end) });
  const findings = file.findings.map((f) => ({ ...here(f), fixes: f.fixes.map((x) => ({ ...x, edits: x.edits.map(here) })) }));
  return { text, document: word ? said.document : null, findings, problem: file.error?.message ?? "" };
}

/** All safe fixes, written by the server until nothing changes. */
export async function fixed(draft) {
  const said = await posted("fix", { text: draft.text, format: draft.format, preset: draft.strict ? "eyd" : "default" });
  return said.fixed.text;
}

export async function explained(rule) {
  return answered(await fetch(`explain/${encodeURIComponent(rule)}`));
}

async function posted(address, body, signal) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  return answered(await fetch(address, { method: "POST", headers, body: JSON.stringify(body), signal }));
}

async function answered(response) {
  if (response.ok) return response.json();
  const said = await response.json().catch(() => ({}));
  throw new Error(said.error?.message ?? said.message ?? `server menjawab ${response.status}`);
}
