// [data-ways="/ask/how"] in a form with input[data-commune]: once the commune is given, the server says which ways of meeting there
// are. What it says of each element with data-ways, by id, takes its place. Without scripts it is said at the next step.
import { announce } from './live/announce.js';

/** @param {HTMLElement} place */
export function start(place) {
  const form = place.closest('form');
  const url = place.dataset.ways || '';
  let asked = new AbortController();
  form?.addEventListener('change', async (event) => {
    if (!(/** @type {Element} */ (event.target)).matches('[data-commune]')) return;
    asked.abort();
    asked = new AbortController();
    try {
      const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
      const answer = await fetch(url, { method: 'POST', body, credentials: 'same-origin', signal: asked.signal });
      if (answer.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch {
      // Another commune was chosen, or there is no network.
    }
  });
}

/** @param {Document} page */
function show(page) {
  for (const old of document.querySelectorAll('[data-ways], #nobody-covers')) {
    const fresh = page.getElementById(old.id);
    if (!fresh || old.innerHTML === fresh.innerHTML) continue;
    const had = old.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement).value : null;
    old.replaceChildren(...fresh.childNodes);
    if (had !== null) {
      // Whoever has gone on to the next question stays there.
      const inputs = [...old.querySelectorAll('input')];
      (inputs.find(({ value }) => value === had) || inputs[0])?.focus();
    }
    if (old.id === 'nobody-covers') announce(old.textContent || '');
  }
}
