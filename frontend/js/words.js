// A word that explains itself says its sentence beside it: on hover, on focus, on a tap. Without scripts it leads to its note.

/** @type {HTMLElement | null} */
let tip = null;

function hide() {
  if (tip) tip.remove();
  tip = null;
}

/** @param {HTMLAnchorElement} word */
function show(word) {
  const note = document.getElementById(`word-${word.dataset.word}`);
  const sentence = note && note.querySelector('dd');
  if (!sentence) return;
  hide();
  tip = document.createElement('div');
  tip.className = 'word-tip';
  tip.id = 'word-tip';
  tip.role = 'tooltip';
  tip.textContent = sentence.textContent;
  document.body.append(tip);
  const at = word.getBoundingClientRect();
  tip.style.left = `${Math.max(16, Math.min(at.left, innerWidth - tip.offsetWidth - 16)) + scrollX}px`;
  tip.style.top = `${at.bottom + scrollY + 6}px`;
  word.setAttribute('aria-describedby', 'word-tip');
}

/** @param {HTMLAnchorElement} word */
export function start(word) {
  word.addEventListener('pointerenter', (event) => { if (event.pointerType === 'mouse') show(word); });
  word.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse' && document.activeElement !== word) hide(); });
  word.addEventListener('focus', () => show(word));
  word.addEventListener('blur', hide);
  word.addEventListener('click', (event) => { event.preventDefault(); show(word); });
  word.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
}
