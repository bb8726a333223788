import { audit } from './audit'
import { catalogues } from './catalogues'
import { exports } from './exports'
import type { Feature } from './feature'
import { imports } from './imports'
import { matrix } from './matrix'
import { plan } from './plan'
import { review } from './review'
import { search } from './search'
import { session } from './session'
import { tasks } from './tasks'
import { units } from './units'
import { users } from './users'
import { versions } from './versions'

export const features: Feature[] = [
  session,
  imports,
  review,
  catalogues,
  plan,
  units,
  matrix,
  versions,
  exports,
  tasks,
  search,
  users,
  audit,
]
