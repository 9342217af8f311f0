import type { Observer } from './observer.js'

/** One observer for several. */
export function observedBy(observers: readonly Observer[]): Observer {
  return {
    began: (...args) => observers.forEach((observer) => observer.began?.(...args)),
    finished: (...args) => observers.forEach((observer) => observer.finished?.(...args)),
    heard: (...args) => observers.forEach((observer) => observer.heard?.(...args)),
    happened: (...args) => observers.forEach((observer) => observer.happened?.(...args)),
  }
}
