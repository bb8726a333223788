import type { HeatMap } from '@/api/types'

export type Cell = HeatMap['rows'][number]['cells'][number]
export type CellState = Cell['state']

/** Light for what is begun, dark for what is done, red for what is late or came back. Each differs in lightness too. */
export const cellColour: Record<CellState | 'late', string> = {
  open: '#d9d5c9',
  draft: '#b5cad5',
  filed: '#5f93ad',
  returned: '#e2a53c',
  accepted: '#2a6344',
  not_involved: '#8b887d',
  withdrawn: '#ffffff',
  late: '#a32e24',
}

export const cell_size = 16
export const head_height = 120

export function lookOf(cell: Cell): CellState | 'late' {
  return cell.late ? 'late' : cell.state
}

/** Cells by row, to be found by their column. */
export function cellsByColumn(rows: HeatMap['rows']): Map<number, Cell>[] {
  return rows.map((row) => new Map(row.cells.map((cell) => [cell.column, cell])))
}

export interface View {
  left: number
  top: number
  width: number
  height: number
}

interface Drawing {
  map: HeatMap
  cells: Map<number, Cell>[]
  view: View
  side: number
  at: { row: number; column: number }
  ink: string
}

/** What lies in view, and nothing else: the time does not depend on the size of the map. */
export function draw(context: CanvasRenderingContext2D, { map, cells, view, side, at, ink }: Drawing): void {
  const { left, top, width, height } = view
  context.clearRect(0, 0, width, height)
  context.fillStyle = ink
  context.textBaseline = 'middle'
  context.font = '12px sans-serif'
  const first_row = Math.floor(top / cell_size)
  const last_row = Math.min(map.rows.length, first_row + Math.ceil((height - head_height) / cell_size) + 1)
  const first_column = Math.floor(left / cell_size)
  const last_column = Math.min(map.bodies.length, first_column + Math.ceil((width - side) / cell_size) + 1)
  context.save()
  context.beginPath()
  context.rect(side, head_height, width - side, height - head_height)
  context.clip()
  for (let row = first_row; row < last_row; row++) {
    for (let column = first_column; column < last_column; column++) {
      const cell = cells[row]?.get(column)
      if (!cell) continue
      context.fillStyle = cellColour[lookOf(cell)]
      context.fillRect(side + column * cell_size - left + 1, head_height + row * cell_size - top + 1, cell_size - 2, cell_size - 2)
    }
  }
  context.strokeStyle = '#1769aa'
  context.lineWidth = 2
  context.strokeRect(side + at.column * cell_size - left, head_height + at.row * cell_size - top, cell_size, cell_size)
  context.restore()
  context.fillStyle = ink
  for (let row = first_row; row < last_row; row++) {
    const y = head_height + row * cell_size - top + cell_size / 2
    if (y < head_height) continue
    const { number, text } = map.rows[row]!
    const room = Math.floor((side - 8) / 12)
    context.fillText(`${number} ${text}`.slice(0, room), 2, y, side - 8)
  }
  for (let column = first_column; column < last_column; column++) {
    const x = side + column * cell_size - left + cell_size / 2
    if (x < side) continue
    context.save()
    context.translate(x, head_height - 6)
    context.rotate(-Math.PI / 2)
    context.fillText(map.bodies[column]!.name.slice(0, 9), 0, 0, head_height - 10)
    context.restore()
  }
}
