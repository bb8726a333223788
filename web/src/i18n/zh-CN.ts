import campaign from './zh-CN/campaign'
import catalogue from './zh-CN/catalogue'
import general from './zh-CN/general'
import ledger from './zh-CN/ledger'
import report from './zh-CN/report'

export default { ...general, ...catalogue, ...campaign, ...ledger, ...report }
