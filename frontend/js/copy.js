// button[data-copy="text, or #id of an element or field"]: copies; with `data-share`, offers the device's own sharing where there is one.
// Words: data-copied.
import { announce } from './live/announce.js';

const SHOWN_MS = 3000;

/** @param {HTMLButtonElement} button @returns {string} */
function wanted(button) {
  const text = button.dataset.copy || '';
  const source = text.startsWith('#') && /** @type {HTMLInputElement | null} */ (document.querySelector(text));
  return source ? source.value || source.textContent?.trim() || '' : text;
}

/** @param {string} text */
async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // Without HTTPS (a local network) only the old way exists.
  const field = document.body.appendChild(document.createElement('textarea'));
  field.value = text;
  field.select();
  document.execCommand('copy');
  field.remove();
}

/** @param {HTMLButtonElement} button */
export function start(button) {
  const place = button.querySelector('span') || button;
  const label = place.textContent || '';
  button.hidden = false;
  button.addEventListener('click', async () => {
    const text = wanted(button);
    try {
      if ('share' in button.dataset && navigator.share) {
        await navigator.share(/^https?:\S+$/.test(text) ? { url: text } : { text });
        return;
      }
      await copy(text);
      const copied = button.dataset.copied || label;
      place.textContent = copied;
      announce(copied);
      setTimeout(() => { place.textContent = label; }, SHOWN_MS);
    } catch {
      // The person closed the sharing sheet, or the browser refuses: the text is on the page.
    }
  });
}
