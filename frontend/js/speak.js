// Reads a part of the page aloud, where the browser has a voice for its language.

/** @param {HTMLButtonElement} button */
export function start(button) {
  const part = /** @type {HTMLElement | null} */ (document.querySelector(button.dataset.speak || ''));
  const label = button.querySelector('span');
  if (!part || !label || !('speechSynthesis' in window)) return;
  const say = label.textContent;
  const rest = () => { label.textContent = say; button.removeAttribute('aria-pressed'); };
  button.hidden = false;
  button.addEventListener('click', () => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const lang = part.closest('[lang]')?.getAttribute('lang') || 'fr';
    // A sentence at a time: long texts are cut off after a while by some browsers.
    const sentences = part.innerText.split(/(?<=[.!?…:])\s+|\n+/).filter((sentence) => sentence.trim());
    sentences.forEach((sentence, index) => {
      const words = new SpeechSynthesisUtterance(sentence);
      words.lang = lang === 'fr' ? 'fr-FR' : 'en-GB';
      words.rate = 0.9;
      if (index === sentences.length - 1) words.onend = rest;
      words.onerror = rest;
      speechSynthesis.speak(words);
    });
    label.textContent = button.dataset.stop || say;
    button.setAttribute('aria-pressed', 'true');
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
}
