import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en'
import zh from './zh-CN'

function flatten(messages: object, before = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([name, value]) =>
      typeof value === 'string' ? [[before + name, value] as const] : [...flatten(value as object, `${before}${name}.`)],
    ),
  )
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return sources(full)
    return /\.(vue|ts)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name) && !/i18n.(zh-CN|en)\b/.test(full) ? [full] : []
  })
}

const chinese = flatten(zh)
const english = flatten(en)
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()
const code = sources(path.resolve('src')).map((file) => readFileSync(file, 'utf8')).join('\n')

describe('the messages', () => {
  it('have the same keys in both languages', () => {
    expect([...english.keys()]).toEqual([...chinese.keys()])
  })

  it('fill in the same values in both languages', () => {
    for (const [key, text] of chinese) expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)])
  })

  it('contain every key that the pages ask for', () => {
    const asked = [...code.matchAll(/(?:\bt|notifyDone)\(\s*'([a-z_0-9.]+)'/g)].map((found) => found[1] as string)
    expect(asked.length).toBeGreaterThan(150)
    expect(asked.filter((key) => !chinese.has(key))).toEqual([])
  })

  it('contain no key that no page asks for', () => {
    const built = [...code.matchAll(/`([a-z_.]+\.)\$\{/g)].map((found) => found[1] as string)
    const unused = [...chinese.keys()].filter((key) => !code.includes(`'${key}'`) && !built.some((start) => key.startsWith(start)))
    expect(unused).toEqual([])
  })
})
