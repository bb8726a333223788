import { readFile, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(zlib.brotliCompress)
const gzip = promisify(zlib.gzip)
const compressible = /\.(js|css|html|svg|json|txt)$/
const smallest_bytes = 512

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const nested = entries.map((entry) => {
    const full = path.join(folder, entry.name)
    return entry.isDirectory() ? listFiles(full) : [full]
  })
  return (await Promise.all(nested)).flat()
}

async function compressOne(file: string): Promise<number> {
  const raw = await readFile(file)
  if (raw.length < smallest_bytes) return raw.length
  const packed = await gzip(raw, { level: 9 })
  const options = { params: { [zlib.constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }
  await Promise.all([
    writeFile(`${file}.gz`, packed),
    writeFile(`${file}.br`, await brotli(raw, options)),
  ])
  return packed.length
}

/** Writes .br and .gz beside every text file, so that the server compresses nothing while serving. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'zhunsheng-precompress',
    apply: 'build',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const files = (await listFiles(folder)).filter((file) => compressible.test(file))
      const sizes = await Promise.all(files.map(compressOne))
      const total_kb = sizes.reduce((sum, size) => sum + size, 0) / 1000
      this.info(`${files.length} files, ${total_kb.toFixed(1)} kB gzip in all`)
    },
  }
}
