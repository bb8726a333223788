import type { EvidenceMark } from '@/api/types'

export const evidence_marks: EvidenceMark[] = ['open', 'internal', 'work_secret']
