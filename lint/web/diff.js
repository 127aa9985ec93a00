// What changed, paragraph by paragraph and in each word by word.

const LIMIT = 4_000_000;

/** Pairs of [kind, pieces]: kind is "same", "gone" or "come". */
export function compared(before, after) {
  let first = 0, last = 0;
  while (first < before.length && first < after.length && before[first] === after[first]) first++;
  while (last < before.length - first && last < after.length - first && before.at(-1 - last) === after.at(-1 - last)) last++;
  const middle = aligned(before.slice(first, before.length - last), after.slice(first, after.length - last));
  return [["same", before.slice(0, first)], ...middle, ["same", before.slice(before.length - last)]].filter(([, p]) => p.length);
}

function aligned(before, after) {
  if (before.length * after.length > LIMIT) return [["gone", before], ["come", after]];
  const width = after.length + 1, table = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      table[i * width + j] = before[i] === after[j] ? table[(i + 1) * width + j + 1] + 1
        : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
  const runs = [];
  const add = (kind, piece) => runs.at(-1)?.[0] === kind ? runs.at(-1)[1].push(piece) : runs.push([kind, [piece]]);
  let i = 0, j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) { add("same", before[i]); i++; j++; }
    else if (j >= after.length || i < before.length && table[(i + 1) * width + j] >= table[i * width + j + 1]) add("gone", before[i++]);
    else add("come", after[j++]);
  }
  return runs;
}

export const words = (text) => text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^]/gu) ?? [];

/** Rows for reading: {same: number of paragraphs} or {pieces: runs of words}. */
export function rows(before, after) {
  const found = [], runs = compared(before.split("\n"), after.split("\n"));
  for (let at = 0; at < runs.length; at++) {
    const [kind, lines] = runs[at];
    if (kind === "same") { found.push({ same: lines.filter((l) => l.trim()).length }); continue; }
    const other = runs[at + 1]?.[0] === "come" && kind === "gone" ? runs[++at][1] : null;
    const gone = kind === "gone" ? lines : [], come = kind === "come" ? lines : other ?? [];
    for (let n = 0; n < Math.max(gone.length, come.length); n++)
      found.push({ pieces: joined(compared(words(gone[n] ?? ""), words(come[n] ?? ""))) });
  }
  return found.filter((row) => row.pieces || row.same);
}

/** Changes that only a space parts are one. */
function joined(runs) {
  const found = [];
  for (let at = 0; at < runs.length;) {
    if (runs[at][0] === "same") { found.push(runs[at++]); continue; }
    const gone = [], come = [];
    for (; at < runs.length && (runs[at][0] !== "same" || at + 1 < runs.length && !runs[at][1].join("").trim()); at++) {
      if (runs[at][0] !== "come") gone.push(...runs[at][1]);
      if (runs[at][0] !== "gone") come.push(...runs[at][1]);
    }
    if (gone.length) found.push(["gone", gone]);
    if (come.length) found.push(["come", come]);
  }
  return found;
}
