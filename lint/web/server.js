// What the page asks of its own server.

export class Refused extends Error {}

async function asked(path, options) {
  let answer;
  try { answer = await fetch(path, options); }
  catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused("Server ralat tidak menjawab. Jalankan lagi ralat serve; naskah tetap tersimpan di sini.");
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => null);
  throw new Refused(told?.error?.message ?? `Server menjawab ${answer.status}.`);
}

const posted = (path, value, signal) => asked(path, {
  method: "POST", signal, headers: { "content-type": "application/json" }, body: JSON.stringify(value),
});

export const check = async (question, signal) => (await posted("page/check", question, signal)).json();
export const written = async (document, text) => (await posted("page/document", { document, text })).blob();
export const explain = async (rule) => (await asked(`explain/${encodeURIComponent(rule)}`)).json();
