import { describe, expect, it } from 'vitest'
import { blocksOf } from './markdown'

describe('the Markdown of the guide', () => {
  it('has headings, paragraphs whose lines are one, and pictures', () => {
    expect(blocksOf('# 手册\n\n第一行，\n第二行 abc\ndef。\n\n![图](images/a.jpg)')).toEqual([
      { kind: 'heading', level: 1, text: '手册' },
      { kind: 'text', pieces: [{ kind: 'text', text: '第一行，第二行 abc def。' }] },
      { kind: 'image', text: '图', file: 'a.jpg' },
    ])
  })
  it('has lists that go on where another ended, with strong words and links', () => {
    expect(blocksOf('4. **开始**：选\n   一个\n5. 见[这里](a.md)')).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 4,
        items: [
          [{ kind: 'strong', text: '开始' }, { kind: 'text', text: '：选一个' }],
          [{ kind: 'text', text: '见' }, { kind: 'link', text: '这里', to: 'a.md' }],
        ],
      },
    ])
  })
})
