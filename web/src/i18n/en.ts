import type { Messages } from '.'
import campaign from './en/campaign'
import catalogue from './en/catalogue'
import general from './en/general'

const en: Messages = { ...general, ...catalogue, ...campaign }

export default en
