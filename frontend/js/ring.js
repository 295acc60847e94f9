// [data-ring="<offer id>"]: an urgent offer that has just come rings softly, once, if button[data-sound] was turned on (off by default).
// [data-newest="<id>"]: on the board, something newer sounds, if button[data-sound="board-sound"] was turned on.
import { count } from './live/refresh.js';

const NOTES = [[659.25, 0], [880, 0.22]];

/** @type {Set<string>} offers that were there or have rung */
const known = new Set();
/** @type {AudioContext | null} */
let audio = null;

/** On the board, at most one sound in so long (ms). */
const REST_MS = 5000;
let newest = '';
let soundedAt = 0;

const isOn = (key = 'sound') => localStorage.getItem(key) === 'on';

// A page may only sound after a gesture on it: the first one wakes it.
function wake() {
  const Audio = window.AudioContext || /** @type {any} */ (window).webkitAudioContext;
  if (!(isOn() || isOn('board-sound')) || !Audio) return;
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

/** @param {string} id ids sort by time @param {boolean} isFresh */
function look(id, isFresh) {
  if (isFresh && id > newest && isOn('board-sound') && Date.now() - soundedAt > REST_MS) {
    soundedAt = Date.now();
    tone();
  }
  if (id > newest) newest = id;
}

/** @param {HTMLElement} button */
function choice(button) {
  const key = button.dataset.sound || 'sound';
  const show = () => button.setAttribute('aria-pressed', String(isOn(key)));
  button.hidden = false;
  button.addEventListener('click', () => {
    localStorage.setItem(key, isOn(key) ? 'off' : 'on');
    show();
    // Heard or seen at once, so that one knows what to expect.
    if (key === 'board-badge') count(document.title);
    else if (isOn(key)) tone();
  });
  show();
}

for (const gesture of ['pointerdown', 'keydown']) document.addEventListener(gesture, wake, { once: true });

/** @param {HTMLElement} element @param {boolean} isFresh */
export function start(element, isFresh) {
  const { newest: id } = element.dataset;
  if ('sound' in element.dataset) choice(element);
  else if (id !== undefined) look(id, isFresh);
  else arrive(element, isFresh);
}
