import campaign from './zh-CN/campaign'
import catalogue from './zh-CN/catalogue'
import general from './zh-CN/general'

export default { ...general, ...catalogue, ...campaign }
