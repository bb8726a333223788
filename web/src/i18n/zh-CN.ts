import campaign from './zh-CN/campaign'
import catalogue from './zh-CN/catalogue'
import filing from './zh-CN/filing'
import general from './zh-CN/general'
import ledger from './zh-CN/ledger'
import message from './zh-CN/message'
import report from './zh-CN/report'

export default { ...general, ...catalogue, ...campaign, ...filing, ...message, ...ledger, ...report }
