// What changed, said once to screen readers, politely.

/** @type {Map<string, string>} */
const known = new Map();
/** @type {HTMLElement | null} */
let voice = null;

/** @param {string} text */
export function announce(text) {
  if (!voice) prepare();
  if (voice) voice.textContent = text;
}

// A live region speaks only of changes made after it came into the page.
export function prepare() {
  voice = document.querySelector('[data-voice]') || document.body.appendChild(document.createElement('p'));
  voice.setAttribute('role', 'status');
  voice.className = 'unseen';
}

/** Notes the texts of `[data-announce]`; says those that are new. @param {boolean} isAloud */
export function notice(isAloud) {
  const news = [];
  for (const [place, element] of [...document.querySelectorAll('[data-announce]')].entries()) {
    const key = element.id || `${element.closest('[data-live]')?.id}/${place}`;
    const text = (/** @type {HTMLElement} */ (element).dataset.announce || element.textContent || '').replace(/\s+/g, ' ').trim();
    if (text && known.get(key) !== text) news.push(text);
    known.set(key, text);
  }
  if (isAloud && news.length) announce(news.join(' '));
}
