// [data-retry] (the offline page): loads the wanted page again as soon as the network is back.

export function start() {
  addEventListener('online', () => location.reload());
}
