import type { Messages } from '.'
import campaign from './en/campaign'
import catalogue from './en/catalogue'
import general from './en/general'
import ledger from './en/ledger'
import report from './en/report'

const en: Messages = { ...general, ...catalogue, ...campaign, ...ledger, ...report }

export default en
