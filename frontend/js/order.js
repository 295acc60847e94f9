// [data-order]: lines to put in order. Two buttons (or the arrow keys on them) move a line; its number follows.
import { announce } from './live/announce.js';

/** @param {HTMLElement} list */
export function start(list) {
  const lines = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const number = () => lines().forEach((line, at) => {
    /** @type {HTMLSelectElement} */ (line.querySelector('select')).value = String(at + 1);
    /** @type {HTMLElement} */ (line.querySelector('.order-number')).textContent = String(at + 1);
  });

  /** @param {HTMLElement} button @param {number} by */
  function move(button, by) {
    const line = /** @type {HTMLElement} */ (button.closest('li'));
    const to = lines().indexOf(line) + by;
    const beside = lines()[to];
    if (!beside) return;
    if (by < 0) beside.before(line);
    else beside.after(line);
    number();
    button.focus();
    announce(`${line.querySelector('label')?.textContent}, ${(list.dataset.order || '').replace('{place}', String(to + 1))}`);
  }

  list.classList.add('moves');
  for (const line of lines()) {
    const mark = document.createElement('span');
    mark.className = 'order-number';
    line.prepend(mark);
    for (const part of line.querySelectorAll('select, .order-moves')) /** @type {HTMLElement} */ (part).hidden = part.matches('select');
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (line.querySelectorAll('[data-move]'))) {
      button.addEventListener('click', () => move(button, Number(button.dataset.move)));
      button.addEventListener('keydown', (event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by) return;
        event.preventDefault();
        move(button, by);
      });
    }
  }
  number();
}
