// What survives a reload, in this browser only: texts in localStorage, the bytes of a Word document in IndexedDB.

const KEY = "ralat";

export function remembered() {
  try { return JSON.parse(localStorage.getItem(KEY)); } catch { return null; }
}

/** False when the browser has no room or no leave. */
export function remember(state) {
  try { localStorage.setItem(KEY, JSON.stringify(state)); return true; } catch { return false; }
}

async function opened() {
  const asked = indexedDB.open(KEY, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("document");
  return done(asked);
}

const done = (asked) => new Promise((good, bad) => {
  asked.onsuccess = () => good(asked.result);
  asked.onerror = () => bad(asked.error);
});

export async function keepDocument(bytes) {
  try {
    const store = (await opened()).transaction("document", "readwrite").objectStore("document");
    await done(bytes ? store.put(bytes, KEY) : store.delete(KEY));
    return true;
  } catch { return false; }
}

export async function keptDocument() {
  try { return await done((await opened()).transaction("document").objectStore("document").get(KEY)) ?? null; } catch { return null; }
}
