// Where things are on the page, and the one line that tells how it goes.
export const at = (id) => document.getElementById(id);
export const sayings = at("sayings").dataset;
export const token = document.body.dataset.token;

export function tell(text) {
  at("status").textContent = text;
}

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// What the server says may hold a telephone number as a link; it is escaped there.
export function tellHtml(html) {
  at("status").innerHTML = html;
}
