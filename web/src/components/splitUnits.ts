/** Names as they are typed or pasted: split on 、，； and line breaks, but not inside brackets. */
export function splitUnits(text: string): string[] {
  const names: string[] = []
  let depth = 0
  let name = ''
  for (const sign of text) {
    if ('（(〔['.includes(sign)) depth++
    if ('）)〕]'.includes(sign)) depth = Math.max(0, depth - 1)
    if (depth === 0 && /[、，,；;\n\t]/.test(sign)) {
      names.push(name)
      name = ''
    } else name += sign
  }
  return [...new Set([...names, name].map((one) => one.trim()).filter(Boolean))]
}
