import { audit } from './audit'
import { board } from './board'
import { campaigns } from './campaigns'
import { catalogues } from './catalogues'
import { evidence } from './evidence'
import { exports } from './exports'
import type { Feature } from './feature'
import { filing, queue } from './filing'
import { guide } from './guide'
import { imports } from './imports'
import { ledgers } from './ledgers'
import { matrix } from './matrix'
import { people } from './people'
import { plan } from './plan'
import { problems } from './problems'
import { messages } from './messages'
import { reports } from './reports'
import { review } from './review'
import { search } from './search'
import { session } from './session'
import { tasks } from './tasks'
import { units } from './units'
import { users } from './users'
import { versions } from './versions'

export const features: Feature[] = [
  session,
  board,
  filing,
  queue,
  problems,
  imports,
  review,
  catalogues,
  plan,
  units,
  matrix,
  versions,
  exports,
  campaigns,
  reports,
  people,
  tasks,
  evidence,
  messages,
  ledgers,
  search,
  users,
  audit,
  guide,
]
