import type { Assignment } from '@/api/types'

type State = Assignment['state']

export const assignment_states: State[] = ['open', 'draft', 'filed', 'returned', 'accepted', 'not_involved', 'withdrawn']

export const stateTone: Record<State, string> = {
  open: '',
  draft: 'tag--blue',
  filed: 'tag--blue',
  returned: 'tag--amber',
  accepted: 'tag--green',
  not_involved: '',
  withdrawn: '',
}
