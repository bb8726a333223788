/**
 * SHA-256 (FIPS 180-4) of bytes that come in pieces. The browser's own knows no pieces, and none at all on a page that
 * came without TLS, as pages in local networks do.
 */
const round = new Uint32Array(64)
const start = new Uint32Array(8)
fillConstants()

/** Roots of the first primes: fractions of the cube roots, and of the square roots. */
function fillConstants() {
  const fraction = (x: number) => (x - Math.floor(x)) * 2 ** 32
  let found = 0
  for (let n = 2; found < 64; n++) {
    let prime = true
    for (let d = 2; d * d <= n; d++) prime &&= n % d !== 0
    if (!prime) continue
    if (found < 8) start[found] = fraction(Math.sqrt(n))
    round[found++] = fraction(Math.cbrt(n))
  }
}

const block_bytes = 64

export class Sha256 {
  private state = start.slice()
  private rest = new Uint8Array(block_bytes)
  private rest_size = 0
  private size = 0
  private words = new Uint32Array(64)

  add(bytes: Uint8Array): this {
    this.size += bytes.length
    let at = 0
    if (this.rest_size > 0) {
      at = Math.min(block_bytes - this.rest_size, bytes.length)
      this.rest.set(bytes.subarray(0, at), this.rest_size)
      this.rest_size += at
      if (this.rest_size < block_bytes) return this
      this.block(this.rest, 0)
      this.rest_size = 0
    }
    for (; at + block_bytes <= bytes.length; at += block_bytes) this.block(bytes, at)
    this.rest.set(bytes.subarray(at))
    this.rest_size = bytes.length - at
    return this
  }

  /** 64 hex digits. Once, at the end. */
  hex(): string {
    const tail = new Uint8Array(this.rest_size < 56 ? block_bytes : 2 * block_bytes)
    tail.set(this.rest.subarray(0, this.rest_size))
    tail[this.rest_size] = 0x80
    const view = new DataView(tail.buffer)
    view.setUint32(tail.length - 8, Math.floor(this.size / 2 ** 29))
    view.setUint32(tail.length - 4, (this.size * 8) % 2 ** 32)
    for (let at = 0; at < tail.length; at += block_bytes) this.block(tail, at)
    return [...this.state].map((word) => word.toString(16).padStart(8, '0')).join('')
  }

  private block(bytes: Uint8Array, from: number) {
    const w = this.words
    for (let i = 0; i < 16; i++) {
      const at = from + 4 * i
      w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
    }
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15]!
      const y = w[i - 2]!
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1
    }
    let [a, b, c, d, e, f, g, h] = this.state as unknown as [number, number, number, number, number, number, number, number]
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + round[i]! + w[i]!) | 0
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    const sums = [a, b, c, d, e, f, g, h]
    for (let i = 0; i < 8; i++) this.state[i] = this.state[i]! + sums[i]!
  }
}
