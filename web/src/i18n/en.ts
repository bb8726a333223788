import type { Messages } from '.'
import campaign from './en/campaign'
import catalogue from './en/catalogue'
import filing from './en/filing'
import general from './en/general'
import ledger from './en/ledger'
import message from './en/message'
import report from './en/report'

const en: Messages = { ...general, ...catalogue, ...campaign, ...filing, ...message, ...ledger, ...report }

export default en
