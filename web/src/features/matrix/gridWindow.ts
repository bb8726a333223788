export interface Window {
  from: number
  to: number
}

/** The cells of equal size that a view of `room` pixels at `scroll` shows, with a few more on either side. */
export function windowOf(scroll: number, room: number, size: number, count: number, more = 4): Window {
  const from = Math.max(0, Math.floor(scroll / size) - more)
  const to = Math.min(count, Math.ceil((scroll + room) / size) + more)
  return { from: Math.min(from, to), to }
}

/** Where to scroll so that cell `at` lies wholly in a view of `room` pixels; unchanged if it already does. */
export function scrollFor(at: number, size: number, scroll: number, room: number): number {
  if (at * size < scroll) return at * size
  if ((at + 1) * size > scroll + room) return (at + 1) * size - room
  return scroll
}

export interface Cell {
  row: number
  column: number
}

/** Movement with the keys of a spreadsheet; null for a key that moves nothing. */
export function moveCell(cell: Cell, key: string, whole: boolean, rows: number, columns: number, page: number): Cell | null {
  const { row, column } = cell
  const moves: Record<string, Cell> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: whole ? 0 : row, column: 0 },
    End: { row: whole ? rows - 1 : row, column: columns - 1 },
  }
  const moved = moves[key]
  if (!moved) return null
  return { row: clamp(moved.row, rows), column: clamp(moved.column, columns) }
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1))
}
