import { describe, expect, it } from 'vitest'
import { countedCharacters, rowsOfText, sameContent, textOfRows, tidied, wordsOf, type Content } from './content'

function content(text: string): Content {
  return {
    not_involved: false,
    not_involved_reason: '',
    open_to_public: false,
    answers: [{ part: '1', text, cases: [{ title: ' ', text: '', contact: '', phone: '' }], addresses: ['', ' https://a.cn '], rows: [['', ' ']] }],
  }
}

describe('what is written in a submission', () => {
  it('is counted without blanks and line ends, by characters and not by code units', () => {
    expect(countedCharacters(' 全区 3 个镇\n\n已完成。\u3000\ufeff')).toBe(9)
    expect(countedCharacters('𠮷')).toBe(1)
  })

  it('is sent without lines that hold nothing', () => {
    expect(tidied(content('甲')).answers).toEqual([{ part: '1', text: '甲', cases: [], addresses: ['https://a.cn'], rows: [] }])
    expect(tidied({ ...content(' '), answers: [] }).answers).toEqual([])
  })

  it('is the same however many empty lines were opened', () => {
    const plain = content('甲')
    plain.answers[0]!.cases = []
    expect(sameContent(content('甲'), plain)).toBe(true)
    expect(sameContent(content('甲'), content('乙'))).toBe(false)
  })

  it('comes from a sheet as rows and goes back as it came', () => {
    expect(rowsOfText('序号\t事项\r\n1\t 备案 \n\n')).toEqual([['序号', '事项'], ['1', '备案']])
    expect(textOfRows([['序号', '事项'], ['1', '备案']])).toBe('序号\t事项\n1\t备案')
  })

  it('is compared in words', () => {
    const answer = { part: '1', text: '甲', cases: [{ title: '乙', text: '丙', contact: '丁', phone: '' }], addresses: ['https://a.cn'], rows: [] }
    expect(wordsOf(answer)).toBe('甲\n乙\n丙\n丁\nhttps://a.cn')
    expect(wordsOf(undefined)).toBe('')
  })
})
