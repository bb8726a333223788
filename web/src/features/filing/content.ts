import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type Submission = Schemas['Submission']
export type SubmissionSummary = Schemas['SubmissionSummary']
export type SubmissionState = SubmissionSummary['state']
export type Content = Schemas['SubmissionContent']
export type Answer = Schemas['PartAnswer']
export type FormPart = Schemas['FormPart']
export type Remark = Schemas['Remark']
export type Review = Schemas['Review']
export type Edition = Schemas['SubmissionEdition']
export type MyTask = Schemas['MyTask']
export type Triage = NonNullable<SubmissionSummary['triage']>

/** As the server counts them (base/text.h): blanks and line ends are no characters. */
export function countedCharacters(text: string): number {
  return [...text.replace(/[\t-\r \u0085\u00a0\u2000-\u200b\u2028\u2029\u202f\u3000\ufeff]/gu, '')].length
}

export function emptyAnswer(part: string): Answer {
  return { part, text: '', cases: [], addresses: [], rows: [] }
}

/** What a query holds is watched by the page and cannot be cloned as it is. */
function copied(answer: Answer): Answer {
  return JSON.parse(JSON.stringify(answer)) as Answer
}

/** With an answer for every part of the form, so that a field can be bound to it. */
export function editable(submission: Submission): Content {
  const { content, form } = submission
  const answers = form.parts.map((part) => copied(content.answers.find((one) => one.part === part.key) ?? emptyAnswer(part.key)))
  return { ...content, answers }
}

export function isEmptyAnswer(answer: Answer): boolean {
  return !answer.text.trim() && !answer.cases.length && !answer.addresses.length && !answer.rows.length
}

/** What is sent: lines without anything in them are left out. */
export function tidied(content: Content): Content {
  const answers = content.answers.map((answer) => ({
    ...answer,
    cases: answer.cases.filter((one) => one.title.trim() || one.text.trim() || one.contact.trim() || one.phone.trim()),
    addresses: answer.addresses.map((one) => one.trim()).filter(Boolean),
    rows: answer.rows.filter((row) => row.some((cell) => cell.trim())),
  }))
  return { ...content, answers: answers.filter((answer) => !isEmptyAnswer(answer)) }
}

export function sameContent(left: Content, right: Content): boolean {
  return JSON.stringify(tidied(left)) === JSON.stringify(tidied(right))
}

/** Cells of a sheet, as they are pasted from one. */
export function rowsOfText(text: string): string[][] {
  return text.split(/\r?\n/).filter((line) => line.trim()).map((line) => line.split('\t').map((cell) => cell.trim()))
}

export function textOfRows(rows: string[][]): string {
  return rows.map((row) => row.join('\t')).join('\n')
}

/** Whether a part can be changed: after a return only those it named. */
export function isOpen(submission: Submission, part: string): boolean {
  return submission.may_edit && (submission.reopened.length === 0 || submission.reopened.includes(part))
}

/** An answer in words, for comparing two editions. */
export function wordsOf(answer: Answer | undefined): string {
  if (!answer) return ''
  const cases = answer.cases.map((one) => [one.title, one.text, [one.contact, one.phone].filter(Boolean).join('，')].filter(Boolean).join('\n'))
  return [answer.text, ...cases, ...answer.addresses, textOfRows(answer.rows)].filter(Boolean).join('\n')
}
