export interface Piece {
  kind: 'same' | 'old' | 'new'
  text: string
}

/** Above this a comparison character by character is not worth its time: the middle is then taken whole. */
const most_cells = 400_000

function push(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces[pieces.length - 1]
  if (text === '') return
  if (last?.kind === kind) last.text += text
  else pieces.push({ kind, text })
}

/** Length of the longest common subsequence of the rests from each pair of places. */
function commonLengths(old: string[], now: string[]): Uint16Array[] {
  const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let at = old.length - 1; at >= 0; at--) {
    const row = table[at] as Uint16Array
    const below = table[at + 1] as Uint16Array
    for (let to = now.length - 1; to >= 0; to--) {
      row[to] = old[at] === now[to] ? (below[to + 1] ?? 0) + 1 : Math.max(below[to] ?? 0, row[to + 1] ?? 0)
    }
  }
  return table
}

function diffMiddle(old: string[], now: string[], pieces: Piece[]): void {
  if (old.length * now.length > most_cells) {
    push(pieces, 'old', old.join(''))
    push(pieces, 'new', now.join(''))
    return
  }
  const table = commonLengths(old, now)
  let at = 0
  let to = 0
  while (at < old.length || to < now.length) {
    const skipOld = table[at + 1]?.[to] ?? -1
    const skipNew = to < now.length ? (table[at]?.[to + 1] ?? -1) : -1
    if (at < old.length && to < now.length && old[at] === now[to]) {
      push(pieces, 'same', old[at++] as string)
      to++
    } else if (at < old.length && skipOld >= skipNew) push(pieces, 'old', old[at++] as string)
    else push(pieces, 'new', now[to++] as string)
  }
}

/** What a correction takes out of a text and puts in. */
export function textDiff(text: string, correction: string): Piece[] {
  const old = [...text]
  const now = [...correction]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  const pieces: Piece[] = []
  push(pieces, 'same', now.slice(0, start).join(''))
  diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end), pieces)
  push(pieces, 'same', now.slice(now.length - end).join(''))
  return pieces
}

/** Shortens what stays the same to the characters next to a change. */
export function withContext(pieces: readonly Piece[], characters = 10): Piece[] {
  return pieces.map((piece, at) => {
    const text = [...piece.text]
    const first = at === 0
    const last = at === pieces.length - 1
    const kept = first || last ? characters : 2 * characters
    if (piece.kind !== 'same' || text.length <= kept + 1) return piece
    const begin = first ? '' : text.slice(0, characters).join('')
    const end = last ? '' : text.slice(-characters).join('')
    return { ...piece, text: `${begin}…${end}` }
  })
}
