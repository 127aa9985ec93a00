// Texts: code points and UTF-16 units, edits, differences. Nothing here knows of the page.

/** Offsets in code points to UTF-16 units, as JavaScript counts. */
export function units(text) {
  const astral = [];
  let points = 0;
  for (const char of text) {
    if (char.length > 1) astral.push(points);
    points += 1;
  }
  if (!astral.length) return (offset) => offset;
  return (offset) => {
    let low = 0, high = astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (astral[middle] < offset) low = middle + 1; else high = middle;
    }
    return offset + low;
  };
}

/** A text with edits (UTF-16, not overlapping) written into it. */
export function applied(text, edits) {
  const sorted = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return sorted.reduce((made, e) => made.slice(0, e.start) + e.text + made.slice(e.end), text);
}

/** The one stretch in which two texts differ, as an edit of the first. */
export function change(before, after) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { start, end: before.length - end, text: after.slice(start, after.length - end) };
}

/** Findings as they lie after an edit; those that it touches are gone until the text is checked again. */
export function moved(findings, edit) {
  const by = edit.text.length - (edit.end - edit.start);
  const shift = (e) => ({ ...e, start: e.start + by, end: e.end + by });
  return findings
    .filter((f) => f.end < edit.start || f.start > edit.end)
    .map((f) => (f.start > edit.end ? { ...shift(f), fixes: f.fixes.map((x) => ({ ...x, edits: x.edits.map(shift) })) } : f));
}

const MOST_CELLS = 4e6;

/** What has changed, word by word: [kind, text] with kind "", "del" or "ins". */
export function difference(before, after) {
  const cut = (text) => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\s]/gu) ?? [];
  const a = cut(before), b = cut(after);
  let start = 0, end = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = common(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const parts = [["", a.slice(0, start).join("")], ...middle, ["", a.slice(a.length - end).join("")]];
  const joined = [];
  for (const [kind, text] of parts) {
    if (joined.length && joined.at(-1)[0] === kind) joined.at(-1)[1] += text;
    else if (text) joined.push([kind, text]);
  }
  return joined;
}

/** Longest common subsequence of words; a stretch that is too long is shown as replaced. */
function common(a, b) {
  if (a.length * b.length > MOST_CELLS) return [["del", a.join("")], ["ins", b.join("")]];
  const width = b.length + 1, best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = a[i] === b[j] ? best[(i + 1) * width + j + 1] + 1 : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  const parts = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { parts.push(["", a[i]]); i += 1; j += 1; }
    else if (i < a.length && (j === b.length || best[(i + 1) * width + j] >= best[i * width + j + 1])) { parts.push(["del", a[i]]); i += 1; }
    else { parts.push(["ins", b[j]]); j += 1; }
  }
  return parts;
}

/** Words, sentences and minutes (200 words a minute) of an article. */
export function measured(text) {
  const words = (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []).length;
  const sentences = (text.match(/[^\s.!?…][^.!?…]*(?:[.!?…]+(?=\s|$|["”’)])|$)/gu) ?? []).filter((s) => /\p{L}/u.test(s)).length;
  return { words, sentences, minutes: Math.max(1, Math.round(words / 200)) };
}
