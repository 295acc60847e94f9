// [data-ring="<offer id>"]: an urgent offer that has just come rings softly, once, if button[data-sound] was turned on (off by default).

const NOTES = [[659.25, 0], [880, 0.22]];

/** @type {Set<string>} offers that were there or have rung */
const known = new Set();
/** @type {AudioContext | null} */
let audio = null;

const isOn = () => localStorage.getItem('sound') === 'on';

// A page may only sound after a gesture on it: the first one wakes it.
function wake() {
  const Audio = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
  if (!isOn() || !Audio) return;
  audio = audio || new Audio();
  audio?.resume();
}

function tone() {
  wake();
  if (!audio) return;
  for (const [pitch, delay] of NOTES) {
    const at = audio.currentTime + delay;
    const note = audio.createOscillator();
    const volume = audio.createGain();
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.15, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.6);
    note.connect(volume).connect(audio.destination);
    note.start(at);
    note.stop(at + 0.65);
  }
}

/** @param {HTMLElement} element @param {boolean} isFresh */
function arrive(element, isFresh) {
  const id = element.dataset.ring || element.id;
  if (known.has(id)) return;
  known.add(id);
  // Two tabs of one browser: the first that sees it rings.
  if (!isFresh || localStorage.getItem('rung') === id) return;
  localStorage.setItem('rung', id);
  // Browsers refuse before the first tap, and say so in their console.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
  if (isOn()) tone();
}

/** @param {HTMLElement} button */
function choice(button) {
  const show = () => button.setAttribute('aria-pressed', String(isOn()));
  button.hidden = false;
  button.addEventListener('click', () => {
    localStorage.setItem('sound', isOn() ? 'off' : 'on');
    show();
    // Heard at once, so that one knows what to expect.
    if (isOn()) tone();
  });
  show();
}

for (const gesture of ['pointerdown', 'keydown']) document.addEventListener(gesture, wake, { once: true });

/** @param {HTMLElement} element @param {boolean} isFresh */
export function start(element, isFresh) {
  if ('sound' in element.dataset) choice(element);
  else arrive(element, isFresh);
}
