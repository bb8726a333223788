export interface Change {
  before: string
  old: string
  new: string
  after: string
}

/** What differs between a text and its proposed correction: the shared beginning and end are set apart. */
export function changedPart(text: string, correction: string): Change {
  const old = [...text]
  const now = [...correction]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  return {
    before: now.slice(0, start).join(''),
    old: old.slice(start, old.length - end).join(''),
    new: now.slice(start, now.length - end).join(''),
    after: now.slice(now.length - end).join(''),
  }
}

/** Cuts what is only context down to the characters next to the change. */
export function contextOf(change: Change, characters = 12): Change {
  const before = [...change.before]
  const after = [...change.after]
  return {
    ...change,
    before: before.length > characters ? `…${before.slice(-characters).join('')}` : change.before,
    after: after.length > characters ? `${after.slice(0, characters).join('')}…` : change.after,
  }
}
