import type { components } from '@/api/schema'

export type Problem = components['schemas']['Problem']
