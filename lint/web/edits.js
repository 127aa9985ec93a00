// Texts and places in them. Places are UTF-16 offsets, ends exclusive, unless a name says "points".

/** From code points, in which the edits of a finding are given, to UTF-16. */
export function utf16(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (at) => at;
  const places = [];
  let at = 0;
  for (const letter of text) { places.push(at); at += letter.length; }
  places.push(at);
  return (point) => places[point];
}

/** A finding as the page keeps it: everything in UTF-16. */
export function localised(found, place) {
  const edit = (e) => ({ start: place(e.start), end: place(e.end), text: e.text });
  return {
    ...found, start: found.utf16_start, end: found.utf16_end,
    fixes: found.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(edit) })),
  };
}

export function applied(text, edits) {
  let result = "", at = 0;
  for (const edit of [...edits].sort(byPlace)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

export const byPlace = (a, b) => a.start - b.start || a.end - b.end;

/** The one edit between two texts. */
export function between(before, after) {
  const least = Math.min(before.length, after.length);
  let first = 0, last = 0;
  while (first < least && before[first] === after[first]) first++;
  while (last < least - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  return { start: first, end: before.length - last, text: after.slice(first, after.length - last) };
}

/** Where an offset is after edits. */
export function moved(at, edits) {
  let by = 0;
  for (const edit of edits) if (edit.end <= at) by += edit.text.length - (edit.end - edit.start);
  return at + by;
}

const touches = (a, b) => a.start < b.end && b.start < a.end || a.start === b.start && a.end === b.end
  || a.start === a.end && a.start > b.start && a.start < b.end || b.start === b.end && b.start > a.start && b.start < a.end;

/** Ranges after edits; those that are touched are gone. `more` moves what else has places. */
export function carried(ranges, edits, more = (range) => range) {
  return ranges.filter((range) => !edits.some((edit) => touches(range, edit)))
    .map((range) => more({ ...range, start: moved(range.start, edits), end: moved(range.end, edits) }, edits));
}

export function carriedFixes(finding, edits) {
  const edit = (e) => ({ ...e, start: moved(e.start, edits), end: moved(e.end, edits) });
  const clear = (fix) => !fix.edits.some((e) => edits.some((other) => touches(e, other)));
  return { ...finding, fixes: finding.fixes.filter(clear).map((fix) => ({ ...fix, edits: fix.edits.map(edit) })) };
}

/** The fix that may be written unattended: the only safe one. */
export function safeFix(finding) {
  const safe = finding.fixes.filter((fix) => fix.safety === "safe");
  return safe.length === 1 ? safe[0] : null;
}

/** Safe edits that do not meet one another; the others get their turn in the next pass, as in `ralat check --fix`. */
export function safeEdits(findings) {
  const taken = [];
  const ordered = [...findings].sort((a, b) => byPlace(a, b) || (a.rule < b.rule ? -1 : 1));
  for (const finding of ordered) {
    const edits = safeFix(finding)?.edits ?? [];
    const meets = (e, t) => touches(e, t) || e.start === t.start || e.start === t.end && e.start === e.end || t.start === e.end && t.start === t.end;
    if (!edits.some((e) => taken.some((t) => meets(e, t)))) taken.push(...edits);
  }
  return taken;
}
