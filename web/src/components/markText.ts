export interface Piece {
  text: string
  marked: boolean
}

/** Splits a text where the words of a search stand in it. Blanks separate words; letters match in either case. */
export function markText(text: string, words: string): Piece[] {
  const wanted = words.split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return [{ text, marked: false }]
  const pattern = new RegExp(`(${wanted.map(escapePattern).join('|')})`, 'giu')
  return text
    .split(pattern)
    .map((piece, at) => ({ text: piece, marked: at % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The same from ranges in UTF-16 code units, as the search of the server gives them. */
export function markRanges(text: string, ranges: number[][]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [from = 0, to = 0] of [...ranges].sort((left, right) => (left[0] ?? 0) - (right[0] ?? 0))) {
    if (from < at || to <= from) continue
    pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  pieces.push({ text: text.slice(at), marked: false })
  return pieces.filter((piece) => piece.text !== '')
}
