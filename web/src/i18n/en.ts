import type { Messages } from '.'
import campaign from './en/campaign'
import catalogue from './en/catalogue'
import general from './en/general'
import ledger from './en/ledger'

const en: Messages = { ...general, ...catalogue, ...campaign, ...ledger }

export default en
