/** Heights of many rows: guessed until measured. Answers "where is row i" and "which row is at y". */
export class RowHeights {
  private tops: number[] = [0]
  private dirty_from = 0

  private constructor(private readonly heights: number[]) {}

  static guess(count: number, guess: (index: number) => number): RowHeights {
    return new RowHeights(Array.from({ length: count }, (_, index) => guess(index)))
  }

  get count(): number {
    return this.heights.length
  }

  get total(): number {
    return this.topOf(this.count)
  }

  heightOf(index: number): number {
    return this.heights[index] ?? 0
  }

  /** Returns by how much the row grew. */
  measure(index: number, height: number): number {
    const before = this.heights[index]
    if (before === undefined || before === height) return 0
    this.heights[index] = height
    this.dirty_from = Math.min(this.dirty_from, index)
    return height - before
  }

  topOf(index: number): number {
    this.settle()
    return this.tops[Math.max(0, Math.min(index, this.count))] ?? 0
  }

  indexAt(y: number): number {
    this.settle()
    let low = 0
    let high = Math.max(0, this.count - 1)
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.tops[middle] ?? 0) <= y) low = middle
      else high = middle - 1
    }
    return low
  }

  private settle(): void {
    if (this.dirty_from >= this.count) return
    let top = this.tops[this.dirty_from] ?? 0
    for (let index = this.dirty_from; index < this.count; index++) {
      this.tops[index] = top
      top += this.heights[index] ?? 0
    }
    this.tops[this.count] = top
    this.dirty_from = this.count
  }
}
