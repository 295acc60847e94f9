// Contact details in what someone types. It only warns: a doubt is settled by the writer.

// Bounded, so that a very long text is read as fast as it is typed.
const EMAIL = /[^\s@<>]{1,64}\s?(?:@|\(at\)|\[at\]|\sarobase\s)\s?[^\s@<>]{1,64}(?:\.|\s(?:point|dot)\s)[a-z]{2}/i;
// Pairs with the same sign between them ("06 39 98 12 34", "+33 6.39.98.12.34"): a date does not look like that.
const PAIRS = /(?:^|\D)(?:(?:\+|00)33[\s.\-]?(?:\(0\)[\s.\-]?)?|0)[1-9]([\s.\-/]?)\d{2}(?:\1\d{2}){3}(?!\d)/;
const FOREIGN = /(?:^|[^\d+])(?:\+|00)[1-9](?:[\s.\-]?\d){7,13}(?!\d)/;
const RUN = /\d(?:[\s.\-]?\d)+/g;

/** @param {string} text @returns {'email' | 'phone' | null} */
export function contactIn(text) {
  if (EMAIL.test(text)) return 'email';
  const isWhole = (text.match(RUN) || []).some((run) => /^0[1-9]\d{8}$/.test(run.replace(/\D/g, '')));
  return isWhole || PAIRS.test(text) || FOREIGN.test(text) ? 'phone' : null;
}
