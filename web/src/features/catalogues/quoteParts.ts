export interface QuoteParts {
  before: string
  quote: string
  after: string
}

/** The text cut around the quote it was read from; the quote is empty where it is not in the text. */
export function quoteParts(text: string, quote: string): QuoteParts {
  const at = quote ? text.indexOf(quote) : -1
  if (at < 0) return { before: text, quote: '', after: '' }
  return { before: text.slice(0, at), quote, after: text.slice(at + quote.length) }
}
