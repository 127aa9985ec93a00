// The draft and its past. It survives a reload; it never leaves the browser but to the server that the page came from.
const KEY = "ralat", MOST_STEPS = 200, TYPING_MS = 800;

const EMPTY = {
  name: "", format: "plain", text: "", original: "", document: null, strict: false, infos: false, ignored: [], theme: "",
};

export class Store {
  constructor() {
    this.draft = { ...EMPTY, ...read() };
    this.past = [];
    this.future = [];
    this.typed = 0;
  }

  /** Change the draft; a new text is a step that can be undone (typing in one go is one step). */
  set(changes, { typing = false, step = true } = {}) {
    const text = changes.text ?? this.draft.text;
    if (step && text !== this.draft.text) {
      const now = Date.now();
      if (!typing || now - this.typed > TYPING_MS) this.past = [...this.past.slice(1 - MOST_STEPS), snapshot(this.draft)];
      this.typed = typing ? now : 0;
      this.future = [];
    }
    Object.assign(this.draft, changes);
    write(this.draft);
  }

  /** Begin another article. */
  open({ name, format, text, document = null }) {
    this.set({ name, format, text, original: text, document, ignored: [] });
  }

  undo() {
    return this.step(this.past, this.future);
  }

  redo() {
    return this.step(this.future, this.past);
  }

  step(from, to) {
    const found = from.pop();
    if (!found) return false;
    to.push(snapshot(this.draft));
    this.typed = 0;
    Object.assign(this.draft, found);
    write(this.draft);
    return true;
  }
}

function snapshot({ name, format, text, original, document }) {
  return { name, format, text, original, document };
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

/** A draft that the browser has no room for (a large DOCX) is kept without its document's past only. */
function write(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    localStorage.removeItem(KEY);
  }
}
