export type Piece = { kind: 'text' | 'strong' | 'link'; text: string; to?: string }
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'text'; pieces: Piece[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Piece[][] }
  | { kind: 'image'; text: string; file: string }

function pieces(text: string): Piece[] {
  return text.split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))/).flatMap((part): Piece[] => {
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part)
    if (link) return [{ kind: 'link', text: link[1]!, to: link[2]! }]
    if (/^\*\*.+\*\*$/.test(part)) return [{ kind: 'strong', text: part.slice(2, -2) }]
    return part ? [{ kind: 'text', text: part }] : []
  })
}

/** Lines of a paragraph are one; between Chinese characters no blank is put where a line ended. */
function joined(lines: string[]): string {
  return lines.map((line) => line.trim()).reduce((before, line) => (before && /[\x20-\x7e]$/.test(before) && /^[\x20-\x7e]/.test(line) ? `${before} ${line}` : before + line), '')
}

/** As much of Markdown as the guide uses: headings, paragraphs, lists, pictures, strong words and links. */
export function blocksOf(markdown: string): Block[] {
  return markdown.split(/\n{2,}/).flatMap((chunk): Block[] => {
    const lines = chunk.split('\n').filter((line) => line.trim())
    const first = lines[0]
    if (first === undefined) return []
    const heading = /^(#+) (.*)$/.exec(first)
    if (heading) return [{ kind: 'heading', level: heading[1]!.length, text: heading[2]! }]
    const image = /^!\[([^\]]*)\]\((?:images\/)?([^)]+)\)$/.exec(first)
    if (image) return [{ kind: 'image', text: image[1]!, file: image[2]! }]
    if (!/^(-|\d+\.) /.test(first)) return [{ kind: 'text', pieces: pieces(joined(lines)) }]
    const items: string[][] = []
    for (const line of lines) {
      if (/^(-|\d+\.) /.test(line)) items.push([line.replace(/^(-|\d+\.) /, '')])
      else items.at(-1)!.push(line)
    }
    return [{ kind: 'list', ordered: /^\d/.test(first), start: Number.parseInt(first, 10) || 1, items: items.map((item) => pieces(joined(item))) }]
  })
}
